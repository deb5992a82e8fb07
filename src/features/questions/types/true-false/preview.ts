import type { QuestionPreview } from "../../question-preview";
import { singleChoicePreview } from "../single-choice/preview";

export const trueFalsePreview: QuestionPreview = singleChoicePreview;
