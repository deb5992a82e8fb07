import "server-only";
import { type Control, questionTypes } from "@/features/questions/question-type";
import { questionType } from "@/features/questions/registry";

const typesWith = (...controls: readonly Control[]): string[] =>
  questionTypes.filter((type) => controls.includes(questionType(type).control));

/** Those whose stored answers are options that students choose. */
export const chosenTypes = typesWith("one-of", "any-of");

/** Those whose one answer is typed. */
export const typedTypes = typesWith("number", "text");
