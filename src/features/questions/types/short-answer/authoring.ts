import { blankAnswer, noKey, type QuestionAuthoring } from "../../question-authoring";

export const shortAnswerAuthoring: QuestionAuthoring = {
  comparesAnswers: true,
  fit: ({ answers, ...question }) => ({
    ...question,
    ...noKey,
    answers: answers.map((answer) => ({ ...answer, isCorrect: true })),
  }),
  problems({ answers }) {
    if (!answers.some(({ isCorrect }) => isCorrect)) return [{ code: "no_accepted" }];
    return answers.flatMap(({ text }, at) => (text.trim() === "" ? [{ code: "accepted_missing" as const, at }] : []));
  },
  toOptions: ({ answers }) => answers,
  fromOptions(options, { means }) {
    const right = options.filter(({ isCorrect, text }) => isCorrect && text.trim() !== "");
    return { answers: right.length > 0 ? right : [blankAnswer(means.newId(), "", true)] };
  },
};
