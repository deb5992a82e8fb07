import { fitToKind } from "@/features/questions/authoring";
import { type KindMeans, noKey } from "@/features/questions/question-authoring";
import { clozeKey } from "@/features/questions/types/fill-in-blanks/cloze-key";
import { emptyRead } from "../add-read";
import type { ReadQuestions } from "../read-questions";
import { readOne, shortened } from "./read-one";

/** Moodle's "embedded answers" format: a whole file is the text of one question, with its fields in it. */
export function readCloze(source: string, { newId }: KindMeans): ReadQuestions {
  const read = emptyRead();
  const words = source.trim();
  if (words === "") return read;
  const line = source.slice(0, source.indexOf(words)).split("\n").length;
  readOne(read, { line, about: shortened(words) }, () => {
    const { issues, text = "", points = 1, ...key } = clozeKey({ format: "moodle_auto_format", words }, newId);
    return {
      question: fitToKind({ text, points, penalty: 0, explanation: "", feedback: "", ...noKey, ...key }),
      issues,
    };
  });
  return read;
}
