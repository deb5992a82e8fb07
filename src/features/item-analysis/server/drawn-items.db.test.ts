import { randomUUID } from "node:crypto";
import { expect, test } from "vitest";
import { startAttempt } from "@/features/assessment/server/start-attempt";
import { submitAttempt } from "@/features/assessment/server/submit-attempt";
import { saveDraw } from "@/features/authoring/server/draws/save-draw";
import { getDraft } from "@/features/courses/server/get-draft";
import { publishCourse } from "@/features/courses/server/publish-course";
import { aQuestionBank } from "@/testing/a-question-bank";
import { aLearnerOf, anAssessment } from "@/testing/an-assessment";
import { aClock } from "@/testing/clock";
import { testDatabase } from "@/testing/database";
import { depsOf } from "@/testing/deps-of";
import { getAnalysis } from "./get-analysis";

const database = testDatabase();

test("a drawn question is counted in the attempts that had it, and others in all", async () => {
  const made = await anAssessment(database.db);
  const deps = depsOf(database.db, made.teacher, aClock());
  const { bankId } = await aQuestionBank(deps, [{ text: "A" }, { text: "B" }, { text: "C" }]);
  const place = { courseId: made.courseId, lessonId: made.lessonId };
  const wanted = { bankId, tags: [], difficulty: null, count: 2, points: 3, readAgain: [] };
  await saveDraw(deps, { ...place, drawKey: randomUUID(), ...wanted });
  const draft = await getDraft(database.db, made.courseId);
  const versionId = draft?.versionId ?? "";
  const named = { description: "Tides.", objectives: ["Read a table"] };
  await database.db.courseVersion.update({ where: { id: versionId }, data: named });
  await publishCourse(deps, { courseId: made.courseId });
  for (let n = 0; n < 6; n++) {
    const student = await aLearnerOf(database.db, { ...made, versionId });
    const asked = { ...deps, actor: student, person: student };
    const { attemptId } = await startAttempt(asked, { slug: made.slug, lessonId: made.lessonId });
    await submitAttempt(asked, attemptId);
  }
  const { attempts, set, items } = await getAnalysis(deps, made.courseId, {
    ...{ lessonId: made.lessonId, count: "first", version: null },
  });
  expect([attempts, set.mean, set.alpha, items.length]).toEqual([6, 0, null, 5]);
  expect(items.slice(0, 2).map((item) => item.attempts)).toEqual([6, 6]);
  const drawn = items.slice(2);
  expect(drawn.reduce((sum, item) => sum + item.attempts, 0)).toBe(12);
  for (const item of drawn) expect(item).toMatchObject({ skipped: item.attempts });
  const orders = await database.db.assessmentAttempt.findMany({
    select: { questionOrder: true },
    where: { assessmentId: made.assessmentId },
  });
  for (const { questionVersionId, attempts: counted } of drawn)
    expect(
      orders.filter(({ questionOrder }) => JSON.stringify(questionOrder).includes(questionVersionId)),
    ).toHaveLength(counted);
});
