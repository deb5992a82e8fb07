import { expect, test } from "vitest";
import type { ReviewMatrix } from "@/features/questions/review-matrix";
import { createCaller } from "@/server/trpc/root";
import { aLearnerOf } from "@/testing/an-assessment";
import { attemptScenes } from "@/testing/attempt-scene";
import { aClock } from "@/testing/clock";
import { testDatabase } from "@/testing/database";
import { depsOf } from "@/testing/deps-of";

const database = testDatabase();
const { scene, asActor, answer, keyOf } = attemptScenes(database);

const hour = 3_600_000;
const after = (hours: number) => new Date(aClock().now().getTime() + hours * hour);
const examReview: ReviewMatrix = {
  score: ["closed"],
  correctness: ["closed"],
  feedback: ["closed"],
  answers: ["closed"],
};
const questions = [
  {
    type: "SINGLE_CHOICE" as const,
    explanation: "Secret explanation",
    answers: [
      { text: "Wrong", explanation: "Secret feedback" },
      { text: "Right", isCorrect: true },
    ],
  },
];
const feedbackBands = [{ from: 0, text: "Secret band" }];

async function answerWrongly(set: Awaited<ReturnType<typeof scene>>, attemptId: string) {
  const { id } = await database.db.answer.findFirstOrThrow({
    where: { text: "Wrong", questionVersionId: set.made.questionVersionIds[0] ?? "" },
  });
  await answer(set, attemptId, 0, { selectedAnswers: [id] });
}

test("an exam tells nothing until it has closed, and everything from then on", async () => {
  const set = await scene({ questions, feedbackBands, review: examReview, closesAt: after(2), passingScore: 0 });
  const { attemptId } = await set.api.start(set.address);
  await answerWrongly(set, attemptId);
  await set.api.submit({ attemptId });
  const closed = await set.review(attemptId);
  expect(closed).toMatchObject({ score: null, isPassed: true, overallFeedback: null, attempts: [{ score: null }] });
  expect(closed.shown).toEqual({ score: false, correctness: false, feedback: false, keys: false });
  expect(JSON.stringify([closed, await set.api.startFacts(set.address)])).not.toContain("Secret");
  set.clock.advance(2 * hour);
  const open = await set.review(attemptId);
  expect(open).toMatchObject({
    score: { earned: 0 },
    overallFeedback: "Secret band",
    attempts: [{ score: { earned: 0 } }],
  });
  expect(open.shown).toEqual({ score: true, correctness: true, feedback: true, keys: true });
  expect(await set.api.startFacts(set.address)).toMatchObject({ attempts: [{ score: { earned: 0 } }] });
});

test("it has closed when it has for everyone: nobody reads the answers while another student still writes", async () => {
  const set = await scene({ questions, review: examReview, closesAt: after(2) });
  const slower = await aLearnerOf(database.db, set.made);
  await database.db.assessmentAccommodation.create({
    data: { assessmentId: set.made.assessmentId, userId: slower.id, closesAt: after(3) },
  });
  const { attemptId } = await set.api.start(set.address);
  await set.api.submit({ attemptId });
  set.clock.advance(2 * hour);
  expect((await set.review(attemptId)).shown.keys).toBe(false);
  await expect(set.api.start(set.address)).rejects.toMatchObject({ message: "assessment.closed" });
  await asActor(slower, set.clock).start(set.address);
  set.clock.advance(hour);
  expect((await set.review(attemptId)).shown.keys).toBe(true);
});

test("feedback can come without a word of what was right, and points without feedback", async () => {
  const every = ["attempt", "done", "closed"] as const;
  const words = await scene({ questions, review: { score: [], correctness: [], feedback: [...every], answers: [] } });
  const { attemptId } = await words.api.start(words.address);
  await answer(words, attemptId, 0, { selectedAnswers: [(await keyOf(words.made)).id] });
  await words.api.submit({ attemptId });
  const { questions: [told] = [], score } = await words.review(attemptId);
  expect([score, told?.result, told?.rows[0]?.sign]).toEqual([null, null, null]);

  const bare = await scene({ questions, feedbackBands, review: { feedback: [], answers: [] } });
  const other = await bare.api.start(bare.address);
  const right = await keyOf(bare.made);
  await answer(bare, other.attemptId, 0, { selectedAnswers: [right.id] });
  await bare.api.submit(other);
  const review = await bare.review(other.attemptId);
  expect(review).toMatchObject({ score: { earned: 100 }, overallFeedback: null });
  expect(JSON.stringify(review)).not.toContain("Secret");
});

test("the transcript, the dashboard and the grades follow, each time that someone looks", async () => {
  const set = await scene({ questions, review: examReview, closesAt: after(2) });
  const { attemptId } = await set.api.start(set.address);
  await answerWrongly(set, attemptId);
  await set.api.submit({ attemptId });
  const api = createCaller(depsOf(database.db, set.learner, set.clock));
  const look = async () => ({
    percentage: (await api.records.transcript()).entries[0]?.results[0]?.percentage,
    missed: (await api.records.dashboard()).missed.questions,
    isHidden: (await api.gradebook.mine({ courseId: set.made.courseId })).isHidden,
  });
  expect(await look()).toEqual({ percentage: null, missed: 0, isHidden: true });
  set.clock.advance(2 * hour);
  expect(await look()).toEqual({ percentage: 0, missed: 1, isHidden: false });
});
