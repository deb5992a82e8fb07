import type { EditedAnswer } from "../edited-question";
import {
  blankAnswer,
  type KindMeans,
  type MarkedBy,
  noKey,
  type QuestionAuthoring,
  type QuestionProblem,
} from "../question-authoring";

/** What types with options to choose from have in common. */
export const choiceAuthoring = {
  fit: (question) => ({
    ...question,
    ...noKey,
    answers: question.answers.map((answer) => ({ ...answer, isCaseSensitive: false, isPattern: false })),
  }),
  toOptions: ({ answers }) => answers,
} satisfies Partial<QuestionAuthoring>;

/** The options with as many blank ones behind them as a choice needs at least. */
export function atLeastTwo(options: readonly EditedAnswer[], { newId }: KindMeans): EditedAnswer[] {
  const blanks = Array.from({ length: Math.max(0, 2 - options.length) }, () => blankAnswer(newId()));
  return [...options, ...blanks];
}

/** Of several right options the first stays right. */
export function withOneKey(options: readonly EditedAnswer[]): EditedAnswer[] {
  const key = options.findIndex(({ isCorrect }) => isCorrect);
  return options.map((option, at) => ({ ...option, isCorrect: at === key }));
}

export function problemsOfOptions({ answers }: MarkedBy): QuestionProblem[] {
  const problems = problemsOfTexts(answers, { missing: "option_missing", repeated: "option_repeated" });
  if (answers.length < 2) problems.push({ code: "too_few_options" });
  // Without a key a multiple choice would give all its points for ticking nothing.
  return answers.some(({ isCorrect }) => isCorrect) ? problems : [...problems, { code: "no_key" }];
}

export function problemsOfOneKey(question: MarkedBy): QuestionProblem[] {
  const right = question.answers.filter(({ isCorrect }) => isCorrect).length;
  return [...problemsOfOptions(question), ...(right > 1 ? [{ code: "many_keys" as const }] : [])];
}

/** Texts that are empty, and those that are the same as one before them. */
export function problemsOfTexts(
  of: readonly { text: string }[],
  codes: { missing: QuestionProblem["code"]; repeated: QuestionProblem["code"] },
): QuestionProblem[] {
  const texts = of.map(({ text }) => text.trim());
  return texts.flatMap((text, at): QuestionProblem[] => {
    if (text === "") return [{ code: codes.missing, at }];
    return texts.indexOf(text) < at ? [{ code: codes.repeated, at }] : [];
  });
}
