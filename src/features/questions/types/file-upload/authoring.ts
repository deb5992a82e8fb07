import { noKey, type QuestionAuthoring } from "../../question-authoring";
import { findRubricProblems } from "../../rubric";
import { emptyFileUpload, readFileUpload } from "./body";

export const fileUploadAuthoring: QuestionAuthoring = {
  fit: (question) => ({ ...question, ...noKey, body: readFileUpload(question.body) }),
  problems({ body, points }) {
    const { accepts, rubric } = readFileUpload(body);
    return [
      ...(accepts.length === 0 ? [{ code: "no_file_kinds" as const }] : []),
      ...findRubricProblems(rubric, points),
    ];
  },
  toOptions: () => [],
  fromOptions: () => ({ answers: [], body: emptyFileUpload }),
};
