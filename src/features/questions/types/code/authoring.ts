import { blankAnswer, noKey, type QuestionAuthoring } from "../../question-authoring";
import { findRubricProblems } from "../../rubric";
import { earningTexts, findForeseenProblems } from "../../shared/foreseen-texts";
import { emptyCode, readCode } from "./body";

export const codeAuthoring: QuestionAuthoring = {
  comparesAnswers: true,
  givesCredit: true,
  fit(question) {
    const body = readCode(question.body);
    const answers = body.markedBy === "output" ? question.answers : [];
    return { ...question, ...noKey, answers, body };
  },
  problems({ body, answers, points }) {
    const { markedBy, rubric } = readCode(body);
    if (markedBy === "person") return findRubricProblems(rubric, points);
    return findForeseenProblems(answers);
  },
  toOptions: ({ answers }) => answers,
  fromOptions(options, { means }) {
    const outputs = earningTexts(options);
    if (outputs.length === 0) return { answers: [], body: emptyCode };
    const answers = outputs.map(({ text, isCorrect, explanation, credit }) => ({
      ...{ ...blankAnswer(means.newId(), text, isCorrect), explanation },
      ...(credit && { credit }),
    }));
    return { answers, body: { ...emptyCode, markedBy: "output" } };
  },
};
