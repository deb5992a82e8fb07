import { expect, test } from "vitest";
import { uuidV7 } from "@/lib/uuid-v7";
import { createCaller } from "@/server/trpc/root";
import { aClock } from "@/testing/clock";
import { testDatabase } from "@/testing/database";
import { actorOf, depsOf } from "@/testing/deps-of";
import { aCourse, anEnrollment } from "@/testing/factories/course";
import { aPerson } from "@/testing/factories/person";
import { tellOfAcceptance, tellOfAnnouncement, tellOfAnswer, tellOfQuestion } from "./tell-of-discussion";

const database = testDatabase();
const clock = aClock();
const deps = () => ({ db: database.db, now: clock.now });

const as = (id: string) => createCaller(depsOf(database.db, actorOf({ id, name: "Reader", role: "STUDENT" }), clock));

const titlesOf = async (userId: string) =>
  (await as(userId).notifications.list({ filter: "all", before: null })).items.map(({ title }) => title);

const secret = "a word of the thread";

async function aScene() {
  const course = await aCourse(database.db, { title: "Knots" });
  const learner = async () => {
    const { id } = await aPerson(database.db);
    const enrollment = await anEnrollment(database.db, { userId: id, course });
    return { id, enrollment, api: as(id).discussion };
  };
  const [asker, helper] = [await learner(), await learner()];
  const threadId = uuidV7();
  const courseId = course.id;
  const lessonId = course.lessonIds[0] ?? "";
  await asker.api.ask({ courseId, threadId, lessonId, title: secret, content: secret });
  const reply = async () => {
    const postId = uuidV7();
    await helper.api.reply({ courseId, threadId, postId, content: secret });
    return postId;
  };
  return { course, courseId, asker, helper, threadId, reply };
}

test("a question is told to the team, counted by the hour, and an answer to who asked; neither holds their words", async () => {
  const { course, asker, helper, threadId, reply } = await aScene();
  await tellOfQuestion(deps(), threadId);
  await tellOfQuestion(deps(), threadId);
  expect(await titlesOf(course.instructorId)).toEqual(["1 new question in “Knots”"]);
  const postId = await reply();
  await tellOfAnswer(deps(), postId);
  await tellOfAnswer(deps(), postId);
  expect(await titlesOf(asker.id)).toEqual(["Someone replied to you in “Knots”"]);
  expect(await titlesOf(helper.id)).toEqual([]);
  const rows = await database.db.notification.findMany({ where: { courseId: course.id } });
  expect(rows).toHaveLength(2);
  expect(JSON.stringify(rows)).not.toContain(secret);
});

test("what was hidden meanwhile is told to no one, nor anything to who has left the course", async () => {
  const { course, courseId, asker, helper, threadId, reply } = await aScene();
  const [hidden, shown] = [await reply(), await reply()];
  const lead = as(course.instructorId).discussion;
  await lead.judge({ courseId, postId: hidden, verdict: { name: "hide", reason: "x" } });
  await tellOfAnswer(deps(), hidden);
  expect(await titlesOf(asker.id)).toEqual([]);
  await database.db.enrollment.update({
    where: { id: asker.enrollment.id },
    data: { status: "DROPPED", endedAt: clock.now() },
  });
  await tellOfAnswer(deps(), shown);
  expect(await titlesOf(asker.id)).toEqual([]);
  await lead.accept({ courseId, threadId, postId: shown });
  await tellOfAcceptance(deps(), shown, course.instructorId);
  await tellOfAcceptance(deps(), shown, course.instructorId);
  expect(await titlesOf(helper.id)).toEqual(["Your reply in “Knots” was accepted as the answer"]);
  await tellOfAcceptance(deps(), hidden, course.instructorId);
  expect(await titlesOf(helper.id)).toHaveLength(1);
});

test("an announcement is told to the students who have an enrollment, once, and no more when it was withdrawn", async () => {
  const { course, courseId, asker, helper } = await aScene();
  const lead = as(course.instructorId).discussion;
  const announcementId = uuidV7();
  const one = { courseId, announcementId };
  await lead.writeAnnouncement({ ...one, base: "", title: "New tables", content: "They arrived." });
  const tell = () => tellOfAnnouncement(deps(), { announcementId, after: null });
  await tell();
  expect(await titlesOf(asker.id)).toEqual([]);
  await lead.publishAnnouncement(one);
  await database.db.enrollment.update({ where: { id: helper.enrollment.id }, data: { status: "SUSPENDED" } });
  expect(await tell()).toBeNull();
  await tell();
  expect(await titlesOf(asker.id)).toEqual(["New tables"]);
  expect(await titlesOf(helper.id)).toEqual([]);
  await database.db.enrollment.update({ where: { id: helper.enrollment.id }, data: { status: "ACTIVE" } });
  await lead.withdrawAnnouncement(one);
  await tell();
  expect(await titlesOf(helper.id)).toEqual([]);
});
