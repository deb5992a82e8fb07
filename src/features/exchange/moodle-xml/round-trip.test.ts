import { describe, expect, test } from "vitest";
import { blankQuestion, findQuestionProblems } from "@/features/questions/authoring";
import { withoutIds } from "@/features/questions/body-texts";
import { EditedQuestion } from "@/features/questions/edited-question";
import { plainMarkdown } from "@/features/questions/formats/moodle-xml/moodle-text";
import { blankAnswer } from "@/features/questions/question-authoring";
import { fileGroups } from "@/features/questions/types/file-upload/file-groups";
import type { Blank } from "@/features/questions/types/fill-in-blanks/body";
import { storedOthers, storedText } from "@/features/questions/types/fill-in-blanks/known-answers";
import { emptyNumeric, type NumericBody, numericBody } from "@/features/questions/types/numeric/body";
import { uuidV4 } from "@/lib/uuid-v4";
import fc, { type Arbitrary } from "@/testing/fast-check";
import { readQuestions } from "../read-questions";
import { writeQuestions } from "../write-questions";

const means = { newId: uuidV4, trueFalse: ["True", "False"] as const };
const of = (type: EditedQuestion["type"], more: Partial<EditedQuestion>): EditedQuestion => ({
  ...blankQuestion(type, means),
  ...{ text: "Which?", ...more },
});
type Answer = EditedQuestion["answers"][number];
const answer = (text: string, isCorrect: boolean, more: Partial<Answer> = {}): Answer => ({
  ...blankAnswer(uuidV4(), text, isCorrect),
  ...more,
});
/** As an author would compare them. */
const said = ({ answers, body, ...question }: EditedQuestion) => ({
  ...question,
  answers: answers.map(({ id: _, ...rest }) => rest),
  body: withoutIds(body),
});

/** Signs that XML, Cloze texts, HTML or Markdown have a use for. */
const signs = ["a", "B", " ", "{", "}", "=", "~", "#", "\\", "%", "*", "_", "&", "<", ">", "<b>", "&amp;", "]]>", '"'];
const pieces = [...signs, "\n", "é", "𝒳", "$$x<1$$", "{1:SA:", "[", "@@PLUGINFILE@@", "<!--"];
const words = fc
  .array(fc.constantFrom(...pieces), { minLength: 1, maxLength: 8 })
  .map((parts) => `w${parts.join("")}w`);
const line = words.map((text) => text.replace(/\s+/g, " "));
/** What is shown as plain words, as Markdown. */
const plain = line.map(plainMarkdown);
const told = fc.option(words, { nil: "" });
const plainTold = fc.option(plain, { nil: "" });
const several = (text: Arbitrary<string>) => fc.uniqueArray(text, { minLength: 2, maxLength: 4 });
const place = fc.nat({ max: 3 });
const points = fc.integer({ min: 0, max: 1000 }).map((hundredths) => hundredths / 100);

const penalties = [0, 25, 33.33, 100];

const unitBodies: Pick<NumericBody, "units" | "isAsked" | "cost">[] = [
  { units: [{ unit: "km", factor: "1000" }], isAsked: false, cost: 0 },
  {
    units: [
      { unit: "ft", factor: "0.3048" },
      { unit: "µm", factor: "0.000001" },
    ],
    isAsked: true,
    cost: 12.5,
  },
  { units: [], isAsked: true, cost: 100 },
];

const anyBlank: Arbitrary<(key: string) => Blank> = fc.oneof(
  fc.record({ texts: several(line), own: plainTold, feedback: plainTold, isCaseSensitive: fc.boolean() }).map(
    ({ texts, own, ...rest }) =>
      (key: string): Blank => ({
        ...{ kind: "text", key, ...rest },
        // Any percentage is one of Cloze.
        accepted: texts.map((text, at) =>
          storedText({ text, credit: [100, 37.5, 0, 100][at] ?? 0, feedback: at === 1 ? "" : own }),
        ),
      }),
  ),
  fc.record({ at: place, own: plainTold, feedback: plainTold, tolerance: fc.constantFrom("", "0.5") }).map(
    ({ at, own, ...rest }) =>
      (key: string): Blank => ({
        ...{ kind: "number", key, value: String(at - 1.5), ...rest },
        ...storedOthers({
          answerFeedback: at === 1 ? "" : own,
          foreseen: [
            { value: "70", tolerance: rest.tolerance, credit: 33.33, feedback: own },
            { value: "-8e2", tolerance: "", credit: 0, feedback: "No." },
          ].slice(0, at),
        }),
      }),
  ),
  fc.record({ texts: several(plain), at: place, feedbacks: fc.tuple(plain, plainTold), shared: plainTold }).map(
    ({ texts, at, feedbacks, shared }) =>
      (key: string): Blank => ({
        ...{ kind: "dropdown", key, feedback: shared },
        choices: texts.map((text, place) => ({
          ...{ id: uuidV4(), text, isCorrect: place === at % texts.length },
          feedback: shared === "" && place === 0 ? feedbacks[0] : "",
        })),
      }),
  ),
);

/** As Moodle can say them: up to three files, or as many as there may be. */
const uploads = [
  { most: 1, accepts: ["documents", "images"], megabytes: 20 },
  { most: 3, accepts: ["code"], megabytes: 1 },
  { most: 10, accepts: [...fileGroups], megabytes: 2000 },
  { most: 2, accepts: ["spreadsheets", "archives"], megabytes: 5 },
];

const anyQuestion: Arbitrary<EditedQuestion> = fc
  .record({
    ...{ texts: several(words), lines: several(line), plains: several(plain), at: place, text: words, points },
    ...{ explanation: told, feedback: told, blanks: fc.array(anyBlank, { minLength: 1, maxLength: 3 }) },
    ...{ weight: fc.integer({ min: 1, max: 3 }), isCaseSensitive: fc.boolean(), unit: fc.option(line, { nil: "" }) },
    limits: fc.record({
      minWords: fc.option(place.map((at) => at + 1)),
      maxWords: fc.option(place.map((at) => at + 9)),
    }),
  })
  .chain((drawn) => {
    const penalty = penalties[drawn.at] ?? 0;
    const { texts, lines, plains, at, text, points, explanation, feedback, blanks, weight, limits } = drawn;
    const shared = { text, points, explanation };
    const options = texts.map((one, place) => answer(one, place === at % texts.length, { explanation: feedback }));
    const pairs = texts.map((prompt, place) => ({
      ...{ promptId: uuidV4(), prompt, answerId: uuidV4(), answer: plains[place % plains.length] ?? "", feedback: "" },
    }));
    const marked = `${text.replaceAll("[", "(").replaceAll("{1", "(")} ${blanks.map((_, place) => `[[${place + 1}]]`).join(" and ")}.`;
    const isPattern = at === 0;
    const credit = { credit: [50, 33.33, 14.29, 90][at] ?? 0 };
    // One stays that a penalty is for.
    const isInPart = (place: number, of: number) => of > 2 && place === (at + 1) % of;
    return fc.constantFrom(
      of("SINGLE_CHOICE", {
        ...{ ...shared, penalty },
        answers: options.map((one, place) => ({ ...one, ...(isInPart(place, texts.length) && credit) })),
      }),
      of("MULTIPLE_CHOICE", { ...shared, answers: options.map((one) => ({ ...one, isCorrect: !one.isCorrect })) }),
      of("TRUE_FALSE", {
        ...shared,
        answers: ["True", "False"].map((name, place) => answer(name, place === at % 2, { explanation: feedback })),
      }),
      of("NUMERIC", {
        ...{ ...shared, numericValue: String(at - 2.5), numericTolerance: at === 0 ? "" : "0.5" },
        numericUnit: drawn.unit,
        body: numericBody({
          ...{ ...emptyNumeric, ...(drawn.unit === "" ? {} : unitBodies[at]), feedback },
          foreseen: [
            { value: "-7", tolerance: "", ...credit, feedback: explanation },
            { value: "1e3", tolerance: "2.5", credit: 0, feedback },
          ].slice(0, at),
        }) as EditedQuestion["body"],
      }),
      of("SHORT_ANSWER", {
        ...shared,
        answers: [
          ...lines.map((one, place) =>
            answer(one, place === at % lines.length, {
              ...{ explanation: feedback, isCaseSensitive: drawn.isCaseSensitive },
              ...(isInPart(place, lines.length) && credit),
            }),
          ),
          ...(isPattern ? [answer("gr.*y\\.", true, { isPattern, isCaseSensitive: drawn.isCaseSensitive })] : []),
        ],
      }),
      of("ORDERING", { ...shared, answers: options.map((one) => ({ ...one, isCorrect: true })) }),
      of("MATCHING", { ...shared, body: { pairs, extras: [{ answerId: uuidV4(), answer: "to none" }] } }),
      of("ESSAY", { ...shared, body: { ...limits, graderNotes: feedback } }),
      of("FILE_UPLOAD", { ...shared, body: { ...(uploads[at % uploads.length] ?? {}), graderNotes: feedback } }),
      of("FILL_IN_BLANKS", {
        ...{ ...shared, text: marked, points: weight * blanks.length },
        body: { blanks: blanks.map((blank, place) => blank(`${place + 1}`)) },
      }),
    );
  });

describe("Moodle XML", () => {
  test("gives back each question that it can say whole", () => {
    fc.assert(
      fc.property(fc.array(anyQuestion, { minLength: 1, maxLength: 3 }), (questions) => {
        const written = writeQuestions("moodle-xml", questions);
        const read = readQuestions("moodle-xml", written.source, means);
        expect([...written.issues, ...read.issues]).toEqual([]);
        expect(read.questions.map(said)).toEqual(questions.map(said));
      }),
    );
  });

  test("tells of penalties that Moodle has no weight or no place for", () => {
    const choice = of("SINGLE_CHOICE", { answers: [answer("a", true), answer("b", false)] });
    const number = of("NUMERIC", { numericValue: "3", penalty: 25 });
    const { issues } = writeQuestions("moodle-xml", [{ ...choice, penalty: 25 }, { ...choice, penalty: 37 }, number]);
    expect(issues.map(({ number: place, code }) => [place, code])).toEqual([
      [2, "penalty"],
      [3, "penalty"],
    ]);
  });

  test("that is damaged anywhere is read without an error, and every question of it can be stored and marked", () => {
    const damage = fc.record({
      ...{ from: fc.double({ min: 0, max: 1, noNaN: true }), cut: fc.nat({ max: 60 }) },
      put: fc.oneof(fc.constantFrom(...pieces, "</question>", "<question>", "<![CDATA[", '<a href="'), fc.string()),
    });
    fc.assert(
      fc.property(fc.array(anyQuestion, { maxLength: 2 }), fc.array(damage, { maxLength: 4 }), (questions, damages) => {
        const { source } = writeQuestions("moodle-xml", questions);
        const damaged = damages.reduce((text, { from, cut, put }) => {
          const at = Math.floor(from * text.length);
          return text.slice(0, at) + put + text.slice(at + cut);
        }, source);
        for (const question of readQuestions("moodle-xml", damaged, means).questions) {
          expect(EditedQuestion.safeParse(question).success).toBe(true);
          expect(findQuestionProblems(question)).toEqual([]);
        }
      }),
    );
  });

  test("of any text is read without an error", () => {
    fc.assert(
      fc.property(fc.array(fc.oneof(fc.constantFrom(...pieces, '<question type="cloze">'), fc.string())), (parts) => {
        expect(readQuestions("moodle-xml", parts.join(""), means).questions).toEqual([]);
      }),
    );
  });
});
