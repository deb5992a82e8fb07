import { describe, expect, test } from "vitest";
import { aStoredQuestion, chose, earned, filled, typed } from "@/testing/a-stored-question";
import fc from "@/testing/fast-check";
import { shareOf } from "../../points";
import type { QuestionDisclosure } from "../../question-type";
import { publicView, textWithoutFields } from "../../registry";
import { type Blank, type BlanksBody, readBlanks } from "./body";
import { fillInBlanks } from "./marking";

const id = (at: number) => `00000000-0000-4000-8000-${String(at).padStart(12, "0")}`;
const choice = (at: number, text: string, isCorrect: boolean) => ({
  ...{ id: id(at), text, isCorrect, feedback: `About ${text}` },
});
/** The second blank comes first in the text, and the fourth was taken out of it. */
const body: BlanksBody = {
  blanks: [
    { kind: "text", key: "1", feedback: "About spring", accepted: ["spring", "syzygy tide"], isCaseSensitive: false },
    { kind: "number", key: "2", feedback: "", value: "12.42", tolerance: "0.05" },
    { kind: "dropdown", key: "3", feedback: "", choices: [choice(1, "moon", true), choice(2, "sun", false)] },
    { kind: "text", key: "4", feedback: "", accepted: ["lost"], isCaseSensitive: false },
  ],
};
const text = "Every [[2]] hours.\n\n- At a **[[1]]** tide\n- the [[3]] leads. [[9]]";
const of = aStoredQuestion("FILL_IN_BLANKS", { text, points: 100, body });
const [moon, sun] = [id(1), id(2)];

describe("fill in the blanks", () => {
  test.each([
    [{ "1": "Spring", "2": "12.42", "3": moon }, 100, true],
    [{ "1": " SYZYGY   tide ", "2": "12,4 ", "3": moon }, 100, true],
    [{ "1": "spring", "2": "12.42", "3": sun }, 67, false],
    [{ "2": "12.47" }, 33, false],
    [{ "1": "neap", "2": "12.48", "3": sun }, 0, false],
    [{ "1": "", "2": " ", "3": "" }, 0, false],
    [{ "4": "lost" }, 0, false],
    [{}, 0, false],
  ])("%j earns %i hundredths", (fields, points, isCorrect) => {
    expect(earned(of, filled(fields))).toEqual({ earned: points, isCorrect });
  });

  test("case counts only where the author says so", () => {
    const strict = {
      blanks: [{ kind: "text", key: "1", feedback: "", accepted: ["Neap"], isCaseSensitive: true }],
    };
    const question = aStoredQuestion("FILL_IN_BLANKS", { text: "[[1]]", body: strict });
    expect(earned(question, filled({ "1": "Neap" })).isCorrect).toBe(true);
    expect(earned(question, filled({ "1": "neap" })).isCorrect).toBe(false);
  });

  test("a response fills in blanks of the question, lists with a choice of their own, and nothing else", () => {
    const isAccepted = (fields: Record<string, string>) => fillInBlanks.accepts(of, filled(fields));
    expect(isAccepted({})).toBe(true);
    expect(isAccepted({ "1": "anything", "2": "no number", "3": sun })).toBe(true);
    expect(isAccepted({ "3": "" })).toBe(true);
    expect(isAccepted({ "3": "moon" })).toBe(false);
    expect(isAccepted({ "3": id(7) })).toBe(false);
    expect(isAccepted({ "9": "spring" })).toBe(false);
    expect(isAccepted({ "1": "x".repeat(1001) })).toBe(false);
    expect(fillInBlanks.accepts(of, typed("spring"))).toBe(false);
    expect(fillInBlanks.accepts(of, chose(moon))).toBe(false);
    expect(fillInBlanks.isBlank(filled({ "1": " ", "3": "" }))).toBe(true);
    expect(fillInBlanks.isBlank(filled({ "1": "a" }))).toBe(false);
  });

  test("the review numbers blanks as the text has them, and shows right answers only where keys are shown", () => {
    const rows = (keys: boolean, correctness = true) =>
      fillInBlanks
        .reviewRows(of, filled({ "1": "neap", "2": "12.4", "3": sun }), { correctness, feedback: correctness, keys })
        .map(({ who, lead, text, kind, sign, feedback }) => [who, lead, text, kind, sign, feedback]);
    const given = [
      ["you", "1", "12.4", "typed", "right", ""],
      ["you", "2", "neap", "typed", "wrong", "About spring"],
      ["you", "3", "sun", "authored", "wrong", "About sun"],
    ];
    expect(rows(false)).toEqual(given);
    expect(rows(true)).toEqual([
      ...given,
      ["key", "2", "spring", "typed", "missed", ""],
      ["key", "2", "syzygy tide", "typed", "missed", ""],
      ["key", "3", "moon", "authored", "missed", ""],
    ]);
    expect(rows(false, false)).toEqual(given.map((row) => [...row.slice(0, 4), null, ""]));
  });

  test("the right number is shown with its tolerance", () => {
    const [row] = fillInBlanks
      .reviewRows(of, filled({ "1": "spring", "3": moon }), { correctness: true, feedback: true, keys: true })
      .filter(({ who }) => who === "key");
    expect(row?.text).toBe("12.42 ± 0.05");
  });

  test("what can't be read is a question without blanks, which nothing answers", () => {
    const broken = aStoredQuestion("FILL_IN_BLANKS", { text: "[[1]]", body: { blanks: [{ key: "1" }] } });
    expect(readBlanks(broken.body)).toEqual([]);
    expect(earned(broken, filled({}))).toEqual({ earned: 0, isCorrect: false });
    expect(readBlanks({ blanks: [...body.blanks, body.blanks[0]] })).toEqual([]);
  });
});

test("the choices of all lists are offered, each with its blank in the order of the text", () => {
  expect(fillInBlanks.offer?.ids({ answerIds: [], body })).toEqual({
    promptIds: [],
    optionIds: [moon, sun],
    fields: { "1": "typed", "2": "typed", "3": "chosen", "4": "typed" },
  });
  expect(fillInBlanks.offer?.blanks?.(of)).toEqual([
    { key: "2", kind: "number", optionIds: [] },
    { key: "1", kind: "text", optionIds: [] },
    { key: "3", kind: "dropdown", optionIds: [moon, sun] },
  ]);
});

test("each right blank earns an equal share, whichever they are, and all of them all points", () => {
  const right = Object.entries(fillInBlanks.rightResponse(of).fields);
  expect(Object.fromEntries(right)).toEqual({ "1": "spring", "2": "12.42", "3": moon });
  fc.assert(
    fc.property(fc.subarray(right), fc.integer({ min: 0, max: 99_999 }), (some, points) => {
      const question = { ...of, points };
      const score = earned(question, filled(Object.fromEntries(some)));
      expect(score).toEqual({ earned: shareOf(points, some.length, 3), isCorrect: some.length === 3 });
    }),
  );
});

test("a text to be read alone has a line for each blank, and that of another type is as it was", () => {
  expect(textWithoutFields({ type: "FILL_IN_BLANKS", text }, "_")).toBe(
    "Every _ hours.\n\n- At a **_** tide\n- the _ leads. _",
  );
  expect(textWithoutFields({ type: "ESSAY", text }, "_")).toBe(text);
});

describe("a blank that knows more than what is right", () => {
  const known: Blank[] = [
    {
      ...{ kind: "text", key: "1", feedback: "From a word for jump.", isCaseSensitive: false },
      accepted: [
        { text: "Neap", credit: 0, feedback: "The smallest." },
        { text: "tide", credit: 50, feedback: "Which one?" },
        "spring",
        { text: "springs", credit: 100, feedback: "One of them." },
        { text: "SPRING", credit: 25, feedback: "Never said." },
      ],
    },
    {
      ...{ kind: "number", key: "2", feedback: "", value: "12.42", tolerance: "0.05" },
      answerFeedback: "Half a lunar day.",
      foreseen: [
        { value: "24.84", tolerance: "1%", credit: 33.33, feedback: "That is the whole day." },
        { value: "24", tolerance: "9", credit: 0, feedback: "Too long." },
      ],
    },
  ];
  const asked = aStoredQuestion("FILL_IN_BLANKS", { text: "[[1]] [[2]]", points: 200, body: { blanks: known } });
  const rows = (fields: Record<string, string>, shown: Partial<QuestionDisclosure> = {}) =>
    fillInBlanks
      .reviewRows(asked, filled(fields), { correctness: true, feedback: true, keys: false, ...shown })
      .map(({ who, lead, text, sign, feedback }) => [who, lead, text, sign, feedback]);

  test.each([
    // The first that it is decides: a half of one share and a third of the other.
    [{ "1": " TIDE ", "2": "25" }, 50 + 33, false],
    [{ "1": "springs", "2": "12.4" }, 200, true],
    [{ "1": "Spring", "2": "24.84" }, 100 + 33, false],
    [{ "1": "neap", "2": "30" }, 0, false],
    [{ "1": "tide" }, 50, false],
    [{ "1": "ebb", "2": "12.42" }, 100, false],
  ])("%j earns %i hundredths", (fields, points, isCorrect) => {
    expect(earned(asked, filled(fields))).toEqual({ earned: points, isCorrect });
  });

  test("says of each answer what its author did, and then what is said of the blank", () => {
    expect(rows({ "1": "neap", "2": "25" })).toEqual([
      ["you", "1", "neap", "wrong", "The smallest.\n\nFrom a word for jump."],
      ["you", "2", "25", "partly", "That is the whole day."],
    ]);
    expect(rows({ "1": "spring", "2": "12,4" })).toEqual([
      ["you", "1", "spring", "right", "From a word for jump."],
      ["you", "2", "12,4", "right", "Half a lunar day."],
    ]);
    expect(rows({ "1": "ebb", "2": "30" }).map(([, , , sign, feedback]) => [sign, feedback])).toEqual([
      ["wrong", "From a word for jump."],
      ["wrong", "Too long."],
    ]);
  });

  test("says nothing of them before feedback is shown, and only what earns all as the right answer", () => {
    expect(rows({ "1": "tide", "2": "24" }, { correctness: false, feedback: false })).toEqual([
      ["you", "1", "tide", null, ""],
      ["you", "2", "24", null, ""],
    ]);
    expect(rows({ "1": "tide" }, { keys: true }).slice(1)).toEqual([
      ["key", "1", "spring", "missed", ""],
      ["key", "1", "springs", "missed", ""],
      ["key", "2", "12.42 ± 0.05", "missed", ""],
    ]);
    const offered = JSON.stringify(publicView(asked, { promptIds: [], optionIds: [] }));
    expect(offered).not.toMatch(/neap|tide|spring|12|24|day/i);
  });

  test("counts blank by blank what is wrong, those alike that are marked alike, and the choices of lists", () => {
    const list = {
      kind: "dropdown",
      key: "3",
      feedback: "",
      choices: [choice(1, "moon", true), choice(2, "sun", false)],
    };
    const counted = fillInBlanks.counted?.parts({
      text: "[[3]] [[2]] [[1]]",
      answers: [],
      body: { blanks: [...known, list] },
    });
    expect(counted?.map(({ key }) => key)).toEqual(["3", "2", "1"]);
    const [choices, number, word] = counted ?? [];
    expect(choices?.options).toEqual([
      { id: id(1), text: "moon", isRight: true },
      { id: id(2), text: "sun", isRight: false },
    ]);
    expect(choices?.wrongAs).toBeUndefined();
    expect(["Neap ", " NEAP", "tide", "spring"].map((text) => word?.wrongAs?.(text))).toEqual([
      "neap",
      "neap",
      null,
      null,
    ]);
    expect(["24", "24.84", "12.4", " ten"].map((text) => number?.wrongAs?.(text))).toEqual(["24", null, null, "ten"]);
  });

  test("is answered rightly by what isn't another answer before", () => {
    const blanks: Blank[] = [
      {
        ...{ kind: "text", key: "1", feedback: "", isCaseSensitive: false },
        accepted: [{ text: "ebb", credit: 0, feedback: "" }, "Ebb", "low"],
      },
    ];
    const hidden = aStoredQuestion("FILL_IN_BLANKS", { text: "[[1]]", body: { blanks } });
    expect(fillInBlanks.rightResponse(hidden).fields).toEqual({ "1": "low" });
  });

  test("earns what its parts are, whatever they are, and never more than all points", () => {
    const credit = fc.integer({ min: 0, max: 10_000 });
    fc.assert(
      fc.property(
        fc.array(credit, { minLength: 1, maxLength: 6 }),
        fc.integer({ min: 0, max: 99_999 }),
        (credits, points) => {
          const blanks = credits.map((one, at) => ({
            ...{ kind: "text", key: `${at + 1}`, feedback: "", isCaseSensitive: false },
            accepted: [{ text: "x", credit: one / 100, feedback: "" }],
          }));
          const marks = credits.map((_, at) => `[[${at + 1}]]`).join(" ");
          const question = aStoredQuestion("FILL_IN_BLANKS", { text: marks, points, body: { blanks } });
          const score = earned(question, filled(Object.fromEntries(credits.map((_, at) => [`${at + 1}`, "X"]))));
          const exact = (points * credits.reduce((sum, one) => sum + one, 0)) / (10_000 * credits.length);
          expect(Math.abs(score.earned - exact)).toBeLessThanOrEqual(0.5);
          expect(score.isCorrect).toBe(credits.every((one) => one === 10_000));
        },
      ),
    );
  });
});
