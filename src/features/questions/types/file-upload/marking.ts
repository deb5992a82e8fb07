import type { QuestionTypeDefinition } from "../../question-type";
import { hasNoFields, noAnswer } from "../../shared/no-answer";
import { filesAskedFor, readFileUpload } from "./body";

/** Files, graded by a person. An answer holds the ids of files that were brought to this question of this attempt. */
export const fileUpload: QuestionTypeDefinition = {
  type: "FILE_UPLOAD",
  control: "files",
  partialCredit: true,
  needsPerson: () => true,
  mostTyped: 0,
  offer: null,
  files: ({ body }) => filesAskedFor(body),
  // Whose files they are is checked where the answer is stored.
  accepts: ({ body }, response) =>
    hasNoFields(response) &&
    response.textResponse === "" &&
    response.selectedAnswers.length <= filesAskedFor(body).most &&
    new Set(response.selectedAnswers).size === response.selectedAnswers.length,
  isBlank: ({ selectedAnswers }) => selectedAnswers.length === 0,
  // Without an answer; any other has the points that a person gives.
  score: () => ({ earned: 0, isCorrect: false }),
  rightResponse: () => ({ ...noAnswer, selectedAnswers: ["a file that a person has to open"] }),
  graderNotes: ({ body }) => readFileUpload(body).graderNotes,
  rubric: ({ body }) => readFileUpload(body).rubric ?? null,
  // The review shows the files themselves, with links.
  reviewRows: () => [],
};
