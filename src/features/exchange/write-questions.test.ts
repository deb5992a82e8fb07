import { describe, expect, test } from "vitest";
import { blankQuestion } from "@/features/questions/authoring";
import { withoutIds } from "@/features/questions/body-texts";
import type { EditedQuestion } from "@/features/questions/edited-question";
import { blankAnswer } from "@/features/questions/question-authoring";
import { emptyBlank } from "@/features/questions/types/fill-in-blanks/authoring";
import type { Blank } from "@/features/questions/types/fill-in-blanks/body";
import { storedOthers, storedText } from "@/features/questions/types/fill-in-blanks/known-answers";
import { emptyNumeric, numericBody } from "@/features/questions/types/numeric/body";
import { uuidV4 } from "@/lib/uuid-v4";
import fc from "@/testing/fast-check";
import { groupQuestions } from "./groups";
import { readQuestions, writtenFormats } from "./read-questions";
import { writeQuestions } from "./write-questions";

const means = { newId: uuidV4, trueFalse: ["True", "False"] as const };
const of = (type: EditedQuestion["type"], more: Partial<EditedQuestion>): EditedQuestion => ({
  ...blankQuestion(type, means),
  ...{ text: "Which?", ...more },
});
const answer = (text: string, isCorrect: boolean, more: Partial<EditedQuestion["answers"][number]> = {}) => ({
  ...blankAnswer(uuidV4(), text, isCorrect),
  ...more,
});
/** As an author would compare them. */
const said = ({ answers, body, ...question }: EditedQuestion) => ({
  ...question,
  answers: answers.map(({ id: _, ...rest }) => rest),
  body: withoutIds(body),
});
const codes = (...questions: EditedQuestion[]) =>
  writeQuestions("gift", questions).issues.map(({ number, code, isLost }) => [number, code, isLost]);

test("questions on an image are in no file, and each format says so", () => {
  const area = { shape: "rectangle", left: 0, top: 0, width: 20, height: 20 };
  const question = of("HOTSPOT", {
    answers: [answer("North berth", true), answer("Slipway", false)],
    body: { image: "![The harbor](media/harbor.png)", size: null, areas: [area, { ...area, left: 50 }] },
  });
  for (const format of writtenFormats) {
    const { count, issues } = writeQuestions(format, [question]);
    expect([format, count, issues]).toEqual([format, 0, [{ number: 1, code: "on_image", isLost: true }]]);
  }
});

describe("GIFT", () => {
  /** Words with every sign that GIFT or Markdown has a use for. */
  const words = fc
    .array(
      fc.constantFrom(
        "a",
        "B",
        " ",
        "{",
        "}",
        "=",
        "~",
        "#",
        ":",
        "\\",
        "%",
        "*",
        "_",
        "50%",
        "\n",
        "[html]",
        "é",
        "$$x=1$$",
        "//",
        "::",
      ),
      {
        minLength: 1,
        maxLength: 8,
      },
    )
    .map((parts) => `w${parts.join("")}w`);
  const distinct = fc.uniqueArray(words, { minLength: 2, maxLength: 5, selector: (text) => text.trim() });
  const key = fc.integer({ min: 0, max: 4 });
  const told = fc.option(words, { nil: "" });
  const blanksOf = (texts: readonly string[], at: number, feedback: string): Blank[] => [
    {
      ...{ kind: "text", key: "1", feedback: "", isCaseSensitive: false },
      accepted: texts.map((text, place) =>
        storedText({ text: text.replaceAll("\n", " "), credit: [100, 50, 0, 12.5][place] ?? 0, feedback }),
      ),
    },
    {
      ...{ kind: "number", key: "1", feedback: "", value: String(at - 2.5), tolerance: at === 0 ? "" : "0.5" },
      ...storedOthers({
        answerFeedback: feedback,
        foreseen: [
          { value: "-7", tolerance: "", credit: 33.33, feedback },
          { value: "1e3", tolerance: "2.5", credit: 0, feedback },
        ].slice(0, at),
      }),
    },
    {
      ...{ kind: "dropdown", key: "1", feedback: "" },
      choices: texts.map((text, place) => ({ id: uuidV4(), text, isCorrect: place === at % texts.length, feedback })),
    },
  ];

  test("gives back each question that it can say whole", () => {
    const anyQuestion = fc
      .record({
        type: fc.integer({ min: 0, max: 9 }),
        texts: distinct,
        at: key,
        text: words,
        explanation: told,
        feedback: told,
      })
      .map(({ type, texts, at, text, explanation, feedback }) => {
        const options = texts.map((one, place) => answer(one, place === at % texts.length, { explanation: feedback }));
        const credit = { credit: [50, 33.33, 14.29, 90, 5][at] ?? 0 };
        // One stays that a penalty is for.
        const inParts = options.map((one, place) => ({
          ...{ ...one, ...(texts.length > 2 && place === (at + 1) % texts.length && credit) },
        }));
        const accepted = inParts.map((one) => ({ ...one, text: one.text.replaceAll("\n", " ") }));
        const pairs = texts.map((prompt, place) => ({
          ...{ promptId: uuidV4(), prompt, answerId: uuidV4(), answer: `to ${place}`, feedback: "" },
        }));
        return [
          of("SINGLE_CHOICE", { text, explanation, penalty: at === 2 ? 33.33 : 0, answers: inParts }),
          of("MULTIPLE_CHOICE", {
            text,
            explanation,
            answers: options.map((one, place) => ({ ...one, isCorrect: place !== at })),
          }),
          of("TRUE_FALSE", {
            text,
            explanation,
            answers: ["True", "False"].map((name, place) => answer(name, place === at % 2, { explanation: feedback })),
          }),
          of("NUMERIC", {
            ...{ text, explanation, numericValue: String(at - 2.5), numericTolerance: at === 0 ? "" : "0.5" },
            body: numericBody({
              ...{ ...emptyNumeric, feedback },
              foreseen: [
                { value: "-7", tolerance: "", ...credit, feedback: explanation },
                { value: "1e3", tolerance: "2.5", credit: 0, feedback },
              ].slice(0, at),
            }) as EditedQuestion["body"],
          }),
          of("SHORT_ANSWER", { text, explanation, answers: accepted }),
          of("MATCHING", { text, explanation, body: { pairs, extras: [{ answerId: uuidV4(), answer: "to none" }] } }),
          of("ESSAY", { text, explanation }),
          ...blanksOf(texts, at, feedback).map((blank) =>
            of("FILL_IN_BLANKS", { text: `${text} [[1]] ${text}`, explanation, body: { blanks: [blank] } }),
          ),
        ][type] as EditedQuestion;
      });
    fc.assert(
      fc.property(fc.array(anyQuestion, { minLength: 1, maxLength: 4 }), (questions) => {
        const written = writeQuestions("gift", questions);
        const read = readQuestions("gift", written.source, means);
        expect([...written.issues, ...read.issues]).toEqual([]);
        expect(read.questions.map(said)).toEqual(questions.map(said));
      }),
    );
  });

  test("tells what it can't say", () => {
    const pairs = ["a", "b"].map((prompt) => ({
      promptId: uuidV4(),
      prompt,
      answerId: uuidV4(),
      answer: `${prompt} 2`,
      feedback: "No",
    }));
    expect(
      codes(
        of("ORDERING", { answers: [answer("1", true), answer("2", true)] }),
        of("NUMERIC", {
          numericValue: "3",
          numericUnit: "m",
          points: 2,
          penalty: 25,
          body: { units: [], isAsked: true, cost: 50 },
        }),
        of("SHORT_ANSWER", {
          answers: [
            ...[answer("gr[ae]y", true, { isPattern: true }), answer("Grey", true, { isCaseSensitive: true })],
            answer("green", false, { credit: 37 }),
          ],
        }),
        of("MATCHING", { body: { pairs, extras: [] } }),
        of("ESSAY", {
          body: {
            minWords: 10,
            maxWords: null,
            graderNotes: "A figure",
            rubric: { isShownBefore: true, criteria: [] },
          },
        }),
        of("FILL_IN_BLANKS", { text: "[[1]] and [[2]].", body: { blanks: [emptyBlank("1"), emptyBlank("2")] } }),
        of("FILL_IN_BLANKS", { text: "Last: [[1]]", body: { blanks: [emptyBlank("1")] } }),
        of("FILL_IN_BLANKS", { text: "[[1]] ends.", body: { blanks: [{ ...emptyBlank("1"), feedback: "So." }] } }),
      ),
    ).toEqual([
      [1, "type", true],
      [2, "points", false],
      [2, "penalty", false],
      [2, "unit", false],
      [2, "units", false],
      [3, "pattern", false],
      [3, "case", false],
      [3, "credit_rounded", false],
      [4, "feedback", false],
      [5, "rubric", false],
      [5, "limits", false],
      [5, "notes", false],
      [6, "type", true],
      [7, "type", true],
      [8, "feedback", false],
    ]);
  });

  test("writes a credit that Moodle doesn't know as the nearest that isn't all of the points", () => {
    const question = of("SHORT_ANSWER", { answers: [answer("a", true), answer("b", false, { credit: 99.99 })] });
    expect(writeQuestions("gift", [question]).source).toBe("[markdown]Which?{\n=a\n=%90%b}\n");
  });

  test("writes what a blank between words knows as answers with weights, and tells what has no place there", () => {
    const accepted = [
      "four",
      { text: "4", credit: 50, feedback: "In words?" },
      { text: "five", credit: 0, feedback: "" },
    ];
    const text = "Two and two are [[1]].";
    const blank = { ...emptyBlank("1"), accepted };
    const { source, issues } = writeQuestions("gift", [of("FILL_IN_BLANKS", { text, body: { blanks: [blank] } })]);
    expect(source).toBe("[markdown]Two and two are {\n=four\n=%50%4#In words?\n=%0%five}.\n");
    expect(issues).toEqual([]);
    const exact = {
      ...blank,
      isCaseSensitive: true,
      feedback: "So.",
      accepted: ["a", { text: "b", credit: 37, feedback: "" }],
    };
    expect(codes(of("FILL_IN_BLANKS", { text, body: { blanks: [exact] } }))).toEqual([
      [1, "feedback", false],
      [1, "case", false],
      [1, "credit_rounded", false],
    ]);
  });

  test("writes a share of the value as a number, and any letters as a star", () => {
    const numeric = of("NUMERIC", { numericValue: "200", numericTolerance: "2.5%" });
    expect(writeQuestions("gift", [numeric]).source).toBe("[markdown]Which?{#200:5}\n");
    const pattern = of("SHORT_ANSWER", { answers: [answer("gr.*y\\.", true, { isPattern: true })] });
    const { source } = writeQuestions("gift", [pattern]);
    expect(source).toBe("[markdown]Which?{\n=gr*y.}\n");
    expect(readQuestions("gift", source, means).questions.map(said)).toEqual([said(pattern)]);
  });
});

describe("Aiken", () => {
  test("gives back questions with one right option, and tells of the others", () => {
    const one = of("SINGLE_CHOICE", {
      text: "Two\nlines?",
      answers: [answer("a", false), answer("b", true)],
      points: 3,
      penalty: 25,
    });
    const inParts = of("SINGLE_CHOICE", { answers: [answer("a", false, { credit: 50 }), answer("b", true)] });
    expect(writeQuestions("aiken", [inParts]).issues.map(({ code }) => code)).toEqual(["credit"]);
    const many = of("MULTIPLE_CHOICE", { answers: [answer("a", true), answer("b", true)] });
    const written = writeQuestions("aiken", [one, many, of("NUMERIC", { numericValue: "1" })]);
    expect(written.source).toBe("Two lines?\nA) a\nB) b\nANSWER: B\n");
    expect(written.issues.map(({ number, code, isLost }) => [number, code, isLost])).toEqual([
      [1, "points", false],
      [1, "penalty", false],
      [1, "lines", false],
      [2, "type", true],
      [3, "type", true],
    ]);
    expect(readQuestions("aiken", written.source, means).questions.map(said)).toEqual([
      said({ ...one, text: "Two lines?", points: 1, penalty: 0 }),
    ]);
  });

  test("names the line of a question that has no answer line", () => {
    const source = "First?\nA) x\nB) y\n\nSecond?\nA) x\nB) y\nANSWER: A\n\nThird?\nA. x\nB. y\nANSWER: Z\n";
    const { questions, issues } = readQuestions("aiken", source, means);
    expect(questions.map(({ text }) => text)).toEqual(["Second?"]);
    expect(issues.map(({ line, code }) => [line, code])).toEqual([
      [1, "no_answer_line"],
      [10, "no_key"],
    ]);
  });
});

describe("in a file of a whole course", () => {
  const [one, two, three] = ["One?", "Two?", "Three?"].map((text) =>
    of("SINGLE_CHOICE", { text, answers: [answer("Yes", true), answer("No", false)] }),
  ) as [EditedQuestion, EditedQuestion, EditedQuestion];
  const [tides, again] = [{ title: "Ebb / flow & spring" }, { title: "Ebb / flow & spring" }];
  const lessons = new Map([
    [one, tides],
    [two, tides],
    [three, again],
  ]);
  const written = (format: Parameters<typeof writeQuestions>[0]) =>
    writeQuestions(format, [one, two, three], new Map(), new Map(), lessons);

  test("each lesson is a category of Moodle, also where two have the same title", () => {
    const gift = written("gift");
    expect(gift.source.match(/^\$CATEGORY: .+$/gm)).toEqual(
      Array(2).fill("$CATEGORY: $course$/top/Ebb // flow & spring"),
    );
    expect(gift.source.indexOf("Two?")).toBeLessThan(gift.source.lastIndexOf("$CATEGORY"));
    const xml = written("moodle-xml");
    expect(xml.source.match(/<question type="category">/g)).toHaveLength(2);
    expect(xml.source).toContain("<category><text>$course$/top/Ebb // flow &amp; spring</text></category>");
    for (const format of ["gift", "moodle-xml"] as const) {
      expect(written(format).issues).toEqual([]);
      const back = readQuestions(format, written(format).source, means);
      expect(back.questions.map(({ text }) => text)).toEqual(["One?", "Two?", "Three?"]);
    }
  });

  test.each(["gift", "moodle-xml", "qti21", "qti22", "qti30"] as const)("%s gives back the lessons", (format) => {
    const { source, files } = written(format);
    const packed = files?.flatMap((file) => ("text" in file ? file : []));
    const { questions, groups, issues } = readQuestions(format, packed ?? source, { ...means, isGrouped: true });
    const found = groupQuestions(questions, groups, "Others");
    expect(found.map(({ title, questions: own }) => [title, own.map(({ text }) => text)])).toEqual([
      ["Ebb / flow & spring", ["One?", "Two?"]],
      ["Ebb / flow & spring", ["Three?"]],
    ]);
    expect(issues).toEqual([]);
  });

  test("Aiken has no place for lessons, which is told of each question", () => {
    expect(written("aiken").issues.map(({ number, code, isLost }) => [number, code, isLost])).toEqual([
      [1, "lesson", false],
      [2, "lesson", false],
      [3, "lesson", false],
    ]);
  });
});
