import { describe, expect, it } from "vitest";
import { uuidV7 } from "@/lib/uuid-v7";
import type { Tier } from "@/policy/actor";
import { createCaller } from "@/server/trpc/root";
import { aClock } from "@/testing/clock";
import { testDatabase } from "@/testing/database";
import { actorOf, depsOf } from "@/testing/deps-of";
import { anEnrollment } from "@/testing/factories/course";
import { aCourseOf, type CourseShape } from "@/testing/factories/course-of";
import { aPerson } from "@/testing/factories/person";

const database = testDatabase();
const clock = aClock();

const as = (person: Parameters<typeof actorOf>[0], tier: Tier = "FREE") =>
  createCaller(depsOf(database.db, actorOf(person, tier), clock)).discussion;

/** A course with someone who asks and someone who answers, both with an enrollment, and its lead. */
async function aScene(shape: CourseShape = {}) {
  const course = await aCourseOf(database.db, shape);
  const learner = async (name: string) => {
    const person = await aPerson(database.db, { name });
    await anEnrollment(database.db, { userId: person.id, course });
    return { person, api: as(person) };
  };
  const [asker, helper] = [await learner("Ilse Tamberg"), await learner("Corin Haldvei")];
  const lead = as(course.teacher);
  return { course, asker, helper, lead, learner, courseId: course.id, lessonId: course.lessonIds[0] ?? "" };
}

const someQuestion = (lessonId: string | null) => ({
  threadId: uuidV7(),
  lessonId,
  title: "Why is g not zero?",
  content: "If the sun is overhead at noon, *why* is it late?",
  videoSecond: 252,
});

/** A question and its reply, as the scene's two write them. */
async function anAnsweredQuestion(scene: Awaited<ReturnType<typeof aScene>>) {
  const { asker, helper, courseId, lessonId } = scene;
  const asked = someQuestion(lessonId);
  const { threadId } = await asker.api.ask({ courseId, ...asked });
  const postId = uuidV7();
  await helper.api.reply({ courseId, threadId, postId, content: "The wave travels round the shelf first." });
  return { threadId, postId, asked };
}

const readAs = async (api: ReturnType<typeof as>, courseId: string, more = {}) =>
  (await api.course({ courseId, ...more })).threads;

const eventsNamed = async (name: string, id: string) =>
  (await database.db.outboxEvent.findMany({ where: { name } })).filter(({ data }) => JSON.stringify(data).includes(id));

const refused = (reason: string) => ({ message: reason });

describe("a question", () => {
  it("is asked once, however often and at once it is sent, and read under its lesson and in its course", async () => {
    const { course, asker, helper, courseId, lessonId } = await aScene();
    const asked = someQuestion(lessonId);
    await Promise.all([1, 2, 3].map(() => asker.api.ask({ courseId, ...asked })));
    expect(await database.db.post.count({ where: { threadId: asked.threadId } })).toBe(1);
    expect(await eventsNamed("discussion/asked", asked.threadId)).toHaveLength(1);
    const under = await helper.api.lesson({ slug: course.slug, lessonId });
    expect(under.threads).toMatchObject([
      {
        ...{ id: asked.threadId, title: asked.title, videoSecond: 252, isOwn: false, replyCount: 0 },
        lesson: { id: lessonId, number: "1.1" },
        question: { author: "Ilse Tamberg", isTeacher: false, content: null, state: "shown" },
      },
    ]);
    expect(under.threads[0]?.question.html).toContain("<em>why</em>");
    expect((await readAs(asker.api, courseId))[0]).toMatchObject({ isOwn: true, question: { content: asked.content } });
    expect(await readAs(asker.api, courseId, { lesson: course.lessonIds[1] })).toEqual([]);
  });

  it("cannot take the id of someone else's, nor a lesson of another course", async () => {
    const { asker, helper, courseId, lessonId } = await aScene();
    const asked = someQuestion(lessonId);
    await asker.api.ask({ courseId, ...asked });
    await expect(helper.api.ask({ courseId, ...asked })).rejects.toMatchObject({ code: "NOT_FOUND" });
    const other = await aCourseOf(database.db);
    await expect(asker.api.ask({ courseId, ...someQuestion(other.lessonIds[0] ?? "") })).rejects.toMatchObject(
      refused("discussion.lesson_closed"),
    );
  });

  it("is found by its words, by who wrote in it and as long as no one has answered", async () => {
    const scene = await aScene();
    const { asker, helper, lead, courseId } = scene;
    const open = someQuestion(null);
    await asker.api.ask({ courseId, ...open, title: "Springs and neaps" });
    const { threadId } = await anAnsweredQuestion(scene);
    const ids = async (more: object, api = asker.api) => (await readAs(api, courseId, more)).map(({ id }) => id);
    expect(await ids({ q: "shelf wave" })).toEqual([threadId]);
    expect(await ids({ q: "100%" })).toEqual([]);
    expect(await ids({ show: "unanswered" })).toEqual([open.threadId]);
    expect(await ids({ show: "mine" }, helper.api)).toEqual([threadId]);
    await lead.setThread({ courseId, threadId: open.threadId, isPinned: true });
    expect(await ids({})).toEqual([open.threadId, threadId]);
    expect(await ids({ thread: threadId })).toEqual([threadId]);
    await expect(readAs(asker.api, courseId, { thread: uuidV7() })).rejects.toMatchObject({ code: "NOT_FOUND" });
  });

  it("is asked twenty times an hour and no more", async () => {
    const { asker, courseId } = await aScene();
    for (let at = 0; at < 20; at++) await asker.api.ask({ courseId, ...someQuestion(null) });
    await expect(asker.api.ask({ courseId, ...someQuestion(null) })).rejects.toMatchObject({
      code: "TOO_MANY_REQUESTS",
    });
  });
});

describe("who reads and writes", () => {
  it("is whoever has an enrollment in use, the team and admins", async () => {
    const scene = await aScene();
    const { courseId } = scene;
    const { threadId, postId } = await anAnsweredQuestion(scene);
    const suspended = await scene.learner("Ane Suspended");
    await database.db.enrollment.updateMany({
      where: { userId: suspended.person.id },
      data: { status: "SUSPENDED" },
    });
    const stranger = as(await aPerson(database.db));
    for (const api of [suspended.api, stranger]) {
      await expect(api.course({ courseId })).rejects.toMatchObject({ code: "FORBIDDEN" });
      await expect(api.reply({ courseId, threadId, postId: uuidV7(), content: "x" })).rejects.toMatchObject({
        code: "FORBIDDEN",
      });
      await expect(api.report({ courseId, postId, reason: "insult" })).rejects.toMatchObject({ code: "FORBIDDEN" });
    }
    await expect(as(null).course({ courseId })).rejects.toMatchObject({ code: "UNAUTHORIZED" });
    const admin = as(await aPerson(database.db, { role: "ADMIN" }));
    expect(await readAs(admin, courseId)).toHaveLength(1);
    expect((await readAs(scene.lead, courseId))[0]?.replies).toHaveLength(1);
  });

  it("leaves out what is said of a lesson that is closed to the reader, in lists, search, and by id", async () => {
    const scene = await aScene({ modules: [{ lessons: [{ accessLevel: "PREMIUM" }, {}] }] });
    const { course, asker, helper, lead, courseId, lessonId } = scene;
    // Written while a tier opened the lesson to them, which has ended since.
    const paying = {
      asker: { ...asker, api: as(asker.person, "PREMIUM") },
      helper: { ...helper, api: as(helper.person, "PREMIUM") },
    };
    const { threadId, postId } = await anAnsweredQuestion({ ...scene, ...paying });
    expect(await readAs(paying.asker.api, courseId)).toHaveLength(1);
    expect(await readAs(asker.api, courseId)).toEqual([]);
    expect(await readAs(helper.api, courseId, { q: "wave", show: "mine" })).toEqual([]);
    await expect(readAs(asker.api, courseId, { thread: threadId })).rejects.toMatchObject({ code: "NOT_FOUND" });
    const at = { courseId, threadId, postId };
    for (const call of [
      () => helper.api.reply({ courseId, threadId, postId: uuidV7(), content: "x" }),
      () => asker.api.edit({ ...at, base: "x", content: "y" }),
      () => asker.api.report({ ...at, reason: "other" }),
      () => asker.api.accept(at),
    ])
      await expect(call()).rejects.toMatchObject({ code: "NOT_FOUND" });
    await expect(asker.api.lesson({ slug: course.slug, lessonId })).rejects.toMatchObject(
      refused("discussion.lesson_closed"),
    );
    expect(await readAs(lead, courseId)).toHaveLength(1);
  });
});

describe("a reply", () => {
  it("is stored once, marked where an instructor wrote it, and told of once", async () => {
    const scene = await aScene();
    const { asker, lead, courseId } = scene;
    const { threadId, postId } = await anAnsweredQuestion(scene);
    const answer = { courseId, threadId, postId: uuidV7(), parentId: postId, content: "Because it is measured there." };
    await Promise.all([lead.reply(answer), lead.reply(answer)]);
    expect((await readAs(asker.api, courseId))[0]).toMatchObject({
      replyCount: 2,
      replies: [
        { id: postId, isTeacher: false },
        { id: answer.postId, isTeacher: true, author: "Nils Holm" },
      ],
    });
    expect(await eventsNamed("discussion/answered", answer.postId)).toHaveLength(1);
  });

  it("is accepted by the asker or the team, and by no one else", async () => {
    const scene = await aScene();
    const { asker, helper, lead, courseId } = scene;
    const { threadId, postId } = await anAnsweredQuestion(scene);
    await expect(helper.api.accept({ courseId, threadId, postId })).rejects.toMatchObject({ code: "FORBIDDEN" });
    await expect(asker.api.accept({ courseId, threadId, postId: threadId })).rejects.toMatchObject(
      refused("discussion.no_answer"),
    );
    await asker.api.accept({ courseId, threadId, postId });
    await asker.api.accept({ courseId, threadId, postId });
    expect(await eventsNamed("discussion/accepted", postId)).toHaveLength(1);
    expect((await readAs(helper.api, courseId))[0]?.acceptedPostId).toBe(postId);
    await lead.accept({ courseId, threadId, postId: null });
    expect((await readAs(helper.api, courseId))[0]?.acceptedPostId).toBeNull();
  });

  it("comes no more once the thread is closed, but from the team", async () => {
    const scene = await aScene();
    const { asker, helper, lead, courseId } = scene;
    const { threadId, asked } = await anAnsweredQuestion(scene);
    await expect(helper.api.setThread({ courseId, threadId, isClosed: true })).rejects.toMatchObject({
      code: "FORBIDDEN",
    });
    await lead.setThread({ courseId, threadId, isClosed: true });
    const reply = { courseId, threadId, content: "One more thing." };
    await expect(asker.api.reply({ ...reply, postId: uuidV7() })).rejects.toMatchObject(refused("discussion.closed"));
    const edit = { courseId, postId: threadId, base: asked.content, content: "Other words." };
    await expect(asker.api.edit(edit)).rejects.toMatchObject(refused("discussion.closed"));
    await lead.reply({ ...reply, postId: uuidV7() });
    await lead.setThread({ courseId, threadId, isClosed: false });
    await asker.api.reply({ ...reply, postId: uuidV7() });
  });
});

describe("one's own post", () => {
  it("is edited with what stood there kept for those who moderate", async () => {
    const scene = await aScene();
    const { asker, helper, lead, courseId } = scene;
    const { threadId, asked } = await anAnsweredQuestion(scene);
    const edit = { courseId, postId: threadId, base: asked.content, content: "Why is it late?", title: "Late sun" };
    await expect(helper.api.edit(edit)).rejects.toMatchObject({ code: "NOT_FOUND" });
    await asker.api.edit(edit);
    await asker.api.edit(edit);
    expect((await readAs(helper.api, courseId))[0]).toMatchObject({ title: "Late sun", question: { isEdited: true } });
    await expect(asker.api.edit({ ...edit, content: "From another page" })).rejects.toMatchObject({
      code: "CONFLICT",
      cause: { facts: { value: "Why is it late?" } },
    });
    const history = { courseId, postId: threadId };
    expect(await lead.history(history)).toMatchObject([{ content: `${asked.title}\n\n${asked.content}` }]);
    await expect(asker.api.history(history)).rejects.toMatchObject({ code: "FORBIDDEN" });
  });

  it("is deleted, says so where someone answered, and comes back by Undo", async () => {
    const scene = await aScene();
    const { asker, helper, lead, courseId } = scene;
    const { threadId, postId, asked } = await anAnsweredQuestion(scene);
    await asker.api.accept({ courseId, threadId, postId });
    await expect(asker.api.remove({ courseId, postId })).rejects.toMatchObject({ code: "NOT_FOUND" });
    await helper.api.remove({ courseId, postId });
    await helper.api.remove({ courseId, postId });
    const deleted = { state: "deleted", author: null, html: null };
    expect(await readAs(asker.api, courseId)).toMatchObject([{ acceptedPostId: null, replies: [deleted] }]);
    expect((await readAs(lead, courseId))[0]?.replies[0]).toMatchObject({ state: "deleted", author: "Corin Haldvei" });
    await helper.api.restore({ courseId, postId });
    await asker.api.remove({ courseId, postId: threadId });
    const [thread] = await readAs(helper.api, courseId);
    expect(thread).toMatchObject({ title: null, question: deleted, replies: [{ state: "shown" }] });
    expect(JSON.stringify(thread)).not.toContain(asked.title);
    await helper.api.remove({ courseId, postId });
    await asker.api.restore({ courseId, postId: threadId });
    await asker.api.remove({ courseId, postId: threadId });
    expect(await readAs(helper.api, courseId)).toEqual([]);
    await asker.api.restore({ courseId, postId: threadId });
    expect(await readAs(helper.api, courseId)).toMatchObject([{ title: asked.title }]);
  });
});

describe("a vote", () => {
  it("says that a post was useful, once a person and never on one's own, and is taken back", async () => {
    const scene = await aScene();
    const { asker, helper, lead, learner, courseId } = scene;
    const { threadId, postId } = await anAnsweredQuestion(scene);
    const useful = { courseId, postId, isUseful: true };
    const other = await learner("Signe Valkoren");
    await Promise.all([asker.api.vote(useful), asker.api.vote(useful), other.api.vote(useful)]);
    expect(await lead.vote(useful)).toEqual({ usefulCount: 3 });
    expect(await asker.api.vote({ ...useful, isUseful: false })).toEqual({ usefulCount: 2 });
    expect(await asker.api.vote({ ...useful, isUseful: false })).toEqual({ usefulCount: 2 });
    await expect(helper.api.vote(useful)).rejects.toMatchObject(refused("discussion.own_post"));
    expect(await readAs(other.api, courseId)).toMatchObject([
      { question: { useful: { count: 0, isMine: false } }, replies: [{ useful: { count: 2, isMine: true } }] },
    ]);
    await asker.api.remove({ courseId, postId: threadId });
    await helper.api.remove({ courseId, postId });
    await expect(other.api.vote(useful)).rejects.toMatchObject(refused("discussion.no_such_post"));
  });

  it("puts the most useful question of a lesson first where that is asked for", async () => {
    const scene = await aScene();
    const { asker, helper, courseId, lessonId } = scene;
    const ids: string[] = [];
    for (const title of ["first", "second", "third"])
      ids.push((await asker.api.ask({ courseId, ...someQuestion(lessonId), title })).threadId);
    await helper.api.vote({ courseId, postId: ids[1] ?? "", isUseful: true });
    const { threads } = await asker.api.lesson({ slug: scene.course.slug, lessonId, order: "useful" });
    expect(threads.map(({ title }) => title)).toEqual(["second", "third", "first"]);
  });
});

describe("the team", () => {
  it("answers reports: hides with a reason, and lets are", async () => {
    const scene = await aScene();
    const { asker, helper, lead, courseId } = scene;
    const { threadId, postId } = await anAnsweredQuestion(scene);
    const reported = { courseId, show: "reported" } as const;
    await expect(helper.api.report({ courseId, postId, reason: "other" })).rejects.toMatchObject(
      refused("discussion.own_post"),
    );
    await asker.api.report({ courseId, postId, reason: "answers", note: "It gives away 3.4." });
    await asker.api.report({ courseId, postId, reason: "other", note: "Again." });
    expect(await lead.course(reported)).toMatchObject({
      threads: [{ replies: [{ reports: [{ reason: "answers", note: "It gives away 3.4.", by: "Ilse Tamberg" }] }] }],
    });
    // Who does not moderate learns nothing of reports.
    expect(JSON.stringify(await helper.api.course(reported))).not.toContain("gives away");
    const judge = { courseId, postId };
    const hide = { ...judge, verdict: { name: "hide", reason: "Wait until all have sat it." } } as const;
    await expect(asker.api.judge(hide)).rejects.toMatchObject({ code: "FORBIDDEN" });
    await lead.judge(hide);
    await lead.judge(hide);
    expect((await lead.course(reported)).threads).toEqual([]);
    expect((await readAs(asker.api, courseId))[0]).toMatchObject({
      replyCount: 0,
      replies: [{ state: "hidden", author: null, html: null, hiddenReason: null }],
    });
    expect((await readAs(helper.api, courseId))[0]?.replies).toMatchObject([
      {
        state: "hidden",
        content: "The wave travels round the shelf first.",
        hiddenReason: "Wait until all have sat it.",
      },
    ]);
    expect(await readAs(asker.api, courseId, { q: "shelf" })).toEqual([]);
    await expect(asker.api.accept({ courseId, threadId, postId })).rejects.toMatchObject(
      refused("discussion.no_answer"),
    );
    expect(await database.db.auditEvent.count({ where: { action: "discussion.hide", objectId: postId } })).toBe(1);
    await lead.judge({ ...judge, verdict: { name: "show" } });
    expect((await readAs(asker.api, courseId))[0]?.replies).toMatchObject([{ state: "shown", hiddenReason: null }]);
  });

  it("mutes a person in this course until a day, who reads on and writes nothing", async () => {
    const scene = await aScene();
    const { asker, helper, lead, courseId } = scene;
    const { threadId, postId } = await anAnsweredQuestion(scene);
    await lead.mute({ courseId, postId, reason: "Three insults.", days: 7 });
    await lead.mute({ courseId, postId, reason: "Three insults.", days: 7 });
    const muted = { message: "discussion.muted", cause: { facts: { reason: "Three insults." } } };
    const writes = [
      () => helper.api.ask({ courseId, ...someQuestion(null) }),
      () => helper.api.reply({ courseId, threadId, postId: uuidV7(), content: "x" }),
      () => helper.api.edit({ courseId, postId, base: "The wave travels round the shelf first.", content: "x" }),
    ];
    for (const write of writes) await expect(write()).rejects.toMatchObject(muted);
    const { reader } = await helper.api.course({ courseId });
    expect(reader.mute).toMatchObject({ reason: "Three insults." });
    expect(await lead.muted({ courseId })).toMatchObject([{ userId: helper.person.id, name: "Corin Haldvei" }]);
    await expect(asker.api.muted({ courseId })).rejects.toMatchObject({ code: "FORBIDDEN" });
    // In this course alone.
    const other = await aScene();
    await anEnrollment(database.db, { userId: helper.person.id, course: other.course });
    await helper.api.ask({ courseId: other.courseId, ...someQuestion(null) });
    await lead.unmute({ courseId, userId: helper.person.id });
    await helper.api.ask({ courseId, ...someQuestion(null) });
    await lead.mute({ courseId, postId, reason: "Again.", days: 1 });
    clock.advance(86_460_000);
    await helper.api.ask({ courseId, ...someQuestion(null) });
  });

  it("is never muted, and moderates nothing in another course", async () => {
    const scene = await aScene();
    const { lead, courseId } = scene;
    const { threadId, postId } = await anAnsweredQuestion(scene);
    const answer = uuidV7();
    await lead.reply({ courseId, threadId, postId: answer, content: "So it is." });
    const mute = { courseId, reason: "x", days: 1 };
    await expect(lead.mute({ ...mute, postId: answer })).rejects.toMatchObject(refused("discussion.of_the_team"));
    const other = await aScene();
    for (const call of [
      () => other.lead.mute({ ...mute, courseId: other.courseId, postId }),
      () => other.lead.judge({ courseId: other.courseId, postId, verdict: { name: "hide", reason: "x" } }),
      () => other.lead.history({ courseId: other.courseId, postId }),
      () => other.lead.setThread({ courseId: other.courseId, threadId, isPinned: true }),
      () => other.asker.api.reply({ courseId: other.courseId, threadId, postId: uuidV7(), content: "x" }),
    ])
      await expect(call()).rejects.toMatchObject({ code: "NOT_FOUND" });
    await expect(other.lead.mute({ ...mute, postId })).rejects.toMatchObject({ code: "FORBIDDEN" });
  });
});
