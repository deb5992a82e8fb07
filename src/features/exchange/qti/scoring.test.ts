import { expect, test } from "vitest";
import { blankQuestion } from "@/features/questions/authoring";
import { contentOf } from "@/features/questions/content-of";
import type { EditedQuestion } from "@/features/questions/edited-question";
import { itemOf } from "@/features/questions/formats/qti/item";
import { outcomeOf } from "@/features/questions/formats/qti/processing";
import { readQtiTree } from "@/features/questions/formats/qti/qti-tree";
import { blankAnswer } from "@/features/questions/question-authoring";
import type { QuestionResponse } from "@/features/questions/question-type";
import { costOf, questionType } from "@/features/questions/registry";
import { noAnswer } from "@/features/questions/shared/no-answer";
import { emptyCode } from "@/features/questions/types/code/body";
import { uuidV4 } from "@/lib/uuid-v4";
import fc from "@/testing/fast-check";
import { writeQuestions } from "../write-questions";
import { qtiFormats } from "./versions";

const means = { newId: uuidV4, trueFalse: ["True", "False"] as const };
const of = (type: EditedQuestion["type"], more: Partial<EditedQuestion>): EditedQuestion => ({
  ...blankQuestion(type, means),
  ...{ text: "It is [[1]], [[2]] and [[3]].", ...more },
});
const answers = (...texts: string[]) => texts.map((text, at) => blankAnswer(uuidV4(), text, at % 3 !== 1));

/** A question with what someone answers, as this site has it and as an item has it. */
interface Given {
  question: EditedQuestion;
  ours: QuestionResponse;
  theirs: Readonly<Record<string, (string | number)[]>>;
}

const places = (count: number) => fc.subarray(Array.from({ length: count }, (_, at) => at));
const points = fc.constantFrom(0, 1, 2, 7.25, 10);

const choices = fc.tuple(points, places(5)).map(([most, chosen]): Given => {
  const question = of("MULTIPLE_CHOICE", { points: most, answers: answers("a", "b", "c", "d", "e") });
  return {
    question,
    ours: { ...noAnswer, selectedAnswers: chosen.map((at) => question.answers[at]?.id ?? "") },
    theirs: { RESPONSE: chosen.map((at) => `C${at + 1}`) },
  };
});
const single = fc.tuple(points, fc.nat(3)).map(([most, chosen]): Given => {
  const one = ["a", "b", "c"].map((text, at) => blankAnswer(uuidV4(), text, at === 1));
  if (most > 1) Object.assign(one[2] ?? {}, { credit: 33.33 });
  const question = of("SINGLE_CHOICE", { points: most, answers: one });
  const answer = question.answers[chosen];
  return {
    question,
    ours: { ...noAnswer, selectedAnswers: answer ? [answer.id] : [] },
    theirs: { RESPONSE: answer ? [`C${chosen + 1}`] : [] },
  };
});
const order = fc.tuple(points, fc.shuffledSubarray([0, 1, 2, 3], { minLength: 4 })).map(([most, chosen]): Given => {
  const question = of("ORDERING", { points: most, answers: answers("a", "b", "c", "d") });
  return {
    question,
    ours: { ...noAnswer, selectedAnswers: chosen.map((at) => question.answers[at]?.id ?? "") },
    theirs: { RESPONSE: chosen.map((at) => `C${at + 1}`) },
  };
});
const areas = fc.tuple(points, places(3)).map(([most, chosen]): Given => {
  const place = { shape: "rectangle", left: 0, top: 0, width: 10, height: 10 } as const;
  const question = of("HOTSPOT", {
    points: most,
    answers: answers("a", "b", "c"),
    body: { image: "![Map](media/map.png)", size: null, areas: [place, place, place] },
  });
  return {
    question,
    ours: { ...noAnswer, selectedAnswers: chosen.map((at) => question.answers[at]?.id ?? "") },
    theirs: { RESPONSE: chosen.map((at) => `C${at + 1}`) },
  };
});
const pictures = new Map([
  ["media/map.png", { name: "map.png", type: "image/png", bytes: new Uint8Array(), size: { width: 9, height: 9 } }],
]);
const matches = fc.tuple(points, fc.array(fc.nat(2), { minLength: 3, maxLength: 3 })).map(([most, chosen]): Given => {
  const pairs = ["x", "y", "x"].map((answer, at) => ({
    ...{ promptId: uuidV4(), prompt: `p${at}`, answerId: uuidV4(), answer, feedback: "" },
  }));
  const extra = { answerId: uuidV4(), answer: "z" };
  const ids = [pairs[0]?.answerId, pairs[1]?.answerId, extra.answerId];
  return {
    question: of("MATCHING", { points: most, body: { pairs, extras: [extra] } }),
    ours: { ...noAnswer, selectedAnswers: chosen.flatMap((to, at) => [pairs[at]?.promptId ?? "", ids[to] ?? ""]) },
    theirs: { RESPONSE: chosen.map((to, at) => `P${at + 1} A${to + 1}`) },
  };
});
const numbers = fc.tuple(points, fc.constantFrom("", "0.5", "50%"), fc.constantFrom(0.5, 0.75, 1, 1.5, 2, -1)).map(
  ([most, numericTolerance, given]): Given => ({
    question: of("NUMERIC", {
      ...{ points: most, numericValue: "1", numericTolerance },
      body: {
        units: [],
        isAsked: false,
        cost: 0,
        foreseen: [{ value: "2", tolerance: "50%", credit: 33.33, feedback: "" }],
      },
    }),
    ours: { ...noAnswer, textResponse: `${given}` },
    theirs: { RESPONSE: [given] },
  }),
);
const texts = fc
  .tuple(points, fc.boolean(), fc.constantFrom("Grey", "grey", "gray", "Gray", "green"))
  .map(([most, isCaseSensitive, given]): Given => {
    const accepted = ["Grey", "gray"].map((text) => ({ ...blankAnswer(uuidV4(), text, true), isCaseSensitive }));
    accepted.push({ ...blankAnswer(uuidV4(), "green"), isCaseSensitive, ...(most > 1 && { credit: 50 }) });
    return {
      question: of("SHORT_ANSWER", { points: most, answers: accepted }),
      ours: { ...noAnswer, textResponse: given },
      theirs: { RESPONSE: [given] },
    };
  });
const blanks = fc
  .tuple(points, fc.constantFrom("a", "A", "b", "B", "e"), fc.constantFrom(1, 1.25, 2, 2.4, 9), fc.nat(1))
  .map(([most, text, number, chosen]): Given => {
    const list = ["c", "d"].map((one, at) => ({ id: uuidV4(), text: one, isCorrect: at === 0, feedback: "" }));
    const body = {
      blanks: [
        {
          ...{ kind: "text", key: "1", feedback: "", isCaseSensitive: most !== 2 },
          accepted: [
            { text: "b", credit: most > 1 ? 37.5 : 0, feedback: "" },
            "a",
            { text: "e", credit: 0, feedback: "No." },
            "B",
          ],
        },
        {
          ...{ kind: "number", key: "2", feedback: "", value: "1", tolerance: "0.25" },
          foreseen: [
            { value: "2.2", tolerance: "0.25", credit: 33.33, feedback: "Nearly." },
            { value: "2", tolerance: "1", credit: 0, feedback: "" },
          ],
        },
        { kind: "dropdown", key: "3", feedback: "", choices: list },
      ] as const,
    };
    return {
      question: of("FILL_IN_BLANKS", { points: most, body: JSON.parse(JSON.stringify(body)) }),
      ours: { ...noAnswer, fields: { 1: text, 2: `${number}`, 3: list[chosen]?.id ?? "" } },
      theirs: { "RESPONSE-1": [text], "RESPONSE-2": [number], "RESPONSE-3": [`C3-${chosen + 1}`] },
    };
  });

const programs = fc
  .tuple(points, fc.constantFrom("", "tides = 2"), fc.constantFrom("", "print(58)"), fc.nat(4))
  .map(([most, starter, code, at]): Given => {
    const outputs = ["1 58\n2 60", "58", "58 "].map((text, place) => blankAnswer(uuidV4(), text, place === 0));
    Object.assign(outputs[1] ?? {}, { credit: 33.33 });
    const printed = ["1 58\n2 60", "58", "0", "a\nb", ""][at] ?? "";
    const body = { ...emptyCode, starter, markedBy: "output" as const };
    const written = code || starter;
    return {
      question: of("CODE", { points: most, answers: outputs, body }),
      ours: { ...noAnswer, textResponse: code, fields: { output: printed } },
      theirs: { RESPONSE: written === "" ? [] : [written], OUTPUT: printed === "" ? [] : [printed] },
    };
  });

test("what an exported item's own scoring earns is what is earned here", () => {
  const given = fc.oneof(choices, single, order, areas, matches, numbers, texts, blanks, programs);
  const penalties = fc.constantFrom(0, 25, 33.33, 100);
  fc.assert(
    fc.property(
      given,
      penalties,
      fc.constantFrom(...qtiFormats),
      ({ question: bare, ours, theirs }, penalty, format) => {
        const question = { ...bare, penalty };
        const [, file] = writeQuestions(format, [question], pictures).files ?? [];
        const item = file && "text" in file ? file.text : "";
        const { score } = outcomeOf(itemOf(readQtiTree(item)), new Map(Object.entries(theirs)));
        const content = contentOf(uuidV4(), question);
        const { score: mark, isBlank } = questionType(question.type);
        const earned = mark(content, ours).earned || (isBlank(ours) ? 0 : -costOf(content));
        // Theirs has all places, ours two.
        expect(Math.abs(score * 100 - earned)).toBeLessThan(0.501);
      },
    ),
    { numRuns: 400 },
  );
});
