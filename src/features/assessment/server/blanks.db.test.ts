import { randomUUID } from "node:crypto";
import { expect, test } from "vitest";
import { attemptScenes } from "@/testing/attempt-scene";
import { testDatabase } from "@/testing/database";

const database = testDatabase();
const { scene, answer } = attemptScenes(database);
const [atNew, atHalf] = [randomUUID(), randomUUID()];

const question = {
  type: "FILL_IN_BLANKS" as const,
  points: 3,
  text: "A [[2]] tide comes at [[3]] moon, every **[[1]]** days.",
  body: {
    blanks: [
      { kind: "number", key: "1", feedback: "", value: "14.77", tolerance: "0.3" },
      { kind: "text", key: "2", feedback: "From a word for jump.", accepted: ["spring"], isCaseSensitive: false },
      {
        ...{ kind: "dropdown", key: "3", feedback: "" },
        choices: [
          { id: atNew, text: "new", isCorrect: true, feedback: "" },
          { id: atHalf, text: "half", isCorrect: false, feedback: "Then it is neap." },
        ],
      },
    ],
  },
};
const plain = { type: "SHORT_ANSWER" as const, answers: [{ text: "Neap", isCorrect: true }] };
const rules = { showResults: true, showCorrectAnswers: "AFTER_SUBMIT" as const, passingScore: 0 };

test("what is in the blanks is stored, comes back on another device, and is marked and reviewed blank by blank", async () => {
  const set = await scene({ questions: [question], ...rules });
  const { attemptId } = await set.api.start(set.address);
  const [asked] = (await set.running()).questions;
  expect(asked?.blanks.map(({ key, kind, optionIds }) => [key, kind, [...optionIds].sort()])).toEqual([
    ["2", "text", []],
    ["3", "dropdown", [atNew, atHalf].sort()],
    ["1", "number", []],
  ]);
  expect(JSON.stringify(asked)).not.toMatch(/spring|14\.77|0\.3|neap|jump/);

  await answer(set, attemptId, 0, { fields: { "2": "Spring" } });
  const fields = { "2": "Spring", "3": atHalf, "1": "14,5" };
  const saved = await answer(set, attemptId, 0, { fields });
  expect(saved).toMatchObject({ isCurrent: true, answer: { fields } });
  expect((await set.running()).answers).toMatchObject([{ fields }]);
  expect((await set.api.standing({ attemptId })).answers).toMatchObject([{ fields }]);
  const older = {
    attemptId,
    questionVersionId: set.made.questionVersionIds[0] ?? "",
    clientId: randomUUID(),
    revision: 1,
  };
  expect(await set.api.saveAnswer({ ...older, fields: {} })).toMatchObject({ isCurrent: false, answer: { fields } });

  await set.api.submit({ attemptId });
  const [reviewed] = (await set.review(attemptId)).questions;
  expect(reviewed).toMatchObject({
    isAnswered: true,
    blanks: ["2", "3", "1"],
    result: { earned: 200, isCorrect: false },
  });
  const plainOf = (text: string | { html: string } | null) => (typeof text === "string" ? text : (text?.html ?? ""));
  const rows = reviewed?.rows.map(({ who, lead, text, feedback }) => [who, lead, text, feedback].map(plainOf));
  expect(rows).toEqual([
    ["you", "1", "Spring", "From a word for jump."],
    ["you", "2", "half", "Then it is neap."],
    ["you", "3", "14,5", ""],
    ["key", "2", "new", ""],
  ]);
});

const foreseen = {
  ...question,
  penalty: 50,
  text: "[[1]] days, [[2]]",
  body: {
    blanks: [
      {
        ...{
          kind: "number",
          key: "1",
          feedback: "",
          value: "14.77",
          tolerance: "0.3",
          answerFeedback: "Half a month.",
        },
        foreseen: [{ value: "29.53", tolerance: "0.3", credit: 0, feedback: "That is the whole month." }],
      },
      {
        ...{ kind: "text", key: "2", feedback: "", isCaseSensitive: false },
        accepted: [
          "spring",
          { text: "neap", credit: 0, feedback: "The smallest." },
          { text: "tide", credit: 50, feedback: "" },
        ],
      },
    ],
  },
};

test("a wrong answer that was foreseen says why once feedback is shown, and costs what a wrong one costs", async () => {
  const ended = async (fields: Record<string, string>, shown: Partial<typeof rules>) => {
    const set = await scene({ questions: [foreseen], ...rules, ...shown });
    const { attemptId } = await set.api.start(set.address);
    await answer(set, attemptId, 0, { fields });
    const { questions } = await set.running();
    expect(JSON.stringify(questions)).not.toMatch(/29\.53|neap|spring|tide|month|smallest/);
    await set.api.submit({ attemptId });
    const [reviewed] = (await set.review(attemptId)).questions;
    const rows = reviewed?.rows.filter(({ who }) => who === "you");
    return [reviewed?.result?.earned ?? null, rows?.map(({ sign, feedback }) => [sign, feedback?.html ?? null])];
  };
  const wrong = { "1": "29.5", "2": "Neap" };
  expect(await ended(wrong, {})).toEqual([
    -150,
    [
      ["wrong", "That is the whole month."],
      ["wrong", "The smallest."],
    ],
  ]);
  // A half of one of two shares, which isn't wrong altogether.
  expect(await ended({ "1": "30", "2": "tide" }, {})).toEqual([
    75,
    [
      ["wrong", null],
      ["partly", null],
    ],
  ]);
  const kept = await ended(wrong, { showResults: false });
  expect(kept).toEqual([
    null,
    [
      [null, null],
      [null, null],
    ],
  ]);
});

test("only the blanks of the question are stored, lists with a choice of the question, and nothing where there are none", async () => {
  const set = await scene({ questions: [question, plain], ...rules });
  const { attemptId } = await set.api.start(set.address);
  const refused = { message: "assessment.answer_does_not_fit" };
  const unfit: Record<string, string>[] = [
    { "4": "spring" },
    { "3": "new" },
    { "3": randomUUID() },
    { "2": "spring", x: "y" },
  ];
  for (const fields of unfit) await expect(answer(set, attemptId, 0, { fields })).rejects.toMatchObject(refused);
  await expect(answer(set, attemptId, 0, { textResponse: "spring" })).rejects.toMatchObject(refused);
  await expect(answer(set, attemptId, 1, { fields: { "1": "Neap" } })).rejects.toMatchObject(refused);
  expect((await set.running()).answers).toEqual([]);
  const long = { "2": "x".repeat(1001) };
  await expect(answer(set, attemptId, 0, { fields: long })).rejects.toMatchObject({ code: "BAD_REQUEST" });
  const many = Object.fromEntries(Array.from({ length: 51 }, (_, at) => [`${at + 1}`, "x"]));
  await expect(answer(set, attemptId, 0, { fields: many })).rejects.toMatchObject({ code: "BAD_REQUEST" });
});

test("an attempt from before there were fields takes answers as it did", async () => {
  const set = await scene({ questions: [plain], ...rules });
  const { attemptId } = await set.api.start(set.address);
  await database.db.$executeRaw`
    UPDATE assessment_attempt SET question_order = jsonb_set(question_order, '{0}', (question_order->0) - 'fields') WHERE id = ${attemptId}::uuid`;
  expect(await answer(set, attemptId, 0, { textResponse: "Neap" })).toMatchObject({ isCurrent: true });
  await expect(answer(set, attemptId, 0, { fields: { "1": "Neap" } })).rejects.toThrow();
});

test("choices are shuffled although the rules say nothing of it", async () => {
  const choices = Array.from({ length: 8 }, (_, at) => ({
    ...{ id: randomUUID(), text: `${at}`, isCorrect: at === 0, feedback: "" },
  }));
  const body = { blanks: [{ kind: "dropdown", key: "1", feedback: "", choices }] };
  const set = await scene({ questions: [{ ...question, text: "[[1]]", body }], ...rules, randomizeAnswers: false });
  const orders = new Set<string>();
  for (let at = 0; at < 6; at += 1) {
    const { attemptId } = await set.api.start(set.address);
    orders.add(JSON.stringify((await set.running()).questions[0]?.blanks[0]?.optionIds));
    await set.api.submit({ attemptId });
  }
  // Six of 40,320 orders are the same by chance once in 10^22.
  expect(orders.size).toBeGreaterThan(1);
});
