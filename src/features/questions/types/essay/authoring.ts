import { noKey, type QuestionAuthoring } from "../../question-authoring";
import { findRubricProblems } from "../../rubric";
import { type EssayBody, readEssay } from "./body";

const nothing: EssayBody = { minWords: null, maxWords: null, graderNotes: "" };

export const essayAuthoring: QuestionAuthoring = {
  fit: (question) => ({ ...question, ...noKey, body: readEssay(question.body) }),
  problems({ body, points }) {
    const { minWords, maxWords, rubric } = readEssay(body);
    const isCrossed = minWords !== null && maxWords !== null && minWords > maxWords;
    return [...(isCrossed ? [{ code: "limits_crossed" as const }] : []), ...findRubricProblems(rubric, points)];
  },
  toOptions: () => [],
  fromOptions: () => ({ answers: [], body: nothing }),
};
