import { randomUUID } from "node:crypto";
import { beforeAll, describe, expect, it } from "vitest";
import type { GateCondition } from "@/policy/gate";
import { createCaller } from "@/server/trpc/root";
import { aClock } from "@/testing/clock";
import { testDatabase } from "@/testing/database";
import { actorOf, depsOf } from "@/testing/deps-of";
import { aCourseOf, type LessonShape } from "@/testing/factories/course-of";
import { aPerson } from "@/testing/factories/person";

const enrolledAt = "2026-11-20T12:00:00Z";
const secret = "CANARY-locked";
const test = testDatabase();

const locked: LessonShape = {
  title: "The locked one",
  content: `# ${secret}\n\n[a file](media/${secret}.pdf)`,
  transcript: `${secret}-transcript`,
  embedUrl: `https://www.desmos.com/calculator/${secret}`,
  labChecks: [`${secret}-check`],
  hasAssessment: true,
};

/** A course whose second lesson waits for this, and a student in it. */
async function aGatedCourse(gate: GateCondition | ((ids: string[]) => GateCondition), second: LessonShape = locked) {
  const clock = aClock(enrolledAt);
  const made = await aCourseOf(test.db, { modules: [{ lessons: [{ title: "First" }, second, { title: "Third" }] }] });
  const [first = "", shut = "", third = ""] = made.lessonIds;
  const { versionId, slug } = made;
  const condition = typeof gate === "function" ? gate(made.lessonIds) : gate;
  // A published version never changes: it was published with its gate.
  await test.db.$transaction(async (tx) => {
    await tx.$executeRaw`SET LOCAL session_replication_role = replica`;
    await tx.lessonGate.create({ data: { versionId, lessonId: shut, condition: { ...condition } } });
  });
  const person = await aPerson(test.db);
  const enrollment = await test.db.enrollment.create({
    data: { userId: person.id, courseId: made.id, versionId, enrolledAt: new Date(enrolledAt) },
  });
  const as = (who: Parameters<typeof actorOf>[0]) => createCaller(depsOf(test.db, actorOf(who), clock));
  return { made, slug, first, shut, third, person, enrollment, clock, as, api: as(person) };
}

describe("a lesson that waits for another", () => {
  let deps: Awaited<ReturnType<typeof aGatedCourse>>;
  let resourceId = "";

  beforeAll(async () => {
    deps = await aGatedCourse(([first = ""]) => ({ afterLessons: [first] }));
    const { made, shut, person, as } = deps;
    const version = await test.db.lessonVersion.findFirstOrThrow({ where: { lessonId: shut } });
    ({ id: resourceId } = await test.db.resource.create({ data: { courseId: made.id } }));
    await test.db.$transaction(async (tx) => {
      await tx.$executeRaw`SET LOCAL session_replication_role = replica`;
      const resource = { title: `${secret}-resource`, url: `https://example.org/${secret}`, position: 0 };
      await tx.resourceVersion.create({ data: { lessonVersionId: version.id, resourceId, ...resource } });
    });
    const other = await aPerson(test.db);
    const enrollment = { userId: other.id, courseId: made.id, versionId: made.versionId };
    await test.db.enrollment.create({ data: enrollment });
    await test.db.note.create({
      data: { userId: other.id, lessonId: shut, content: `${secret}-note`, isPrivate: false },
    });
    await as(made.teacher).discussion.ask({
      courseId: made.id,
      lessonId: shut,
      threadId: randomUUID(),
      title: `${secret}-thread`,
      content: "What is meant?",
    });
    expect(person.id).not.toBe(other.id);
  });

  it("says what opens it, in its page and in the contents, and gives nothing of its content", async () => {
    const { api, slug, shut, first } = deps;
    const page = await api.learning.lesson({ slug, lessonId: shut });
    const reason = { kind: "lesson", id: first, title: "First" };
    expect(page).toMatchObject({ access: { opensWith: "gate" }, waitsFor: [reason], resources: [], labChecks: [] });
    expect(page.modules[0]?.lessons.map(({ isOpen, waitsFor }) => [isOpen, waitsFor])).toEqual([
      [true, []],
      [false, [reason]],
      [true, []],
    ]);
    expect(JSON.stringify(page)).not.toContain(secret);
  });

  it("gives nothing of its content through any procedure that reaches a lesson", async () => {
    const { api, slug, shut, made } = deps;
    const at = { slug, lessonId: shut };
    const path = `media/${secret}.pdf`;
    const refused = {
      open: api.learning.open(at),
      markComplete: api.learning.markComplete(at),
      undoComplete: api.learning.undoComplete(at),
      saveWatching: api.learning.saveWatching({ ...at, ranges: [[0, 1]], positionSeconds: 1, durationSeconds: 9 }),
      setLabCheck: api.learning.setLabCheck({ ...at, index: 0, isDone: true }),
      noteStudy: api.learning.noteStudy({ ...at, activeSeconds: 5 }),
      downloadResource: api.learning.downloadResource({ ...at, resourceId }),
      downloadFile: api.learning.downloadFile({ ...at, path }),
      downloadDescribedFile: api.assessment.downloadDescribedFile({ ...at, path }),
      start: api.assessment.start(at),
      threads: api.discussion.lesson({ ...at, order: "newest", threadId: null }),
    };
    const answers = Object.entries(refused).map(
      async ([name, call]) =>
        [
          name,
          await call.then(
            () => "given",
            (error: Error) => error.message,
          ),
        ] as const,
    );
    const notOpen = "learning.not_open";
    expect(Object.fromEntries(await Promise.all(answers))).toEqual({
      ...{ open: notOpen, markComplete: notOpen, undoComplete: notOpen, saveWatching: notOpen },
      ...{ setLabCheck: notOpen, noteStudy: notOpen },
      ...{ downloadResource: "learning.resource_closed", downloadFile: "learning.resource_closed" },
      ...{ downloadDescribedFile: "common.not_found", start: "assessment.lesson_closed" },
      threads: "discussion.lesson_closed",
    });
    const shown = [
      await api.assessment.startFacts(at),
      await api.notebook.lesson(at),
      await api.discussion.course({ courseId: made.id, show: "all", q: "", page: 1 }),
    ];
    expect(shown[0]).toMatchObject({ action: { type: "closed" } });
    expect(JSON.stringify(shown)).not.toContain(secret);
    expect(await test.db.lessonProgress.count({ where: { lessonId: shut } })).toBe(0);
    expect(await test.db.assessmentAttempt.count({ where: { userId: deps.person.id } })).toBe(0);
  });

  it("is open to its team, and stays shut to whoever has no enrollment for the older reason", async () => {
    const { as, made, slug, shut } = deps;
    const at = { slug, lessonId: shut };
    expect((await as(made.teacher).learning.lesson(at)).access.body).toBe("content");
    expect((await as(await aPerson(test.db, { role: "ADMIN" })).learning.lesson(at)).access.body).toBe("content");
    expect((await as(null).learning.lesson(at)).access.opensWith).toBe("sign-in");
    expect((await as(await aPerson(test.db)).learning.lesson(at)).access.opensWith).toBe("enroll");
  });

  it("opens once that is complete, and once started stays open when the completion is taken back", async () => {
    const { api, slug, first, shut } = deps;
    const at = { slug, lessonId: shut };
    await api.learning.markComplete({ slug, lessonId: first });
    expect((await api.learning.lesson(at)).access).toEqual({ body: "content", opensWith: null });
    await api.learning.open(at);
    await api.learning.undoComplete({ slug, lessonId: first });
    expect((await api.learning.lesson(at)).access.body).toBe("content");
    expect(JSON.stringify(await api.notebook.lesson(at))).toContain(`${secret}-note`);
  });
});

describe("a lesson that waits for a time", () => {
  it("opens then, by the clock alone", async () => {
    const { api, slug, shut, clock } = await aGatedCourse({ opensAt: "2026-11-20T13:00:00.000Z" });
    const at = { slug, lessonId: shut };
    const page = await api.learning.lesson(at);
    expect(page.waitsFor).toEqual([{ kind: "time", at: new Date("2026-11-20T13:00:00Z") }]);
    clock.advance(3_600_000);
    expect((await api.learning.lesson(at)).access.body).toBe("content");
  });

  it("opens days after the enrollment, and is not where the course goes on before", async () => {
    const { api, slug, first, shut, third, clock } = await aGatedCourse({ daysAfterEnrolment: 7 });
    const at = { slug, lessonId: shut };
    expect((await api.learning.lesson(at)).waitsFor).toEqual([{ kind: "time", at: new Date("2026-11-27T12:00:00Z") }]);
    await api.learning.markComplete({ slug, lessonId: first });
    expect(await api.learning.place({ slug })).toEqual({ lessonId: third });
    clock.advance(7 * 86_400_000);
    expect((await api.learning.lesson(at)).access.body).toBe("content");
    expect(await api.learning.place({ slug })).toEqual({ lessonId: shut });
  });

  it("waits for no one while everybody may read it", async () => {
    const { as, api, slug, shut } = await aGatedCourse({ daysAfterEnrolment: 7 }, { ...locked, isFreePreview: true });
    for (const caller of [api, as(null)])
      expect((await caller.learning.lesson({ slug, lessonId: shut })).access.body).toBe("content");
  });

  it("is with its rule on the page of the course, until its time", async () => {
    const { as, slug, clock } = await aGatedCourse(([first = ""]) => ({
      opensAt: "2026-11-20T13:00:00.000Z",
      afterLessons: [first],
    }));
    const waits = async () =>
      (await as(null).catalog.coursePage({ slug })).course.modules[0]?.lessons[1]?.waitsFor.map(({ kind }) => kind);
    expect(await waits()).toEqual(["lesson", "time"]);
    clock.advance(3_600_000);
    expect(await waits()).toEqual(["lesson"]);
  });
});
