import { randomUUID } from "node:crypto";
import { describe, expect, test } from "vitest";
import type { LessonSettings } from "@/features/authoring/lesson/schema";
import { publishCourse } from "@/features/courses/server/publish-course";
import { aClock } from "@/testing/clock";
import { testDatabase } from "@/testing/database";
import { actorOf, depsOf } from "@/testing/deps-of";
import { aCourseOf } from "@/testing/factories/course-of";
import { aPerson } from "@/testing/factories/person";
import { beInLesson, leaveLesson } from "./be-in-lesson";
import { getLessonForEditing } from "./get-lesson";
import { getLessonRecord, listLessonHistory, nameLessonRecord } from "./lesson-history";
import { saveLessonSetting } from "./save-lesson-setting";
import { saveLessonTexts } from "./save-lesson-texts";

const database = testDatabase();

/** A live course of one lesson with two of its instructors at work on it. */
async function atWork() {
  const clock = aClock();
  const course = await aCourseOf(database.db, { modules: [{ lessons: [{ content: "As published." }] }] });
  const [lessonId = ""] = course.lessonIds;
  const place = { courseId: course.id, lessonId };
  const [ada, jorun] = [
    await aPerson(database.db, { role: "INSTRUCTOR", name: "Ada" }),
    await aPerson(database.db, { role: "INSTRUCTOR", name: "Jorun" }),
  ];
  const depsFor = (person: typeof ada) => depsOf(database.db, actorOf(person), clock);
  const lesson = () => getLessonForEditing(depsFor(ada), course.id, lessonId);
  const save = (person: typeof ada, content: string, baseRevision: number) =>
    saveLessonTexts(depsFor(person), { ...place, baseRevision, texts: { content } });
  return { clock, course, place, ada, jorun, depsFor, lesson, save };
}

describe("saving a lesson's texts", () => {
  test("opens a draft; what is live stays as it is", async () => {
    const { course, ada, save, lesson } = await atWork();
    expect(await save(ada, "Better.", 0)).toMatchObject({ revision: 1 });
    expect(await lesson()).toMatchObject({ revision: 1, texts: { content: "Better.", guestContent: "" } });
    const live = await database.db.lessonVersion.findFirstOrThrow({ where: { versionId: course.versionId } });
    expect(live.content).toBe("As published.");
  });

  test("twice the same is one change, so that an answer may get lost", async () => {
    const { ada, save, lesson } = await atWork();
    await save(ada, "Better.", 0);
    expect(await save(ada, "Better.", 0)).toMatchObject({ revision: 1 });
    expect((await lesson()).revision).toBe(1);
  });

  test("over another's change stores nothing and tells what the other wrote", async () => {
    const { ada, jorun, save, lesson, clock } = await atWork();
    await save(ada, "Ada's words.", 0);
    await expect(save(jorun, "Jorun's words.", 0)).rejects.toMatchObject({
      reason: "authoring.lesson_edited_meanwhile",
      facts: { revision: 1, content: "Ada's words.", by: "Ada", at: clock.now().toISOString() },
    });
    expect((await lesson()).texts.content).toBe("Ada's words.");
  });

  test("of two at the same moment exactly one is stored", async () => {
    const { ada, jorun, save } = await atWork();
    const both = await Promise.allSettled([save(ada, "Ada's.", 0), save(jorun, "Jorun's.", 0)]);
    expect(both.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
  });

  test("goes on from the same revision after a publish", async () => {
    const { ada, save, course, depsFor, lesson } = await atWork();
    await save(ada, "First.", 0);
    await publishCourse(depsFor(ada), { courseId: course.id });
    expect((await lesson()).revision).toBe(1);
    expect(await save(ada, "Second.", 1)).toMatchObject({ revision: 2 });
  });
});

describe("a lesson's history", () => {
  test("keeps what stood there first and one entry for five minutes of one person", async () => {
    const { ada, jorun, save, clock, depsFor, place } = await atWork();
    await save(ada, "One.", 0);
    clock.advance(60_000);
    await save(ada, "Two.", 1);
    clock.advance(60_000);
    await save(jorun, "Three.", 2);
    clock.advance(400_000);
    await save(jorun, "Four.", 3);
    const history = await listLessonHistory(depsFor(ada), place);
    const texts = await Promise.all(
      history.map(async ({ id, by }) => [
        by,
        (await getLessonRecord(depsFor(ada), { ...place, recordId: id })).content,
      ]),
    );
    expect(texts).toEqual([
      ["Jorun", "Four."],
      ["Jorun", "Three."],
      ["Ada", "Two."],
      [null, "As published."],
    ]);
  });

  test("an entry that was named is not written over", async () => {
    const { ada, save, depsFor, place } = await atWork();
    await save(ada, "Before the ratio.", 0);
    const [newest] = await listLessonHistory(depsFor(ada), place);
    await nameLessonRecord(depsFor(ada), { ...place, recordId: newest?.id ?? "", name: "before the ratio" });
    await save(ada, "With the ratio.", 1);
    const names = (await listLessonHistory(depsFor(ada), place)).map(({ name }) => name);
    expect(names).toEqual(["", "before the ratio", ""]);
  });

  test("of another course's lesson is not to be had", async () => {
    const [one, other] = [await atWork(), await atWork()];
    await other.save(other.ada, "Secret.", 0);
    const stolen = { courseId: one.course.id, lessonId: other.place.lessonId };
    expect(await listLessonHistory(one.depsFor(one.ada), stolen)).toEqual([]);
    const [entry] = await listLessonHistory(other.depsFor(other.ada), other.place);
    const record = { ...stolen, recordId: entry?.id ?? "" };
    await expect(getLessonRecord(one.depsFor(one.ada), record)).rejects.toMatchObject({ code: "NOT_FOUND" });
    await expect(nameLessonRecord(one.depsFor(one.ada), { ...record, name: "x" })).rejects.toMatchObject({
      code: "NOT_FOUND",
    });
    await expect(getLessonForEditing(one.depsFor(one.ada), one.course.id, stolen.lessonId)).rejects.toMatchObject({
      code: "NOT_FOUND",
    });
    const text = { ...stolen, baseRevision: 1, texts: { content: "Mine now." } };
    await expect(saveLessonTexts(one.depsFor(one.ada), text)).rejects.toMatchObject({
      reason: "authoring.lesson_gone",
    });
  });
});

describe("a lesson's settings", () => {
  const change = (value: Partial<LessonSettings>, base: Partial<LessonSettings>) => ({ change: value, base });

  test("two people who set different things never meet; the same thing is a conflict", async () => {
    const { ada, jorun, depsFor, place, lesson } = await atWork();
    await saveLessonSetting(depsFor(ada), { ...place, ...change({ isRequired: false }, { isRequired: true }) });
    await saveLessonSetting(depsFor(jorun), {
      ...place,
      ...change({ accessLevel: "PREMIUM" }, { accessLevel: "REGISTERED" }),
    });
    expect((await lesson()).settings).toMatchObject({ isRequired: false, accessLevel: "PREMIUM" });
    const late = { ...place, ...change({ accessLevel: "GUEST" }, { accessLevel: "REGISTERED" }) };
    await expect(saveLessonSetting(depsFor(jorun), late)).rejects.toMatchObject({
      reason: "authoring.setting_changed_meanwhile",
      facts: { setting: "accessLevel", value: '"PREMIUM"' },
    });
  });

  test("a new type brings what it asks of students along", async () => {
    const { ada, depsFor, place } = await atWork();
    const saved = await saveLessonSetting(depsFor(ada), { ...place, ...change({ type: "LAB" }, { type: "READING" }) });
    expect(saved.settings).toMatchObject({ type: "LAB", activityType: "DO" });
  });

  test("whatever has something to tick off has a lab, and a lab has one without", async () => {
    const { ada, depsFor, place } = await atWork();
    const save = async (changed: object, base: object) =>
      (await saveLessonSetting(depsFor(ada), { ...place, ...change(changed, base) })).settings.hasLab;
    expect(await save({ labChecks: ["Found it"] }, { labChecks: [] })).toBe(true);
    expect(await save({ labChecks: [] }, { labChecks: ["Found it"] })).toBe(false);
    expect(await save({ type: "LAB" }, { type: "READING" })).toBe(true);
    expect(await save({ type: "READING" }, { type: "LAB" })).toBe(false);
  });

  test("a lesson has one video: an address or a file, and only a file that there is", async () => {
    const { ada, depsFor, place } = await atWork();
    const gone = { ...place, ...change({ videoFileId: randomUUID() }, { videoFileId: null }) };
    await expect(saveLessonSetting(depsFor(ada), gone)).rejects.toMatchObject({ reason: "courses.no_such_file" });
    const address = "https://video.example.org/watch?v=1";
    await saveLessonSetting(depsFor(ada), { ...place, ...change({ videoUrl: address }, { videoUrl: "" }) });
    await expect(saveLessonSetting(depsFor(ada), gone)).rejects.toMatchObject({ reason: "authoring.two_videos" });
  });
});

test("whoever has a lesson open is seen by the others until they leave or are not heard of anymore", async () => {
  const { ada, jorun, depsFor, place, clock } = await atWork();
  const tabs = { ada: { ...place, tab: randomUUID() }, jorun: { ...place, tab: randomUUID() } };
  expect((await beInLesson(depsFor(ada), tabs.ada)).others).toEqual([]);
  expect((await beInLesson(depsFor(jorun), tabs.jorun)).others).toMatchObject([{ name: "Ada", isSelf: false }]);
  await leaveLesson(depsFor(jorun), tabs.ada);
  expect((await beInLesson(depsFor(jorun), tabs.jorun)).others).toHaveLength(1);
  await leaveLesson(depsFor(ada), tabs.ada);
  expect((await beInLesson(depsFor(jorun), tabs.jorun)).others).toEqual([]);
  clock.advance(36_000);
  expect((await beInLesson(depsFor(ada), tabs.ada)).others).toEqual([]);
});
