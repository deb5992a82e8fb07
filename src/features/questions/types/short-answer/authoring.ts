import { blankAnswer, noKey, type QuestionAuthoring } from "../../question-authoring";

export const shortAnswerAuthoring: QuestionAuthoring = {
  comparesAnswers: true,
  givesCredit: true,
  fit: ({ answers, ...question }) => ({ ...question, ...noKey, answers }),
  problems({ answers }) {
    if (answers.length === 0) return [{ code: "no_accepted" }];
    const missing = answers.flatMap(({ text }, at) =>
      text.trim() === "" ? [{ code: "accepted_missing" as const, at }] : [],
    );
    return answers.some(({ isCorrect }) => isCorrect) ? missing : [...missing, { code: "no_full_credit" }];
  },
  toOptions: ({ answers }) => answers,
  fromOptions(options, { means }) {
    const right = options.filter(({ isCorrect, credit = 0, text }) => (isCorrect || credit > 0) && text.trim() !== "");
    return { answers: right.length > 0 ? right : [blankAnswer(means.newId(), "", true)] };
  },
};
