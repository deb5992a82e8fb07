import { randomUUID } from "node:crypto";
import { expect, test } from "vitest";
import { publishCourse } from "@/features/courses/server/publish-course";
import { createCaller } from "@/server/trpc/root";
import { anAssessment, aPerson } from "@/testing/an-assessment";
import { aClock } from "@/testing/clock";
import { testDatabase } from "@/testing/database";
import { depsOf } from "@/testing/deps-of";

const database = testDatabase();
const clock = aClock();
const rules = { timeLimitMinutes: 20, maxAttempts: 3, passingScore: 55, description: "Bring rope." };

/** A live course with an assessment of two questions, and its instructor, who leads it, at the router. */
async function atWork() {
  const made = await anAssessment(database.db, rules);
  const { courseId, lessonId, teacher } = made;
  await database.db.courseInstructor.create({ data: { courseId, userId: teacher.id, role: "LEAD" } });
  const deps = depsOf(database.db, teacher, clock);
  const { authoring, courses } = createCaller(deps);
  const read = async () => (await authoring.assessment.get({ courseId, lessonId })).assessment;
  const removal = { courseId, lessonId, removalId: randomUUID() };
  return { made, deps, authoring, courses, read, removal };
}

test("an assessment is taken off its lesson and put back with rules, questions and keys, however often either is sent", async () => {
  const { authoring, read, removal } = await atWork();
  const before = await read();
  for (const _ of [1, 2]) await authoring.assessment.remove(removal);
  expect(await read()).toBeNull();
  for (const _ of [1, 2]) await authoring.assessment.restore(removal);
  const { revision: was, ...content } = before ?? { revision: 0 };
  expect(content).toMatchObject({ rules, questions: [{ question: { answers: [{}, { isCorrect: true }] } }, {}] });
  const { revision: is, ...back } = (await read()) ?? { revision: 0 };
  expect(back).toEqual(content);
  // A page that was open meanwhile reads too late.
  expect(is).toBeGreaterThan(was);
  // A removal that arrives once more, after its undo, takes nothing.
  await authoring.assessment.remove(removal);
  expect(await read()).not.toBeNull();
});

test("what is live keeps it until the draft is published", async () => {
  const { made, deps, courses, authoring, removal } = await atWork();
  const live = () =>
    database.db.assessmentVersion.findMany({
      where: { lessonVersion: { version: { liveOf: { id: made.courseId } } } },
      include: { questions: { orderBy: { position: "asc" } } },
    });
  const before = await live();
  expect(before).toHaveLength(1);
  await authoring.assessment.remove(removal);
  expect(await live()).toEqual(before);
  const changes = await courses.draftChanges({ courseId: made.courseId });
  expect(changes?.changes).toMatchObject([{ id: made.lessonId, aspects: [{ kind: "assessmentRemoved" }] }]);
  await database.db.lessonVersion.updateMany({
    where: { lessonId: made.lessonId, version: { publishedAt: null } },
    data: { content: "Read this." },
  });
  await database.db.courseVersion.updateMany({
    where: { courseId: made.courseId, publishedAt: null },
    data: { description: "Tides.", objectives: ["Read one"] },
  });
  await publishCourse(deps, { courseId: made.courseId });
  expect(await live()).toEqual([]);
  expect(await database.db.assessmentVersion.count({ where: { id: made.assessmentVersionId } })).toBe(1);
});

test("it does not come back over another one, nor from another lesson's removal", async () => {
  const { made, authoring, read, removal } = await atWork();
  const { courseId, lessonId } = made;
  await authoring.assessment.remove(removal);
  await authoring.assessment.addToLesson({ courseId, lessonId });
  await expect(authoring.assessment.restore(removal)).rejects.toMatchObject({
    cause: { reason: "authoring.assessment_there" },
  });
  expect((await read())?.questions).toEqual([]);
  const unknown = { ...removal, removalId: randomUUID() };
  await expect(authoring.assessment.restore(unknown)).rejects.toMatchObject({ cause: { code: "NOT_FOUND" } });
});

test("who may not edit the course is refused and changes nothing", async () => {
  const { authoring, read, removal } = await atWork();
  const stranger = createCaller(depsOf(database.db, await aPerson(database.db, "INSTRUCTOR"), clock)).authoring;
  await expect(stranger.assessment.remove(removal)).rejects.toMatchObject({ cause: { code: "FORBIDDEN" } });
  expect(await read()).not.toBeNull();
  await authoring.assessment.remove(removal);
  await expect(stranger.assessment.restore(removal)).rejects.toMatchObject({ cause: { code: "FORBIDDEN" } });
  expect(await read()).toBeNull();
});
