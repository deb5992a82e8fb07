import type { QuestionPreview } from "../../question-preview";
import { TextOfFields } from "./text-of-fields";

export const fillInBlanksPreview: QuestionPreview = { TextPreview: TextOfFields };
