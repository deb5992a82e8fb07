import { describe, expect, test } from "vitest";
import { mailStudentInvitation } from "@/features/enrollment/server/students/mail-students";
import { tellOfInvitation } from "@/features/notifications/server/sources/tell-of-invitation";
import { formerMember } from "@/lib/former-member";
import { uuidV7 } from "@/lib/uuid-v7";
import { createCaller } from "@/server/trpc/root";
import { actorOf, depsOf } from "@/testing/deps-of";
import { aPersonalScene } from "@/testing/personal-scene";
import { aPrivacySite } from "@/testing/privacy-site";
import { eraseDue } from "./erase-due";

const { byPasskey, clock, database, job, password, withPassword } = aPrivacySite();

const day = 86_400_000;

describe("whoever has left", () => {
  test("is named in each reader's own words, and what names someone else of the same name stays", async () => {
    const { person, other, course, enrollment } = await aPersonalScene(database.db);
    await withPassword(person);
    await database.db.user.update({ where: { id: person.id }, data: { name: "Ann" } });
    const theirReview = { userId: person.id, courseId: course.id };
    await database.db.review.updateMany({ where: theirReview, data: { state: "APPROVED", isFeatured: true } });
    const own = await database.db.review.findFirstOrThrow({ where: theirReview });
    const written = async () => {
      const api = createCaller(depsOf(database.db, { kind: "guest" }, clock));
      const { course: shown } = await api.catalog.coursePage({ slug: course.slug });
      return shown.reviews.items.filter(({ id }) => id === own.id).length;
    };
    expect(await written()).toBe(1);
    const said = { title: "Ann asks for a seat", message: "An announcement", metadata: { params: { who: "Ann" } } };
    const theirs = await database.db.notification.create({
      data: {
        userId: other.id,
        kind: "access.requested",
        dedupeKey: `access.requested:${uuidV7()}:${uuidV7()}`,
        ...said,
      },
    });
    await (await byPasskey(person)).askForDeletion({ current: password });
    clock.advance(31 * day);
    expect((await eraseDue(job())).erased).toBe(1);
    expect(await database.db.notification.findUnique({ where: { id: theirs.id } })).toMatchObject(said);
    const lead = await database.db.user.findUniqueOrThrow({ where: { id: course.instructorId } });
    const nameFor = async (locale: string) => {
      const api = createCaller({ ...depsOf(database.db, actorOf(lead), clock), locale });
      const { students } = await api.enrollment.students.list({ courseId: course.id });
      return students.find(({ enrollmentId }) => enrollmentId === enrollment.id)?.name;
    };
    expect(await nameFor("en")).toBe("Former member");
    expect(await nameFor("en-XA")).toBe("[Ƒóŕɱéŕ ɱéɱƀéŕ · ·]");
    expect(await written()).toBe(0);
  });

  test("is named neither in an email nor in a notification that is written afterwards", async () => {
    const { person, other, course } = await aPersonalScene(database.db);
    await withPassword(person);
    const emailKey = `${uuidV7()}@example.test`;
    const about = { courseId: course.id, emailKey, invitedById: person.id };
    const expiresAt = new Date(clock.now().getTime() + 60 * day);
    const toLearn = await database.db.invite.create({
      data: { ...about, email: emailKey, tokenHash: uuidV7(), expiresAt },
    });
    const toTeach = await database.db.courseInvite.create({
      data: { ...about, userId: other.id, role: "ASSISTANT", tokenHash: uuidV7(), expiresAt },
    });
    await (await byPasskey(person)).askForDeletion({ current: password });
    clock.advance(31 * day);
    expect((await eraseDue(job())).erased).toBe(1);
    expect(await mailStudentInvitation({ db: database.db }, toLearn.id)).toBe(true);
    const mail = await database.db.outboxMail.findFirstOrThrow({ where: { toAddress: emailKey } });
    expect(await tellOfInvitation({ db: database.db, now: clock.now }, toTeach.id)).toBe(1);
    const told = await database.db.notification.findFirstOrThrow({
      where: { userId: other.id, kind: "team.invitation" },
    });
    for (const said of [mail.text, mail.html, JSON.stringify(told)]) {
      expect(said).toContain("Former member");
      expect(said).not.toContain(formerMember.name);
    }
  });
});
