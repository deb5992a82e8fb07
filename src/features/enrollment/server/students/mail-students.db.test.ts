import { expect, it } from "vitest";
import { createCaller } from "@/server/trpc/root";
import { aClock } from "@/testing/clock";
import { testDatabase } from "@/testing/database";
import { actorOf, depsOf } from "@/testing/deps-of";
import { aCourse } from "@/testing/factories/course";
import { aPerson } from "@/testing/factories/person";
import { mailAccess, mailStudentInvitation } from "./mail-students";

const database = testDatabase();
const clock = aClock("2026-11-20T12:00:00Z");

async function atWork() {
  const lead = await aPerson(database.db, { name: "Maren Tolvaj", role: "INSTRUCTOR" });
  const course = await aCourse(database.db, { instructorId: lead.id, title: "Knots" });
  const asLead = createCaller(depsOf(database.db, actorOf(lead), clock)).enrollment.students;
  const enroll = (whom: string, until: string | null = null) => asLead.enroll({ courseId: course.id, whom, until });
  const mailsTo = (toAddress: string) => database.db.outboxMail.findMany({ where: { toAddress } });
  return { course, enroll, mailsTo };
}

it("someone who is given an enrollment by hand is told once, until when and where it starts", async () => {
  const { course, enroll, mailsTo } = await atWork();
  const learner = await aPerson(database.db);
  await enroll(learner.email, "2027-01-31T00:00:00Z");
  const { id } = await database.db.enrollment.findFirstOrThrow({ where: { userId: learner.id } });
  expect([await mailAccess(database, id), await mailAccess(database, id)]).toEqual([true, true]);
  const mails = await mailsTo(learner.email);
  expect(mails).toMatchObject([
    { kind: "course.access", userId: learner.id, subject: "You were given access to “Knots”", state: "QUEUED" },
  ]);
  expect(mails[0]?.text).toContain("31 Jan 2027");
  expect(mails[0]?.text).toContain(`/learn/${course.slug}`);
});

it("the last day is the one on the reader's own calendar", async () => {
  const { enroll, mailsTo } = await atWork();
  const learner = await aPerson(database.db);
  const timeZone = "America/New_York";
  await database.db.userPreference.upsert({
    where: { userId: learner.id },
    create: { userId: learner.id, timeZone },
    update: { timeZone },
  });
  await enroll(learner.email, "2027-02-01T04:59:59.999Z");
  const { id } = await database.db.enrollment.findFirstOrThrow({ where: { userId: learner.id } });
  await mailAccess(database, id);
  expect((await mailsTo(learner.email))[0]?.text).toContain("31 Jan 2027");
});

it("someone who enrolled by their own hand gets no mail", async () => {
  const { course, mailsTo } = await atWork();
  const learner = await aPerson(database.db);
  const own = createCaller(depsOf(database.db, actorOf(learner), clock));
  const { enrollmentId } = await own.enrollment.enroll({ courseId: course.id });
  expect(await mailAccess(database, enrollmentId)).toBe(false);
  expect(await mailsTo(learner.email)).toEqual([]);
});

it("an invited address is told once, and not when the invitation was taken back before", async () => {
  const { course, enroll, mailsTo } = await atWork();
  const address = `ilse-${course.slug}@skarvig.example`;
  await enroll(address);
  const invite = await database.db.invite.findFirstOrThrow({ where: { email: address } });
  for (const _ of [1, 2]) expect(await mailStudentInvitation(database, invite.id)).toBe(true);
  const mails = await mailsTo(address);
  expect(mails).toMatchObject([{ kind: "course.invitation", userId: null, subject: "You’re invited to “Knots”" }]);
  expect(mails[0]?.text).toContain(`/sign-up?next=${encodeURIComponent(`/courses/${course.slug}`)}`);
  await database.db.outboxMail.deleteMany();
  await database.db.invite.update({ where: { id: invite.id }, data: { withdrawnAt: clock.now() } });
  expect(await mailStudentInvitation(database, invite.id)).toBe(false);
  expect(await mailsTo(address)).toEqual([]);
});
