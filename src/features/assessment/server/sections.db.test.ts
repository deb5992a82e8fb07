import { expect, test } from "vitest";
import { aLearnerOf, anAssessment, type QuestionPlan } from "@/testing/an-assessment";
import { aClock } from "@/testing/clock";
import { testDatabase } from "@/testing/database";
import { depsOf } from "@/testing/deps-of";
import { getAttempt } from "./get-attempt";
import { getAssessmentPreview } from "./get-preview";
import { getReview } from "./get-review";
import { getStart } from "./get-start";
import { saveAnswer } from "./save-answer";
import { startAttempt } from "./start-attempt";
import { submitAttempt } from "./submit-attempt";

const database = testDatabase();
const numeric = (text: string, points: number, sectionKey?: string): QuestionPlan => ({
  ...{ type: "NUMERIC", text, points, numericValue: "1" },
  ...(sectionKey && { sectionKey }),
});
const sections = [
  { key: "harbor", title: "The harbor", introduction: "Two boats are *moored*." },
  { key: "sea", title: "", introduction: "" },
];

/** A live assessment of three questions in two sections, and a student of it. */
async function inTwoSections(plan: Parameters<typeof anAssessment>[1] = {}) {
  const questions = [numeric("Boats?", 1, "harbor"), numeric("Masts?", 2, "harbor"), numeric("Waves?", 4, "sea")];
  const made = await anAssessment(database.db, { sections, questions, ...plan });
  const student = await aLearnerOf(database.db, made);
  const deps = { ...depsOf(database.db, student, aClock()), person: student };
  const { slug, lessonId } = made;
  const start = () => startAttempt(deps, { slug, lessonId });
  const attempt = async () => {
    const found = await getAttempt(deps, student.id, { slug, lessonId });
    if (found.type !== "running") throw new Error("an attempt is running");
    return found;
  };
  return { made, deps, slug, lessonId, start, attempt };
}

test("an attempt shows its questions by section, with the introductions, and how they are paged", async () => {
  const { start, attempt } = await inTwoSections({ paging: "QUESTION", randomizeQuestions: true });
  await start();
  const { questions, paging, sections: shown } = await attempt();
  expect(paging).toBe("QUESTION");
  expect(shown).toEqual([
    { title: "The harbor", introduction: { html: "Two boats are <em>moored</em>.", isInline: true }, questionCount: 2 },
    { title: "", introduction: null, questionCount: 1 },
  ]);
  expect(questions.slice(0, 2).map(({ text }) => text.html)).toEqual(expect.arrayContaining(["Boats?", "Masts?"]));
  expect(questions[2]?.text.html).toBe("Waves?");
});

test("an attempt and its review keep the sections that it began with", async () => {
  const { made, deps, start, attempt } = await inTwoSections();
  const { attemptId } = await start();
  const before = (await attempt()).sections;
  const change = database.db.assessmentVersion.update({
    where: { id: made.assessmentVersionId },
    data: { sections: [] },
  });
  await expect(change, "a published version doesn't change").rejects.toThrow(/published/);
  const [boats = ""] = made.questionVersionIds;
  const answer = { clientId: crypto.randomUUID(), revision: 1, selectedAnswers: [], fields: {}, isFlagged: false };
  await saveAnswer(deps, deps.person.id, { attemptId, questionVersionId: boats, ...answer, textResponse: "1" });
  await submitAttempt(deps, attemptId);
  const review = await getReview(deps, attemptId);
  if (review.type !== "ended") throw new Error("the attempt has ended");
  expect(review.sections).toEqual(before);
  expect(review.questions.map(({ result }) => result?.earned)).toEqual([100, 0, 0]);
});

test("the start screen says what each section has, and a preview shows its questions under it", async () => {
  const { made, deps, slug, lessonId } = await inTwoSections();
  const counts = [
    { title: "The harbor", questionCount: 2, points: 300 },
    { title: "", questionCount: 1, points: 400 },
  ];
  expect(await getStart(deps, { slug, lessonId })).toMatchObject({ sections: counts, paging: "SECTION" });
  const preview = await getAssessmentPreview(deps, { versionId: made.versionId }, lessonId);
  expect(preview?.sections).toMatchObject(counts);
  expect(preview?.sections[0]?.introduction?.html).toContain("<em>moored</em>");
});

test("an attempt from before there were sections is one group", async () => {
  const { start, attempt, made } = await inTwoSections({ sections: [], questions: [numeric("Boats?", 1)] });
  await start();
  expect(await attempt()).toMatchObject({ sections: [], paging: "SECTION" });
  const row = await database.db.assessmentAttempt.findFirstOrThrow({ where: { assessmentId: made.assessmentId } });
  expect(row.questionOrder).toEqual([expect.not.objectContaining({ sectionKey: expect.anything() })]);
});
