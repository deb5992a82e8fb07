import { describe, expect, it } from "vitest";
import { uuidV7 } from "@/lib/uuid-v7";
import { createCaller } from "@/server/trpc/root";
import { aClock } from "@/testing/clock";
import { testDatabase } from "@/testing/database";
import { actorOf, depsOf } from "@/testing/deps-of";
import { aCourse, anEnrollment } from "@/testing/factories/course";
import { aPerson } from "@/testing/factories/person";

const database = testDatabase();
const clock = aClock();

const as = (person: Parameters<typeof actorOf>[0]) =>
  createCaller(depsOf(database.db, actorOf(person), clock)).discussion;

async function aScene() {
  const course = await aCourse(database.db);
  const person = await aPerson(database.db);
  await anEnrollment(database.db, { userId: person.id, course });
  const lead = as({ id: course.instructorId, name: "Maren Tolvaj", role: "INSTRUCTOR" });
  const courseId = course.id;
  const draft = { courseId, announcementId: uuidV7(), base: "", title: "New tables", content: "They **arrived**." };
  return { courseId, learner: as(person), lead, draft, one: { courseId, announcementId: draft.announcementId } };
}

const told = async (id: string) =>
  (await database.db.outboxEvent.findMany({ where: { name: "announcement/published" } })).filter(({ data }) =>
    JSON.stringify(data).includes(id),
  );

describe("an announcement", () => {
  it("is a draft that students do not see, then published once, told of once", async () => {
    const { courseId, learner, lead, draft, one } = await aScene();
    await Promise.all([lead.writeAnnouncement(draft), lead.writeAnnouncement(draft)]);
    expect(await learner.announcements({ courseId })).toMatchObject({ announcements: [], total: 0, mayWrite: false });
    expect((await lead.announcements({ courseId })).announcements).toMatchObject([{ publishedAt: null }]);
    await Promise.all([lead.publishAnnouncement(one), lead.publishAnnouncement(one)]);
    await lead.publishAnnouncement(one);
    expect(await learner.announcements({ courseId })).toMatchObject({
      announcements: [
        {
          ...{ title: "New tables", author: "Maren Tolvaj", content: null, isEdited: false },
          html: "<p>They <strong>arrived</strong>.</p>",
        },
      ],
    });
    expect(await told(one.announcementId)).toHaveLength(1);
    expect(await learner.announcements({ courseId, page: 2 })).toEqual(await learner.announcements({ courseId }));
  });

  it("says that it was edited, is not overwritten from another page, and is withdrawn with a way back", async () => {
    const { courseId, learner, lead, draft, one } = await aScene();
    await lead.writeAnnouncement(draft);
    await lead.writeAnnouncement({ ...draft, base: draft.content, content: "Soon." });
    await lead.publishAnnouncement(one);
    expect((await learner.announcements({ courseId })).announcements[0]?.isEdited).toBe(false);
    await lead.writeAnnouncement({ ...draft, base: "Soon.", content: "Today." });
    expect((await learner.announcements({ courseId })).announcements[0]).toMatchObject({ isEdited: true });
    await expect(lead.writeAnnouncement({ ...draft, base: "Soon.", content: "Never." })).rejects.toMatchObject({
      code: "CONFLICT",
    });
    await lead.withdrawAnnouncement(one);
    await lead.withdrawAnnouncement(one);
    expect((await learner.announcements({ courseId })).announcements).toEqual([]);
    await expect(lead.publishAnnouncement(one)).rejects.toMatchObject({ code: "NOT_FOUND" });
    await lead.restoreAnnouncement(one);
    expect((await learner.announcements({ courseId })).announcements).toHaveLength(1);
    expect(await told(one.announcementId)).toHaveLength(1);
  });

  it("is written by who looks after the students of this course, and by no one else", async () => {
    const { courseId, learner, lead, draft, one } = await aScene();
    const other = await aScene();
    await lead.writeAnnouncement(draft);
    const theirs = { courseId: other.courseId, announcementId: one.announcementId };
    for (const call of [
      () => other.lead.publishAnnouncement(theirs),
      () => other.lead.withdrawAnnouncement(theirs),
      () => other.lead.writeAnnouncement({ ...draft, courseId: other.courseId, content: "Mine." }),
    ])
      await expect(call()).rejects.toMatchObject({ code: "NOT_FOUND" });
    for (const call of [
      () => learner.writeAnnouncement(draft),
      () => learner.publishAnnouncement(one),
      () => learner.teamAnnouncements({ courseId }),
      () => other.lead.teamAnnouncements({ courseId }),
      () => as({ id: uuidV7(), name: "Nobody", role: "STUDENT" }).announcements({ courseId }),
    ])
      await expect(call()).rejects.toMatchObject({ code: "FORBIDDEN" });
  });
});
