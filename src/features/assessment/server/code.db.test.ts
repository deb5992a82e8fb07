import { expect, test } from "vitest";
import { MAX_TEXT_RESPONSE } from "@/features/questions/question-type";
import { attemptScenes } from "@/testing/attempt-scene";
import { testDatabase } from "@/testing/database";

const database = testDatabase();
const { scene, answer } = attemptScenes(database);

const body = { language: "python", starter: "days = 30", graderNotes: "A loop isn't needed." };
const byOutput = {
  ...{ type: "CODE" as const, points: 3, text: "How many high waters?" },
  ...{ answers: [{ text: "fifty-eight", isCorrect: true }], body: { ...body, markedBy: "output" } },
};
const byPerson = { ...byOutput, answers: [], body: { ...body, markedBy: "person" } };
const plain = { type: "SHORT_ANSWER" as const, answers: [{ text: "Neap", isCorrect: true }] };
const rules = { showResults: true, showCorrectAnswers: "AFTER_SUBMIT" as const, passingScore: 0 };
const written = `for day in range(30):\n    print(day)\n${"# tide\n".repeat(400)}`;

test("code and its output are stored together, come back on another device, and are marked and reviewed", async () => {
  const set = await scene({ questions: [byOutput], ...rules });
  const { attemptId } = await set.api.start(set.address);
  const running = await set.running();
  expect(running.questions[0]?.code).toEqual({ language: "python", starter: "days = 30", asksOutput: true });
  expect(JSON.stringify(running)).not.toMatch(/fifty-eight|loop/);

  await answer(set, attemptId, 0, { textResponse: written });
  const given = { textResponse: written, fields: { output: "fifty-eight \r\n" } };
  expect(await answer(set, attemptId, 0, given)).toMatchObject({ isCurrent: true, answer: given });
  expect((await set.running()).answers).toMatchObject([given]);

  await set.api.submit({ attemptId });
  const [reviewed] = (await set.review(attemptId)).questions;
  expect(reviewed?.result).toEqual({ earned: 300, isCorrect: true });
  expect(reviewed?.rows.map(({ part, text, sign }) => [part, text, sign])).toEqual([
    ["code", written, null],
    ["output", "fifty-eight", "right"],
  ]);
});

test("an output that the author foresaw earns its part, and its feedback is for the review alone", async () => {
  const foreseen = [
    { text: "fifty-seven", credit: 50, explanation: "Off by one." },
    { text: "zero", explanation: "It never ran." },
  ];
  const inParts = { ...byOutput, answers: [...byOutput.answers, ...foreseen] };
  for (const [output, earned, sign, feedback] of [
    ["fifty-seven", 150, "partly", "Off by one."],
    ["zero", 0, "wrong", "It never ran."],
  ] as const) {
    const set = await scene({ questions: [inParts], ...rules });
    const { attemptId } = await set.api.start(set.address);
    await answer(set, attemptId, 0, { textResponse: written, fields: { output } });
    expect(JSON.stringify(await set.running())).not.toMatch(/fifty-eight|Off by one|never ran/);
    await set.api.submit({ attemptId });
    const [reviewed] = (await set.review(attemptId)).questions;
    expect(reviewed?.result).toEqual({ earned, isCorrect: false });
    expect(reviewed?.rows.slice(1)).toMatchObject([
      { who: "you", part: "output", text: output, sign, feedback: { html: expect.stringContaining(feedback) } },
      { who: "key", part: "output", text: "fifty-eight", sign: "missed" },
    ]);
  }
});

test("no other field is taken, no output that is too long, and none where a person grades", async () => {
  const set = await scene({ questions: [byOutput, byPerson, plain], ...rules });
  const { attemptId } = await set.api.start(set.address);
  const refusal = { cause: { reason: "assessment.answer_does_not_fit" } };
  await expect(answer(set, attemptId, 0, { fields: { other: "1" } })).rejects.toMatchObject(refusal);
  await expect(answer(set, attemptId, 1, { fields: { output: "1" } })).rejects.toMatchObject(refusal);
  await expect(answer(set, attemptId, 2, { textResponse: "Neap", fields: { output: "1" } })).rejects.toMatchObject(
    refusal,
  );
  const long = "1".repeat(MAX_TEXT_RESPONSE + 1);
  await expect(answer(set, attemptId, 0, { fields: { output: long } })).rejects.toThrow();
});

test("an attempt with code for a person waits, and shows no student what graders are told", async () => {
  const set = await scene({ questions: [byPerson], ...rules });
  expect(await set.api.startFacts(set.address)).toMatchObject({ needsGrading: true });
  const { attemptId } = await set.api.start(set.address);
  await answer(set, attemptId, 0, { textResponse: written });
  await set.api.submit({ attemptId });
  const review = await set.review(attemptId);
  expect(review.state).toBe("GRADING");
  expect(JSON.stringify(review)).not.toContain("loop");
});

test("an assessment whose code is marked by its output needs no grading", async () => {
  const set = await scene({ questions: [byOutput], ...rules });
  expect(await set.api.startFacts(set.address)).toMatchObject({ needsGrading: false });
});
