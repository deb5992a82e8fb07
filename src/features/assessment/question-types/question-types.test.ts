import { describe, expect, test } from "vitest";
import fc from "@/testing/fast-check";
import { within } from "@/testing/within";
import type { AnswerContent, QuestionContent, QuestionType } from "./question-type";
import { questionTypes } from "./question-type";
import { publicView, questionType } from "./registry";

const answer = (id: string, isCorrect: boolean, more: Partial<AnswerContent> = {}): AnswerContent => ({
  id,
  text: `Option ${id}`,
  isCorrect,
  explanation: "",
  isCaseSensitive: false,
  isPattern: false,
  ...more,
});

const question = (type: QuestionType, more: Partial<QuestionContent> = {}): QuestionContent => ({
  versionId: "q",
  type,
  text: "Which?",
  points: 200,
  explanation: "",
  feedback: "",
  answers: [],
  numericValue: null,
  numericTolerance: null,
  numericUnit: null,
  ...more,
});

const chose = (...selectedAnswers: string[]) => ({ selectedAnswers, textResponse: "" });
const typed = (textResponse: string) => ({ selectedAnswers: [], textResponse });
const earned = (of: QuestionContent, response: ReturnType<typeof chose>) => questionType(of.type).score(of, response);

describe("single choice and true/false", () => {
  const of = question("SINGLE_CHOICE", { answers: [answer("a", false), answer("b", true)] });

  test("the right option earns all points, another none", () => {
    expect(earned(of, chose("b"))).toEqual({ earned: 200, isCorrect: true });
    expect(earned(of, chose("a"))).toEqual({ earned: 0, isCorrect: false });
  });

  test("two options, an option of another question or a text are no answer to it", () => {
    const { accepts } = questionType("SINGLE_CHOICE");
    expect(accepts(of, chose("a", "b"))).toBe(false);
    expect(accepts(of, chose("z"))).toBe(false);
    expect(accepts(of, typed("b"))).toBe(false);
    expect(accepts(of, chose())).toBe(true);
  });
});

describe("multiple choice, right minus wrong", () => {
  const of = question("MULTIPLE_CHOICE", {
    answers: [answer("a", true), answer("b", true), answer("c", false), answer("d", false)],
  });

  test.each([
    [["a", "b"], 200, true],
    [["a"], 100, false],
    [["a", "b", "c"], 100, false],
    [["a", "c"], 0, false],
    [["a", "b", "c", "d"], 0, false],
    [["c", "d"], 0, false],
  ])("choosing %j earns %i hundredths", (ids, points, isCorrect) => {
    expect(earned(of, chose(...ids))).toEqual({ earned: points, isCorrect });
  });

  test("points stay between zero and all, and only the exact set of right options earns all", () => {
    const set = fc.array(fc.boolean(), { minLength: 1, maxLength: 8 });
    fc.assert(
      fc.property(set, set, fc.integer({ min: 0, max: 100_000 }), (keys, picks, points) => {
        const options = keys.map((isCorrect, index) => answer(String(index), isCorrect));
        const selected = options.filter((_, index) => picks[index]).map(({ id }) => id);
        const result = earned(question("MULTIPLE_CHOICE", { answers: options, points }), chose(...selected));
        expect(result.earned).toBeGreaterThanOrEqual(0);
        expect(result.earned).toBeLessThanOrEqual(points);
        expect(result.isCorrect).toBe(options.every(({ isCorrect }, index) => isCorrect === (picks[index] ?? false)));
        if (result.isCorrect) expect(result.earned).toBe(points);
      }),
    );
  });
});

describe("numeric", () => {
  const of = question("NUMERIC", { numericValue: "4.28", numericTolerance: "0.01", numericUnit: "m" });

  test.each(["4.28", "4,27", "4.29 m", "428e-2", "4.290"])("%s is within the tolerance", (text) => {
    expect(earned(of, typed(text)).isCorrect).toBe(true);
  });

  test.each(["4.2900000000000000001", "4.26", "428 cm", "about 4.28", "-4.28"])("%s is not", (text) => {
    expect(earned(of, typed(text)).isCorrect).toBe(false);
  });

  test("a tolerance may be a share of the value, and none means the exact value", () => {
    const share = question("NUMERIC", { numericValue: "-200", numericTolerance: "2.5%" });
    expect(earned(share, typed("-195")).isCorrect).toBe(true);
    expect(earned(share, typed("-194.9")).isCorrect).toBe(false);
    const exact = question("NUMERIC", { numericValue: "0.3", numericTolerance: "" });
    expect(earned(exact, typed("0.30")).isCorrect).toBe(true);
    expect(earned(exact, typed("0.30000000000000004")).isCorrect).toBe(false);
  });

  test("the key is told with its unit and tolerance", () => {
    const rows = questionType("NUMERIC").reviewRows(of, typed("5"), { correctness: true, keys: true });
    expect(rows.map(({ who, text, sign }) => [who, text, sign])).toEqual([
      ["you", "5", "wrong"],
      ["key", "4.28 m ± 0.01", "missed"],
    ]);
  });
});

describe("short answer", () => {
  const of = question("SHORT_ANSWER", {
    answers: [
      answer("a", true, { text: "Voie lactée" }),
      answer("b", true, { text: "NaCl", isCaseSensitive: true }),
      answer("c", true, { text: "^(the )?milky\\s*way$", isPattern: true }),
    ],
  });

  test.each(["voie lacte\u0301e", "  VOIE   LACTÉE ", "NaCl", "The Milky Way", "milkyway"])(
    "%s is accepted",
    (text) => {
      expect(earned(of, typed(text)).isCorrect).toBe(true);
    },
  );

  test.each(["voie lactee", "nacl", "not the milky way", ""])("%s is not", (text) => {
    expect(earned(of, typed(text)).isCorrect).toBe(false);
  });

  test("a quote, a dash or a sharp s written another way is the same text", () => {
    const quoted = question("SHORT_ANSWER", { answers: [answer("a", true, { text: "Straße - O'Neill" })] });
    expect(earned(quoted, typed("STRASSE – O’Neill")).isCorrect).toBe(true);
  });

  test("a pattern that would hang a backtracking engine takes no time, and one that cannot be compiled never matches", async () => {
    const evil = question("SHORT_ANSWER", { answers: [answer("a", true, { text: "(a+)+$", isPattern: true })] });
    const hanging = typed(`${"a".repeat(900)}!`);
    const marked = await within("an answer that would hang a pattern", 1_000, () => earned(evil, hanging));
    expect(marked.isCorrect).toBe(false);
    const broken = question("SHORT_ANSWER", { answers: [answer("a", true, { text: "(?=a)b(", isPattern: true })] });
    expect(earned(broken, typed("b")).isCorrect).toBe(false);
  });

  test("patterns are never shown as the answer", () => {
    const rows = questionType("SHORT_ANSWER").reviewRows(of, typed("x"), { correctness: true, keys: true });
    expect(rows.map(({ text }) => text)).toEqual(["x", "Voie lactée", "NaCl"]);
  });
});

describe("what a student may see", () => {
  const secret = "CANARY";
  const anyQuestion = fc.record({
    type: fc.constantFrom(...questionTypes),
    keys: fc.array(fc.boolean(), { maxLength: 6 }),
    pick: fc.integer({ min: 0, max: 5 }),
  });
  const build = ({ type, keys }: { type: QuestionType; keys: boolean[] }) =>
    question(type, {
      explanation: secret,
      feedback: secret,
      numericValue: secret,
      numericTolerance: secret,
      answers: keys.map((isCorrect, index) =>
        answer(String(index), isCorrect, {
          explanation: secret,
          text: type === "SHORT_ANSWER" || type === "NUMERIC" ? secret : `Option ${index}`,
        }),
      ),
    });

  test("the view of a question while it is answered holds no key, whatever the question", () => {
    fc.assert(
      fc.property(anyQuestion, (drawn) => {
        const of = build(drawn);
        const ids = of.answers.map(({ id }) => id);
        const view = JSON.stringify(publicView(of, ids));
        expect(view).not.toContain(secret);
        expect(view).not.toMatch(/correct/i);
        const flipped = { ...of, answers: of.answers.map((one) => ({ ...one, isCorrect: !one.isCorrect })) };
        expect(JSON.stringify(publicView(flipped, ids))).toBe(view);
      }),
    );
  });

  test("the review without keys names only what the student gave, and without correctness not even a sign", () => {
    fc.assert(
      fc.property(anyQuestion, (drawn) => {
        const of = build(drawn);
        const { control, reviewRows } = questionType(of.type);
        const isChoice = control === "one-of" || control === "any-of";
        const chosen = of.answers[drawn.pick % Math.max(1, of.answers.length)];
        const response = isChoice ? chose(...(chosen ? [chosen.id] : [])) : typed("mine");
        const blind = reviewRows(of, response, { correctness: false, keys: false });
        expect(JSON.stringify(blind)).not.toContain(secret);
        expect(blind.every(({ sign, who }) => sign === null && who === "you")).toBe(true);
        const marked = reviewRows(of, response, { correctness: true, keys: false });
        expect(marked.every(({ who }) => who === "you")).toBe(true);
      }),
    );
  });
});
