import { describe, expect, test } from "vitest";
import { aStoredQuestion, chose, earned, typed } from "@/testing/a-stored-question";
import { answersOf, MatchingBody, readMatching } from "./body";
import { matching } from "./marking";

const id = (at: number) => `00000000-0000-4000-8000-${String(at).padStart(12, "0")}`;
const pair = (at: number, prompt: string, answer: string) => ({
  promptId: id(at),
  prompt,
  answerId: id(at + 50),
  answer,
  feedback: `About ${prompt}`,
});
/** Two of the prompts have the same answer, and one answer belongs to none. */
const body: MatchingBody = {
  pairs: [pair(1, "M2", "12.42 h"), pair(2, "S2", "12.00 h"), pair(3, "L2", " 12.42 h ")],
  extras: [{ answerId: id(90), answer: "25.82 h" }],
};
const of = aStoredQuestion("MATCHING", { points: 300, body });
const [m2, s2, l2] = [id(1), id(2), id(3)];
const [lunar, solar, other] = [id(51), id(52), id(90)];

describe("matching", () => {
  test("offers each answer once, and every prompt", () => {
    expect(answersOf(body).map((answer) => answer.id)).toEqual([lunar, solar, other]);
    expect(matching.offer?.ids({ answerIds: [], body })).toEqual({
      promptIds: [m2, s2, l2],
      optionIds: [lunar, solar, other],
    });
  });

  test("counts what each prompt is given, of which the same answer is right for two", () => {
    const parts = matching.counted?.parts({ text: "", answers: [], body }) ?? [];
    expect(parts.map(({ key, lead }) => [key, lead])).toEqual([
      [m2, "M2"],
      [s2, "S2"],
      [l2, "L2"],
    ]);
    const rightOf = parts.map(({ options = [] }) => options.filter(({ isRight }) => isRight).map(({ id }) => id));
    expect(rightOf).toEqual([[lunar], [solar], [lunar]]);
    expect(parts[0]?.options?.map(({ id }) => id)).toEqual([lunar, solar, other]);
  });

  test.each([
    [[m2, lunar, s2, solar, l2, lunar], 300, true],
    [[l2, lunar, m2, lunar, s2, solar], 300, true],
    [[m2, lunar, s2, lunar, l2, lunar], 200, false],
    [[m2, lunar], 100, false],
    [[m2, other, s2, other, l2, other], 0, false],
    [[], 0, false],
  ])("%j earns %i hundredths", (ids, points, isCorrect) => {
    expect(earned(of, chose(...ids))).toEqual({ earned: points, isCorrect });
  });

  test("a response pairs prompts of the question, each once, with its answers", () => {
    const isAccepted = (...ids: string[]) => matching.accepts(of, chose(...ids));
    expect(isAccepted()).toBe(true);
    expect(isAccepted(m2, other)).toBe(true);
    expect(isAccepted(m2)).toBe(false);
    expect(isAccepted(m2, lunar, m2, solar)).toBe(false);
    expect(isAccepted(lunar, m2)).toBe(false);
    expect(isAccepted(m2, id(77))).toBe(false);
    expect(matching.accepts(of, typed("M2"))).toBe(false);
  });

  test("the review puts each answer beside its prompt, and the missed ones only where keys are shown", () => {
    const rows = (keys: boolean) =>
      matching
        .reviewRows(of, chose(m2, lunar, s2, other), { correctness: true, feedback: true, keys })
        .map(({ who, lead, text, sign, feedback }) => [who, lead, text, sign, feedback]);
    const given = [
      ["you", "M2", "12.42 h", "right", "About M2"],
      ["you", "S2", "25.82 h", "wrong", "About S2"],
    ];
    expect(rows(false)).toEqual(given);
    expect(rows(true)).toEqual([
      ...given,
      ["key", "S2", "12.00 h", "missed", ""],
      ["key", "L2", " 12.42 h ", "missed", ""],
    ]);
  });

  test("what can't be read is a question without pairs, which nothing answers", () => {
    const broken = aStoredQuestion("MATCHING", { body: { pairs: [{ prompt: "M2" }] } });
    expect(readMatching(broken.body)).toEqual({ pairs: [], extras: [] });
    expect(earned(broken, chose())).toEqual({ earned: 0, isCorrect: false });
    const twice = { ...body, extras: [{ answerId: lunar, answer: "Again" }] };
    expect(MatchingBody.safeParse(twice).success).toBe(false);
  });
});

test("the right response gives each prompt its answer, under the id that students see", () => {
  expect(matching.rightResponse(of).selectedAnswers).toEqual([m2, lunar, s2, solar, l2, lunar]);
});
