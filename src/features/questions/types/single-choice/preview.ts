import type { QuestionPreview } from "../../question-preview";
import { OneOfPreview } from "../../shared/option-preview";

export const singleChoicePreview: QuestionPreview = { AnswerPreview: OneOfPreview };
