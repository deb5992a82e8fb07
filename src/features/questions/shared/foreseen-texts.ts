import type { EditedAnswer } from "../edited-question";
import type { MarkedBy, QuestionProblem } from "../question-authoring";

/** What is missing of texts that are compared with what is typed, each with what it earns. */
export function findForeseenProblems(answers: MarkedBy["answers"]): QuestionProblem[] {
  if (answers.length === 0) return [{ code: "no_accepted" }];
  const missing = answers.flatMap(({ text }, at) =>
    text.trim() === "" ? [{ code: "accepted_missing" as const, at }] : [],
  );
  return answers.some(({ isCorrect }) => isCorrect) ? missing : [...missing, { code: "no_full_credit" }];
}

/** Those of another type's options that earn anything. */
export const earningTexts = (options: readonly EditedAnswer[]): EditedAnswer[] =>
  options.filter(({ isCorrect, credit = 0, text }) => (isCorrect || credit > 0) && text.trim() !== "");
