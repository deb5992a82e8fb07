import "server-only";
import { type Control, questionTypes } from "@/features/questions/question-type";
import { questionType } from "@/features/questions/registry";

const typesWith = (...controls: readonly Control[]): string[] =>
  questionTypes.filter((type) => controls.includes(questionType(type).control));

/** Those whose stored answers are options that students choose. */
export const chosenTypes = typesWith("one-of", "any-of");

/** Those whose answers are counted part by part, each with where an answer has its parts. */
export const partTypes = questionTypes.flatMap((type) => {
  const { counted } = questionType(type);
  return counted ? [{ type, by: counted.by }] : [];
});

const typed = typesWith("number", "text").map((type) => ({ type, field: "" }));
const compared = questionTypes.map((type) => ({ type, field: questionType(type).comparedField ?? "" }));

/** Those of which one text is compared with the key, each with the name of the field that has it, "" where it is the answer's own text. */
export const typedTypes = [...typed, ...compared.filter(({ field }) => field !== "")];
