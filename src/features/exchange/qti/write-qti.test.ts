import { describe, expect, test } from "vitest";
import { blankQuestion, findQuestionProblems } from "@/features/questions/authoring";
import { changeTexts, withoutIds } from "@/features/questions/body-texts";
import type { EditedQuestion } from "@/features/questions/edited-question";
import { xhtmlBlocks } from "@/features/questions/formats/qti/texts/markdown-to-xhtml";
import { blankAnswer } from "@/features/questions/question-authoring";
import { emptyCode, readCode } from "@/features/questions/types/code/body";
import { type CodeLanguage, codeLanguages } from "@/features/questions/types/code/languages";
import { emptyFileUpload } from "@/features/questions/types/file-upload/body";
import { fileGroups } from "@/features/questions/types/file-upload/file-groups";
import { BlanksBody } from "@/features/questions/types/fill-in-blanks/body";
import { storedOthers, storedText } from "@/features/questions/types/fill-in-blanks/known-answers";
import { emptyNumeric, numericBody } from "@/features/questions/types/numeric/body";
import { uuidV4 } from "@/lib/uuid-v4";
import fc from "@/testing/fast-check";
import { readQuestions, type WrittenFormat } from "../read-questions";
import { type WrittenQuestions, writeQuestions } from "../write-questions";
import { qtiFormats } from "./versions";

const means = { newId: uuidV4, trueFalse: ["True", "False"] as const };
const of = (type: EditedQuestion["type"], more: Partial<EditedQuestion>): EditedQuestion => ({
  ...blankQuestion(type, means),
  ...{ text: "Which?", ...more },
});
const answer = (text: string, isCorrect: boolean, more: Partial<EditedQuestion["answers"][number]> = {}) => ({
  ...blankAnswer(uuidV4(), text, isCorrect),
  ...more,
});

/** A text as a reader sees it: Markdown has more than one way to write the same. */
const shown = (markdown: string) =>
  JSON.stringify(xhtmlBlocks(markdown, { tell: () => undefined })).replace(/(?:\\n| )+/g, " ");
const said = ({ answers, body, text, explanation, feedback, ...question }: EditedQuestion) => ({
  ...question,
  ...{ text: shown(text), explanation: shown(explanation), feedback: shown(feedback) },
  answers: answers.map(({ id: _, ...one }) => ({
    ...one,
    text: question.type === "SHORT_ANSWER" || question.type === "CODE" ? one.text : shown(one.text),
    explanation: shown(one.explanation),
  })),
  // Code is the same letter by letter.
  body:
    question.type === "CODE"
      ? { ...readCode(body), graderNotes: shown(readCode(body).graderNotes) }
      : changeTexts(withoutIds(body), shown),
});
const textsOf = (files: WrittenQuestions["files"]) => files?.flatMap((file) => ("text" in file ? file : [])) ?? [];
const readBack = (format: WrittenFormat, questions: readonly EditedQuestion[]) => {
  const written = writeQuestions(format, questions);
  return { written, read: readQuestions(format, textsOf(written.files), means) };
};
const codes = (format: WrittenFormat, ...questions: EditedQuestion[]) =>
  writeQuestions(format, questions).issues.map(({ number, code, isLost }) => [number, code, isLost]);

/** Words with every sign that XML or Markdown has a use for. */
const words = fc
  .array(
    fc.constantFrom(
      "a",
      "B",
      " ",
      "<",
      ">",
      "&",
      '"',
      "'",
      "*",
      "_",
      "`",
      "\\",
      "[",
      "]",
      "$5",
      "]]>",
      "&amp;",
      "é",
      "😀",
      "|",
      "~",
      ":",
    ),
    { minLength: 1, maxLength: 8 },
  )
  .map((parts) => `w${parts.join("")}w`);
/** What authors make of them. */
const markdown = fc.oneof(
  { weight: 4, arbitrary: words },
  fc.tuple(words, words).map(([one, other]) => `${one}\n\n${other}`),
  words.map((text) => `- one\n- two\n\n> ${text}`),
  fc.constantFrom(
    "*a* **b** `c*d` ~~e~~ H<sub>2</sub>O <u>f</u>",
    "[a](https://example.org/?a=1&b=2) ![b](https://example.org/b.png)",
    "$\\frac{a}{b} < 1$ costs $5\n\n$$\nx^2\n$$",
    "## A\n\n1. b\n2. c\n\n---\n\n```js\nif (a < b)\n\n  c();\n```",
    "| a | b |\n| :-: | - |\n| *1* | 2 |",
    "a\\\nb",
  ),
);
const told = fc.option(markdown, { nil: "" });
const distinct = fc.uniqueArray(words, { minLength: 2, maxLength: 5, selector: shown });

const anyQuestion = fc
  .record({
    ...{
      type: fc.nat(11),
      texts: distinct,
      at: fc.nat(4),
      text: markdown,
      explanation: told,
      feedback: told,
      aside: told,
    },
    points: fc.constantFrom(0, 0.5, 1, 3, 7.25),
    penalty: fc.constantFrom(0, 25, 33.33, 100),
    tolerance: fc.constantFrom("", "0.5", "2.5%"),
    isCaseSensitive: fc.boolean(),
    language: fc.constantFrom(null, ...(Object.keys(codeLanguages) as CodeLanguage[])),
    starter: fc.constantFrom(
      "",
      " ",
      "\n",
      "if (a < b) {\n\tc();  \n}\n",
      "\r\n",
      "print('é &amp; ]]>')",
      "0",
      "[[1]]",
    ),
  })
  .map((drawn) => {
    const { type, texts, at, points, penalty, text, explanation, feedback, aside, tolerance, isCaseSensitive } = drawn;
    const shared = { text, points, penalty: points > 0 ? penalty : 0, explanation, feedback };
    const byPerson = { ...shared, penalty: 0 };
    // Where all options are right, no answer is wrong.
    const ofSeveral = { ...shared, penalty: at < texts.length ? shared.penalty : 0 };
    const right = (place: number) => place === at % texts.length;
    const options = texts.map((one, place) => answer(one, right(place), { explanation: right(place) ? aside : "" }));
    /** What one of those that aren't right earns, where another is left for the penalty. */
    const credit = at > 0 && texts.length > 2 ? { credit: [50, 33.33, 99.99, 0.5][at - 1] ?? 0 } : {};
    const isInPart = (place: number) => place === (at + 1) % texts.length;
    const pairs = texts.map((prompt, place) => ({
      ...{ promptId: uuidV4(), prompt, answerId: uuidV4(), answer: `to ${place}`, feedback: right(place) ? aside : "" },
    }));
    const choices = texts.map((one, place) => ({
      id: uuidV4(),
      text: `x${one.replace(/[^a-zA-Z]/g, "")}${place}`,
      isCorrect: right(place),
      feedback: right(place) ? aside : "",
    }));
    const blanks = [
      {
        ...{ kind: "text", key: "2", feedback: aside, isCaseSensitive },
        accepted: texts.map((one, place) =>
          storedText({
            text: one,
            credit: place === 0 || points === 0 ? 100 : ([33.33, 0, 99.99][(place + at) % 3] ?? 0),
            feedback: place === at ? explanation : "",
          }),
        ),
      },
      {
        ...{ kind: "number", key: "1", feedback: explanation, value: "-1.50", tolerance },
        ...storedOthers({
          answerFeedback: at === 2 ? aside : "",
          foreseen: [
            { value: "-7", tolerance, credit: points > 0 ? 33.33 : 0, feedback: aside },
            { value: "1e3", tolerance: "", credit: 0, feedback: at === 1 ? "No." : "" },
          ].slice(0, at % 3),
        }),
      },
      { kind: "dropdown", key: "7", feedback: "", choices },
    ];
    return [
      of("SINGLE_CHOICE", {
        ...shared,
        answers: options.map((one, place) => ({ ...one, ...(points > 0 && isInPart(place) && credit) })),
      }),
      of("MULTIPLE_CHOICE", {
        ...ofSeveral,
        answers: options.map((one, place) => ({ ...one, isCorrect: place !== at })),
      }),
      of("TRUE_FALSE", {
        ...shared,
        answers: [0, 1].map((place) => answer(place === 0 ? "Yes" : "No", place === at % 2, { explanation: aside })),
      }),
      of("NUMERIC", {
        ...shared,
        numericValue: String(at - 2.5),
        numericTolerance: tolerance,
        numericUnit: at === 0 ? "" : "m/s",
        body: numericBody({
          ...{ ...emptyNumeric, feedback: aside },
          foreseen: [
            { value: "-7", tolerance, credit: 33.33, feedback: explanation },
            { value: "1e3", tolerance: "", credit: 0, feedback: aside },
          ].slice(0, at),
        }) as EditedQuestion["body"],
      }),
      of("SHORT_ANSWER", {
        ...shared,
        answers: [
          ...texts.map((one, place) =>
            answer(one, right(place), {
              ...{ isCaseSensitive, explanation: right(place) ? aside : "" },
              ...(isInPart(place) && credit),
            }),
          ),
          answer("gr[ae]y.*", true, { isCaseSensitive: true, isPattern: true }),
        ],
      }),
      of("ORDERING", { ...shared, answers: options.map((one) => ({ ...one, isCorrect: true })) }),
      of("MATCHING", { ...shared, body: { pairs, extras: [{ answerId: uuidV4(), answer: "to none" }] } }),
      of("ESSAY", { ...byPerson, body: { minWords: null, maxWords: null, graderNotes: aside } }),
      of("CODE", {
        ...byPerson,
        body: { language: drawn.language, starter: drawn.starter, markedBy: "person", graderNotes: aside },
      }),
      of("CODE", {
        ...shared,
        answers: [
          ...options.map((one, place) => ({ ...one, ...(isInPart(place) && credit) })),
          answer(`1\n\n  ${text}`.trimEnd(), true, { explanation }),
        ],
        body: { language: drawn.language, starter: drawn.starter, markedBy: "output", graderNotes: aside },
      }),
      of("FILE_UPLOAD", {
        ...byPerson,
        body: { ...emptyFileUpload, accepts: at % 2 === 0 ? ["archives"] : [...fileGroups], graderNotes: aside },
      }),
      of("FILL_IN_BLANKS", {
        ...shared,
        text: `${text}\n\nIt is [[2]], *then [[1]]*\\\nand [[7]].`,
        body: BlanksBody.parse({ blanks }),
      }),
    ][type] as EditedQuestion;
  });

describe.each(qtiFormats)("%s", (format) => {
  test("gives back each question whole", () => {
    fc.assert(
      fc.property(fc.array(anyQuestion, { minLength: 1, maxLength: 3 }), (questions) => {
        expect(questions.flatMap(findQuestionProblems)).toEqual([]);
        const { written, read } = readBack(format, questions);
        expect([...written.issues, ...read.issues]).toEqual([]);
        expect(read.questions.map(said)).toEqual(questions.map(said));
        expect(writeQuestions(format, questions)).toEqual(written);
      }),
    );
  });

  test("has code as preformatted text in the words of its version, and an essay as text of no format", () => {
    const code = of("CODE", { body: { ...emptyCode, language: "sql", starter: "SELECT 1\n  < 2;" } });
    const [item = "", essay = ""] = textsOf(writeQuestions(format, [code, of("ESSAY", {})]).files)
      .filter(({ path }) => path.includes("question-"))
      .map(({ text }) => text);
    const isThree = format === "qti30";
    expect(item).toContain(
      isThree ? 'class="language-sql" format="preformatted"' : 'class="language-sql" format="preFormatted"',
    );
    expect(item.replaceAll("qti-", "").replaceAll("default-value", "defaultValue")).toContain(
      "<defaultValue><value>SELECT 1\n  &lt; 2;</value></defaultValue>",
    );
    expect(essay).not.toMatch(/format=|efault-?[vV]alue><(qti-)?value>[^0-9]/);
    expect(readBack(format, [code, of("ESSAY", {})]).read.questions.map(({ type }) => type)).toEqual(["CODE", "ESSAY"]);
  });

  test("asks for what code printed in a second text, and takes no other two for one question", () => {
    const code = of("CODE", {
      answers: [answer("1 58  \n2 60\n", true), answer("1 58\n2 60", true)],
      body: { ...emptyCode, markedBy: "output" },
    });
    const [, item] = textsOf(writeQuestions(format, [code]).files);
    const text = item?.text ?? "";
    expect(text.match(/ormatted"/g)).toHaveLength(2);
    expect(text).toContain('="1 58&#10;2 60"');
    const [read] = readQuestions(format, [{ path: "a.xml", text }], means).questions;
    expect(read?.answers.map((one) => [one.text, one.isCorrect])).toEqual([["1 58\n2 60", true]]);
    const other = readQuestions(format, [{ path: "a.xml", text: text.replaceAll('"OUTPUT"', '"OTHER"') }], means);
    expect(other.questions).toEqual([]);
    expect(other.issues.filter(({ isLost }) => isLost).map(({ code }) => code)).toEqual(["several"]);
  });

  test("tells what it can't say", () => {
    expect(
      codes(
        format,
        of("SHORT_ANSWER", { answers: [answer("gr[ae]y", true, { isPattern: true }), answer("gray", true)] }),
        of("SHORT_ANSWER", { answers: [answer("(?i)gray", true, { isPattern: true, isCaseSensitive: true })] }),
        of("ESSAY", {
          body: { minWords: 10, maxWords: null, graderNotes: "", rubric: { isShownBefore: true, criteria: [] } },
        }),
        of("NUMERIC", {
          numericValue: "3",
          numericUnit: "m",
          points: 0,
          penalty: 25,
          body: { units: [], isAsked: true, cost: 50 },
        }),
        of("ESSAY", { text: "![A knot](asset:6a)", body: { minWords: null, maxWords: null, graderNotes: "" } }),
        of("ESSAY", { text: "<details>More</details>", body: { minWords: null, maxWords: null, graderNotes: "" } }),
        of("CODE", { body: { ...emptyCode, rubric: { isShownBefore: true, criteria: [] } } }),
        of("FILE_UPLOAD", { body: { ...emptyFileUpload, most: 2, accepts: ["documents"], megabytes: 5 } }),
      ),
    ).toEqual([
      [1, "pattern", false],
      [2, "pattern", false],
      [3, "rubric", false],
      [3, "limits", false],
      [4, "penalty", false],
      [4, "units", false],
      [5, "image", false],
      [6, "formatting", false],
      [7, "rubric", false],
      [8, "one_file", false],
      [8, "file_kinds", false],
      [8, "file_size", false],
    ]);
  });
});
