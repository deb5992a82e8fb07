import { blankAnswer, noKey, type QuestionAuthoring } from "../../question-authoring";
import { earningTexts, findForeseenProblems } from "../../shared/foreseen-texts";

export const shortAnswerAuthoring: QuestionAuthoring = {
  comparesAnswers: true,
  givesCredit: true,
  fit: ({ answers, ...question }) => ({ ...question, ...noKey, answers }),
  problems: ({ answers }) => findForeseenProblems(answers),
  toOptions: ({ answers }) => answers,
  fromOptions(options, { means }) {
    const answers = earningTexts(options);
    return { answers: answers.length > 0 ? answers : [blankAnswer(means.newId(), "", true)] };
  },
};
