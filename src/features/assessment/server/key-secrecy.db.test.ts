import { randomUUID } from "node:crypto";
import { expect, test } from "vitest";
import { joinQueue } from "@/features/practice/server/join-queue";
import { type QuestionType, questionTypes } from "@/features/questions/question-type";
import { type ReviewMatrix, statedReview } from "@/features/questions/review-matrix";
import { createCaller } from "@/server/trpc/root";
import type { QuestionPlan } from "@/testing/an-assessment";
import { attemptScenes } from "@/testing/attempt-scene";
import { testDatabase } from "@/testing/database";
import { depsOf } from "@/testing/deps-of";
import { rewriteKey } from "@/testing/rewrite-key";

const database = testDatabase();
const { scene, answer } = attemptScenes(database);

const matchingBody = {
  pairs: [
    { promptId: randomUUID(), prompt: "Spring", answerId: randomUUID(), answer: "Widest range" },
    { promptId: randomUUID(), prompt: "Neap", answerId: randomUUID(), answer: "Smallest range" },
  ],
  extras: [{ answerId: randomUUID(), answer: "No range" }],
};
const choiceIds = [randomUUID(), randomUUID(), randomUUID()];
const blanksBody = {
  blanks: [
    {
      ...{ kind: "text", key: "1", isCaseSensitive: false, feedback: "" },
      accepted: ["Neap", { text: "Spring", credit: 0, feedback: "The largest." }],
    },
    {
      ...{ kind: "number", key: "2", value: "2", tolerance: "", feedback: "", answerFeedback: "Twice." },
      foreseen: [{ value: "1", tolerance: "", credit: 50, feedback: "Only one?" }],
    },
    {
      ...{ kind: "dropdown", key: "3", feedback: "" },
      choices: ["new", "half", "full"].map((text, at) => ({
        ...{ id: choiceIds[at], text, isCorrect: at === 1, feedback: "" },
      })),
    },
  ],
};
const unitsBody = {
  ...{ units: [{ unit: "cm", factor: "0.01" }], isAsked: true, cost: 25, feedback: "In cm." },
  foreseen: [{ value: "3.9", credit: 50, tolerance: "0.1", feedback: "Not 3.9." }],
};
const codeBody = { language: "python", starter: "tides = 2", markedBy: "output" };
const hotspotBody = {
  image: "![Chart](media/chart.png)",
  areas: [10, 40, 70].map((left) => ({ shape: "ellipse", left, top: 20, width: 20, height: 30 })),
};
const options = [{ text: "Ebb" }, { text: "Flood", isCorrect: true }, { text: "Slack" }];
/** A new type does not compile without a question here. */
const questionOf: Record<QuestionType, Omit<QuestionPlan, "type">> = {
  SINGLE_CHOICE: { answers: [{ text: "Ebb", credit: 25 }, ...options.slice(1)] },
  MULTIPLE_CHOICE: { answers: options },
  TRUE_FALSE: { answers: [{ text: "True", isCorrect: true }, { text: "False" }] },
  NUMERIC: { numericValue: "4.2", numericTolerance: "0.1", numericUnit: "m", body: unitsBody },
  SHORT_ANSWER: {
    answers: [
      { text: "Neap", isCorrect: true },
      { text: "Tide", credit: 50, explanation: "Which?" },
    ],
  },
  ORDERING: {
    answers: [
      { text: "New moon", isCorrect: true },
      { text: "First quarter", isCorrect: true },
      { text: "Full moon", isCorrect: true },
    ],
  },
  MATCHING: { body: matchingBody },
  ESSAY: { body: { minWords: 2, maxWords: 300, graderNotes: "Names the spring tide." } },
  CODE: {
    answers: [
      { text: "42", isCorrect: true },
      { text: "41", credit: 50, explanation: "Off by one." },
    ],
    body: { ...codeBody, graderNotes: "A loop." },
  },
  FILE_UPLOAD: { body: { most: 2, accepts: ["documents"], megabytes: 5, graderNotes: "Names the spring tide." } },
  HOTSPOT: { answers: options, body: hotspotBody },
  FILL_IN_BLANKS: { text: "[[1]] tides come [[2]] times, at [[3]] moon.", body: blanksBody },
};
const questions = questionTypes.map((type): QuestionPlan => ({ type, ...questionOf[type] }));

async function rewriteKeys(versionIds: readonly string[]) {
  const client = await database.pool.connect();
  await rewriteKey(client, versionIds).finally(() => client.release());
}

/** One set for all types: the same person sees the same attempt before and after the key changes. */
async function answeredScene(review?: ReviewMatrix) {
  const closed = { showResults: false, showCorrectAnswers: "NEVER" as const };
  const set = await scene({ questions, passingScore: 0, ...(review ? { review } : closed) });
  const { attemptId } = await set.api.start(set.address);
  const running = await set.running();
  for (const [at, question] of running.questions.entries()) {
    const ids = question.options.map(({ id }) => id);
    const pairs = question.prompts.flatMap(({ id }) => [id, ids[0] ?? ""]);
    const chosen = { order: ids, match: pairs, "one-of": ids.slice(0, 1), "any-of": ids.slice(0, 1) };
    const given = question.control in chosen && chosen[question.control as keyof typeof chosen];
    const fields = { "1": "Neap", "2": "2", "3": choiceIds[1] ?? "" };
    // Files are brought first; files.db.test.ts does that.
    if (question.control === "files") continue;
    if (question.control === "blanks") await answer(set, attemptId, at, { fields });
    else if (question.control === "code")
      await answer(set, attemptId, at, { textResponse: "4.2", fields: { output: "41" } });
    else await answer(set, attemptId, at, given ? { selectedAnswers: given } : { textResponse: "4.2" });
  }
  return { ...set, attemptId };
}

test("what is sent during an attempt is the same to the byte under another key, for every type of question", async () => {
  const { api, address, attemptId, made } = await answeredScene();
  const seen = async () =>
    JSON.stringify([await api.startFacts(address), await api.attempt(address), await api.standing({ attemptId })]);
  const before = await seen();
  expect(before).toContain("Flood");
  await rewriteKeys(made.questionVersionIds);
  expect(await seen()).toBe(before);
});

test("what is said when an answer is stored, refused or handed in is the same under another key", async () => {
  const set = await answeredScene();
  const { api, attemptId, made, running } = set;
  const { answers } = await running();
  expect(answers).toHaveLength(questionTypes.length - 1);
  const said = async (step: number) => {
    const all: unknown[] = [];
    for (const { questionVersionId, selectedAnswers, textResponse, fields, revision } of answers) {
      const change = { attemptId, questionVersionId, clientId: randomUUID(), revision: revision + step };
      const given = { selectedAnswers: [...selectedAnswers], textResponse, fields: { ...fields } };
      const { answer: stored, ...reply } = await api.saveAnswer({ ...change, ...given });
      expect(stored).toMatchObject({ ...given, revision: revision + step });
      const refused = await api
        .saveAnswer({ ...change, clientId: randomUUID(), selectedAnswers: [randomUUID()], fields: { x: "17" } })
        .then(() => "taken", String);
      all.push(reply, { ...stored, clientId: null, revision: null }, refused);
    }
    return JSON.stringify(all);
  };
  const before = await said(1);
  await rewriteKeys(made.questionVersionIds);
  expect(await said(2)).toBe(before);
  expect(await api.submit({ attemptId })).toBeUndefined();
});

const isGraded = (type: QuestionType | undefined) => type === "ESSAY" || type === "FILE_UPLOAD";

test.for(questionTypes.filter((type) => !isGraded(type)))(
  "nor does a checked answer to %s tell anything of other keys, whatever it opens of its own",
  async (type) => {
    const opened: ReviewMatrix["score"] = ["during"];
    const review = { score: opened, correctness: opened, feedback: opened, answers: opened };
    const { api, address, attemptId, made, running } = await answeredScene(review);
    const questionVersionId = made.questionVersionIds[questionTypes.indexOf(type)] ?? "";
    const { answers, checkable } = await running();
    expect(checkable).toContain(questionVersionId);
    const { revision = 0 } = answers.find((answer) => answer.questionVersionId === questionVersionId) ?? {};
    const check = async () => JSON.stringify(await api.checkAnswer({ attemptId, questionVersionId, revision }));
    const look = async () =>
      JSON.stringify([await api.startFacts(address), await api.attempt(address), await api.standing({ attemptId })]);
    const shown = await check();
    const before = await look();
    await rewriteKeys(made.questionVersionIds.filter((id) => id !== questionVersionId));
    expect([await look(), await check()]).toEqual([before, shown]);
    await rewriteKeys([questionVersionId]);
    expect(await check()).not.toBe(shown);
  },
);

test("nor does the review tell one key from another while the rules show neither points nor right answers", async () => {
  const { api, attemptId, made, review } = await answeredScene();
  await api.submit({ attemptId });
  const before = await review(attemptId);
  expect(before.questions).toHaveLength(questionTypes.length);
  await rewriteKeys(made.questionVersionIds);
  expect(JSON.stringify(await review(attemptId))).toBe(JSON.stringify(before));
});

test("a review that shows right answers does tell them apart", async () => {
  const { api, attemptId, made, review } = await answeredScene();
  await api.submit({ attemptId });
  await database.db.$executeRaw`UPDATE assessment_attempt
    SET rules = rules || ${JSON.stringify({ review: statedReview({ showCorrectAnswers: "AFTER_SUBMIT" }, { closes: false }) })}::jsonb WHERE id = ${attemptId}::uuid`;
  const before = await review(attemptId);
  await rewriteKeys(made.questionVersionIds);
  const after = await review(attemptId);
  for (const [at, { rows }] of after.questions.entries()) {
    // What those who grade are told is no key, and stays theirs.
    if (isGraded(questionTypes[at])) expect(rows).toEqual(before.questions[at]?.rows);
    else expect(rows).not.toEqual(before.questions[at]?.rows);
  }
});

test("what is sent to be practiced is the same to the byte under another key, for every type that joins", async () => {
  const set = await scene({ questions, showResults: true, showCorrectAnswers: "AFTER_SUBMIT" });
  const { clock, learner, made, api } = set;
  const { attemptId } = await api.start(set.address);
  await api.submit({ attemptId });
  await joinQueue({ db: database.db, now: clock.now }, attemptId);
  const { practice } = createCaller(depsOf(database.db, learner, clock));
  const cards = await database.db.practiceCard.findMany({ where: { userId: learner.id }, orderBy: { id: "asc" } });
  let earlier = 0;
  const asked = async () => {
    const all: unknown[] = [await practice.due()];
    for (const { id } of cards) {
      // Whatever was due longest is asked next.
      earlier -= 1;
      await database.db.practiceCard.update({ where: { id }, data: { dueAt: new Date(earlier) } });
      all.push(await practice.next());
    }
    return JSON.stringify(all);
  };
  const before = await asked();
  for (const type of questionTypes) expect(before.includes(`"type":"${type}"`), type).toBe(!isGraded(type));
  await rewriteKeys(made.questionVersionIds);
  expect(await asked()).toBe(before);
});
