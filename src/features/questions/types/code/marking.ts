import {
  LONGEST_TEXT_RESPONSE,
  MAX_TEXT_RESPONSE,
  type QuestionContent,
  type QuestionResponse,
  type QuestionTypeDefinition,
  type ReviewRow,
} from "../../question-type";
import { creditOf, fullCredit, scoreOfCredit, signOfCredit } from "../../shared/credit";
import { withMendedTexts } from "../../shared/mended-key";
import { noAnswer } from "../../shared/no-answer";
import { readCode } from "./body";
import { isSameOutput, outputField, tidiedOutput } from "./output";

/**
 * A program. A person grades it; or the student runs it on their own computer and enters what it printed. Which of the outputs that its
 * author foresaw this is says what it earns: all points, a part of them or none.
 */
export const code: QuestionTypeDefinition = {
  type: "CODE",
  control: "code",
  partialCredit: false,
  needsPerson: (body) => readCode(body).markedBy === "person",
  comparedField: outputField,
  mostTyped: LONGEST_TEXT_RESPONSE,
  offer: {
    shuffle: "never",
    ids: ({ body }) => ({ promptIds: [], optionIds: [], fields: fieldsOf(body) }),
    texts: () => [],
    mostSelected: () => 0,
  },
  accepts({ body }, { selectedAnswers, textResponse, fields }) {
    const allowed = fieldsOf(body);
    return (
      selectedAnswers.length === 0 &&
      textResponse.length <= LONGEST_TEXT_RESPONSE &&
      Object.entries(fields).every(([name, text]) => name in allowed && text.length <= MAX_TEXT_RESPONSE)
    );
  },
  isBlank: (response) => response.textResponse.trim() === "" && outputOf(response) === "",
  score(question, response) {
    return scoreOfCredit(question.points, creditOf(foreseenIn(question, response)));
  },
  // A program that students ran can be marked by other outputs; one that a person read can't.
  withKeyOf: (question, mended) =>
    readCode(question.body).markedBy === "output" && readCode(mended.body).markedBy === "output"
      ? withMendedTexts(question, mended)
      : null,
  rightResponse: ({ answers, body }) =>
    readCode(body).markedBy === "person"
      ? { ...noAnswer, textResponse: "A program that a person has to read." }
      : { ...noAnswer, fields: { [outputField]: answers.find(({ isCorrect }) => isCorrect)?.text ?? "" } },
  graderNotes: ({ body }) => readCode(body).graderNotes,
  rubric: ({ body }) => {
    const { markedBy, rubric } = readCode(body);
    return (markedBy === "person" && rubric) || null;
  },
  code: ({ body }) => {
    const { language, starter, markedBy } = readCode(body);
    return { language, starter, asksOutput: markedBy === "output" };
  },
  reviewRows(question, response, shown) {
    const rows: ReviewRow[] = [];
    const row = { who: "you", kind: "typed", sign: null, feedback: "" } as const;
    if (response.textResponse.trim() !== "") rows.push({ ...row, part: "code", text: response.textResponse });
    if (readCode(question.body).markedBy === "person") return rows;
    const output = outputOf(response);
    const given = foreseenIn(question, response);
    const credit = creditOf(given);
    if (output !== "") {
      const sign = shown.correctness ? signOfCredit(credit) : null;
      const feedback = shown.feedback ? (given?.explanation ?? "") : "";
      rows.push({ ...row, part: "output", text: output, sign, feedback });
    }
    if (!shown.keys || credit === fullCredit) return rows;
    const keys = question.answers
      .filter(({ isCorrect }) => isCorrect)
      .map(({ text }): ReviewRow => ({ ...row, who: "key", part: "output", text, sign: "missed" }));
    return [...rows, ...keys];
  },
};

const fieldsOf = (body: unknown): Record<string, "typed"> =>
  readCode(body).markedBy === "output" ? { [outputField]: "typed" } : {};

const outputOf = ({ fields }: QuestionResponse): string => tidiedOutput(fields[outputField] ?? "");

function foreseenIn({ answers }: QuestionContent, response: QuestionResponse) {
  const output = outputOf(response);
  return output === "" ? undefined : answers.find(({ text }) => isSameOutput(text, output));
}
