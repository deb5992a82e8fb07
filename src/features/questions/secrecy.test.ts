import { describe, expect, test } from "vitest";
import { aStoredAnswer, aStoredQuestion, chose, filled, typed } from "@/testing/a-stored-question";
import fc from "@/testing/fast-check";
import {
  type QuestionContent,
  type QuestionDisclosure,
  type QuestionType,
  questionTypes,
  type ReviewRow,
} from "./question-type";
import { publicView, questionType } from "./registry";
import { emptyFileUpload } from "./types/file-upload/body";
import { readMatching } from "./types/matching/body";

const uuid = (at: number) => `00000000-0000-4000-8000-${String(at).padStart(12, "0")}`;
const offeredBy = ({ type, answers, body }: QuestionContent) =>
  questionType(type).offer?.ids({ answerIds: answers.map(({ id }) => id), body }) ?? { promptIds: [], optionIds: [] };

/** The same prompts and answers, and another answer right for each prompt. */
function paired(body: unknown, other: (at: number, of: number) => number) {
  const { pairs } = readMatching(body);
  return {
    pairs: pairs.map(({ promptId, prompt }, at) => {
      const { answerId, answer } = pairs[other(at, pairs.length)] ?? { answerId: uuid(99), answer: "" };
      return { promptId, prompt, answerId, answer };
    }),
    extras: [],
  };
}

/** A text that is foreseen, and given in the review below. */
const given = "mine";

/** A blank of each kind in turn; which choice is right is drawn, and nothing else of a key is the same under another `key`. */
const blanks = (keys: readonly boolean[], key: string) => ({
  blanks: keys.map((isCorrect, at) => {
    const shared = { key: `${at + 1}`, feedback: key };
    const known = { credit: isCorrect ? 50 : 0, feedback: key };
    if (at % 3 === 0) {
      const accepted = [key, { text: given, ...known }];
      return { kind: "text", ...shared, accepted, isCaseSensitive: isCorrect };
    }
    if (at % 3 === 1) {
      const foreseen = [{ value: key, tolerance: key, ...known }];
      return { kind: "number", ...shared, value: key, tolerance: key, answerFeedback: key, foreseen };
    }
    const choices = [isCorrect, !isCorrect].map((right, choice) => ({
      ...{ id: uuid(40 + 2 * at + choice), text: `Choice ${choice}`, isCorrect: right, feedback: key },
    }));
    return { kind: "dropdown", ...shared, choices };
  }),
});

/** A number that is foreseen beside the key. */
const foreseen = (words: string, credit: number) => ({
  ...{ units: [], isAsked: false, cost: 0, feedback: words },
  foreseen: [{ value: words, tolerance: words, credit, feedback: words }],
});

const program = (words: string) => ({ language: "python", starter: "print()", markedBy: "output", graderNotes: words });
/** One that its author doesn't show before the result. */
const rubricOf = (words: string) => ({
  isShownBefore: false,
  criteria: [
    {
      ...{ id: uuid(80), name: words, description: words },
      levels: [{ id: uuid(81), name: words, points: 1, description: words }],
    },
  ],
});

describe("what a student may see", () => {
  const secret = "CANARY";
  const anyQuestion = fc.record({
    type: fc.constantFrom(...questionTypes),
    keys: fc.array(fc.boolean(), { maxLength: 6 }),
    pick: fc.integer({ min: 0, max: 5 }),
  });
  const isTyped = (type: QuestionType) => ["SHORT_ANSWER", "NUMERIC", "CODE"].includes(type);
  const build = ({ type, keys, pick }: { type: QuestionType; keys: boolean[]; pick: number }) =>
    aStoredQuestion(type, {
      explanation: secret,
      feedback: secret,
      numericValue: secret,
      numericTolerance: secret,
      text: keys.map((_, index) => `[[${index + 1}]]`).join(" "),
      body:
        type === "FILE_UPLOAD"
          ? { ...emptyFileUpload, graderNotes: secret, rubric: rubricOf(secret) }
          : type === "ESSAY"
            ? { minWords: null, maxWords: 100, graderNotes: secret, rubric: rubricOf(secret) }
            : type === "FILL_IN_BLANKS"
              ? blanks(keys, secret)
              : type === "HOTSPOT"
                ? {
                    image: "![Chart](media/chart.png)",
                    areas: keys.map((_, at) => ({ shape: "ellipse", left: at, top: at, width: 9, height: 9 })),
                  }
                : type === "NUMERIC"
                  ? foreseen(secret, 50)
                  : type === "CODE"
                    ? program(secret)
                    : {
                        pairs: keys.map((_, index) => ({
                          promptId: uuid(index),
                          prompt: `Prompt ${index}`,
                          answerId: uuid(20 + index),
                          answer: `Answer ${index}`,
                        })),
                        extras: [],
                      },
      answers: keys.map((isCorrect, index) =>
        aStoredAnswer(String(index), isCorrect, {
          explanation: secret,
          credit: isCorrect ? 0 : 1234 * (index + 1),
          text: !isTyped(type) ? `Option ${index}` : index === pick ? given : secret,
        }),
      ),
    });

  test("the view of a question while it is answered holds no key, whatever the question", () => {
    fc.assert(
      fc.property(anyQuestion, (drawn) => {
        const of = build(drawn);
        const ids = offeredBy(of);
        const view = JSON.stringify(publicView(of, ids));
        expect(view).not.toContain(secret);
        expect(view).not.toContain(given);
        expect(view).not.toMatch(/correct|"credit|foreseen/i);
        const flipped = {
          ...of,
          answers: of.answers.map((one) => ({ ...one, isCorrect: !one.isCorrect, credit: one.isCorrect ? 4321 : 0 })),
          body:
            of.type === "FILE_UPLOAD"
              ? { ...emptyFileUpload, graderNotes: "else", rubric: rubricOf("else") }
              : of.type === "ESSAY"
                ? { minWords: null, maxWords: 100, graderNotes: "else", rubric: rubricOf("else") }
                : of.type === "FILL_IN_BLANKS"
                  ? blanks(
                      drawn.keys.map((one) => !one),
                      "OTHER, AND LONGER",
                    )
                  : of.type === "HOTSPOT"
                    ? of.body
                    : of.type === "NUMERIC"
                      ? foreseen("else", 25)
                      : of.type === "CODE"
                        ? program("else")
                        : paired(of.body, (at, of) => (at + 1) % of),
        };
        expect(JSON.stringify(publicView(flipped, ids))).toBe(view);
      }),
    );
  });

  function expectBlind(rows: (shown: QuestionDisclosure) => ReviewRow[]): void {
    const blind = rows({ correctness: false, feedback: false, keys: false });
    expect(JSON.stringify(blind)).not.toContain(secret);
    expect(blind.every(({ sign, who }) => sign === null && who === "you")).toBe(true);
    const told = rows({ correctness: false, feedback: true, keys: false });
    expect(told.every(({ sign, who }) => sign === null && who === "you")).toBe(true);
    expect(rows({ correctness: true, feedback: false, keys: false }).every(({ feedback }) => feedback === "")).toBe(
      true,
    );
    expect(rows({ correctness: true, feedback: true, keys: false }).every(({ who }) => who === "you")).toBe(true);
  }

  test("the review without keys names only what the student gave, and without correctness not even a sign", () => {
    fc.assert(
      fc.property(anyQuestion, (drawn) => {
        const of = build(drawn);
        const { control, reviewRows } = questionType(of.type);
        const isChoice = control === "one-of" || control === "any-of";
        const chosen = of.answers[drawn.pick % Math.max(1, of.answers.length)];
        const offered = offeredBy(of);
        const picked: Record<string, () => string[]> = {
          order: () => of.answers.map(({ id }) => id),
          match: () => offered.promptIds.flatMap((id) => [id, offered.optionIds[0] ?? ""]),
        };
        const [first = ""] = offered.optionIds;
        const fill = ([key, how]: [string, string]) => [key, how === "chosen" ? first : given] as const;
        if (control === "blanks") {
          const response = filled(Object.fromEntries(Object.entries(offered.fields ?? {}).map(fill)));
          return expectBlind((shown) => reviewRows(of, response, shown));
        }
        const response = isChoice
          ? chose(...(chosen ? [chosen.id] : []))
          : picked[control]
            ? chose(...picked[control]())
            : control === "code"
              ? filled({ output: given })
              : typed(given);
        expectBlind((shown) => reviewRows(of, response, shown));
      }),
    );
  });
});
