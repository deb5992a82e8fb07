import { isChoice } from "@/features/questions/authoring";
import type { QuestionWriter } from "../write-questions";

const letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZ";

/** A text and up to 26 options of one line each, of which one is right: Aiken says no more. */
export const writeAiken: QuestionWriter = (question, tell) => {
  const { answers, text } = question;
  const key = letters[answers.findIndex(({ isCorrect }) => isCorrect)];
  const hasOne = answers.filter(({ isCorrect }) => isCorrect).length === 1;
  if (!isChoice(question.type) || !hasOne || key === undefined || answers.length > letters.length) return null;
  const line = (words: string) => {
    if (/\n/.test(words.trim())) tell("lines");
    return words.trim().replace(/\s*\n\s*/g, " ");
  };
  if (question.points !== 1) tell("points");
  if (question.penalty > 0) tell("penalty");
  if (answers.some(({ credit }) => credit !== undefined)) tell("credit");
  const said = [question.explanation, question.feedback, ...answers.map(({ explanation }) => explanation)];
  if (said.some((words) => words.trim() !== "")) tell("feedback");
  const options = answers.map((answer, at) => `${letters[at]}) ${line(answer.text)}`);
  return [line(text), ...options, `ANSWER: ${key}`].join("\n");
};
