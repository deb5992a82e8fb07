import { compilePattern } from "@/lib/safe-pattern";
import {
  blankAnswer,
  type MarkedBy,
  noKey,
  type QuestionAuthoring,
  type QuestionProblem,
} from "../../question-authoring";
import { earningTexts, findForeseenProblems } from "../../shared/foreseen-texts";

export const shortAnswerAuthoring: QuestionAuthoring = {
  comparesAnswers: true,
  givesCredit: true,
  fit: ({ answers, ...question }) => ({ ...question, ...noKey, answers }),
  problems: ({ answers }) => [...findForeseenProblems(answers), ...problemsOfPatterns(answers)],
  toOptions: ({ answers }) => answers,
  fromOptions(options, { means }) {
    const answers = earningTexts(options);
    return { answers: answers.length > 0 ? answers : [blankAnswer(means.newId(), "", true)] };
  },
};

/** One that can't be compiled matches nothing that is typed, whatever its case. */
const problemsOfPatterns = (answers: MarkedBy["answers"]): QuestionProblem[] =>
  answers.flatMap(({ text, isPattern }, at) =>
    isPattern && compilePattern(text.normalize("NFC"), true) === null
      ? [{ code: "accepted_unreadable" as const, at }]
      : [],
  );
