import type { QuestionPreview } from "../../question-preview";
import { TypedPreview } from "../../shared/typed-preview";

export const numericPreview: QuestionPreview = { AnswerPreview: TypedPreview };
