import { blankAnswer, noKey, type QuestionAuthoring } from "../../question-authoring";
import { findRubricProblems } from "../../rubric";
import { emptyCode, readCode } from "./body";

export const codeAuthoring: QuestionAuthoring = {
  comparesAnswers: true,
  fit(question) {
    const body = readCode(question.body);
    const answers = body.markedBy === "output" ? question.answers.map((one) => ({ ...one, isCorrect: true })) : [];
    return { ...question, ...noKey, answers, body };
  },
  problems({ body, answers, points }) {
    const { markedBy, rubric } = readCode(body);
    if (markedBy === "person") return findRubricProblems(rubric, points);
    if (answers.length === 0) return [{ code: "no_accepted" }];
    return answers.flatMap(({ text }, at) => (text.trim() === "" ? [{ code: "accepted_missing" as const, at }] : []));
  },
  toOptions: ({ answers }) => answers,
  fromOptions(options, { means }) {
    const right = options.filter(({ isCorrect, text }) => isCorrect && text.trim() !== "");
    if (right.length === 0) return { answers: [], body: emptyCode };
    const answers = right.map(({ text, explanation }) => ({ ...blankAnswer(means.newId(), text, true), explanation }));
    return { answers, body: { ...emptyCode, markedBy: "output" } };
  },
};
