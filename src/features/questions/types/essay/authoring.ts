import { noKey, type QuestionAuthoring } from "../../question-authoring";
import { type EssayBody, readEssay } from "./body";

const nothing: EssayBody = { minWords: null, maxWords: null, graderNotes: "" };

export const essayAuthoring: QuestionAuthoring = {
  fit: (question) => ({ ...question, ...noKey, body: readEssay(question.body) }),
  problems({ body }) {
    const { minWords, maxWords } = readEssay(body);
    return minWords !== null && maxWords !== null && minWords > maxWords ? [{ code: "limits_crossed" }] : [];
  },
  toOptions: () => [],
  fromOptions: () => ({ answers: [], body: nothing }),
};
