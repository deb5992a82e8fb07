import type { QuestionPreview } from "../../question-preview";
import { AnyOfPreview } from "../../shared/option-preview";

export const multipleChoicePreview: QuestionPreview = { AnswerPreview: AnyOfPreview };
