import { LONGEST_TEXT_RESPONSE, type QuestionTypeDefinition } from "../../question-type";
import { nothingTyped, textOf } from "../../shared/text-marking";
import { limitsOf, readEssay } from "./body";

/** An open answer, graded by a person. The limits of words are said and counted, and take nothing away. */
export const essay: QuestionTypeDefinition = {
  type: "ESSAY",
  control: "essay",
  partialCredit: true,
  needsPerson: () => true,
  mostTyped: LONGEST_TEXT_RESPONSE,
  offer: null,
  accepts: (_question, response) =>
    response.selectedAnswers.length === 0 && response.textResponse.length <= LONGEST_TEXT_RESPONSE,
  isBlank: nothingTyped,
  // Without an answer; any other has the points that a person gives.
  score: () => ({ earned: 0, isCorrect: false }),
  rightResponse: () => textOf("An answer in full sentences, which a person has to read."),
  wordLimits: ({ body }) => limitsOf(body),
  graderNotes: ({ body }) => readEssay(body).graderNotes,
  rubric: ({ body }) => readEssay(body).rubric ?? null,
  reviewRows(_question, response) {
    if (nothingTyped(response)) return [];
    return [{ who: "you", text: response.textResponse, kind: "typed", sign: null, feedback: "" }];
  },
};
