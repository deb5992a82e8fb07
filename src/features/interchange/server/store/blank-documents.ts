import "server-only";
import type { BlankDocument, QuestionDocument } from "@/features/interchange/course-document";
import { blanksOf } from "@/features/questions/types/fill-in-blanks/authoring";
import type { Blank, BlanksBody } from "@/features/questions/types/fill-in-blanks/body";
import { uuidV4 } from "@/lib/uuid-v4";

type Text = (source: string) => string;

/** With ids of its own: two imports of one question are the same but for these. */
export function blanksBody({ text: source, blanks = [] }: QuestionDocument, text: Text): BlanksBody {
  const body = { blanks: blanks.map((document) => blankOf(document, text)) };
  return { blanks: blanksOf({ text: source, body }) };
}

function blankOf(document: BlankDocument, text: Text): Blank {
  const { blank: key, accept = [], caseSensitive: isCaseSensitive = false, answer, tolerance, options } = document;
  const shared = { key, feedback: text(document.feedback) };
  if (answer !== undefined) return { kind: "number", ...shared, value: answer, tolerance: tolerance ?? "" };
  if (!options) return { kind: "text", ...shared, accepted: accept, isCaseSensitive };
  const choices = options.map(({ correct, ...option }) => ({
    ...{ id: uuidV4(), text: text(option.text), isCorrect: correct, feedback: text(option.feedback) },
  }));
  return { kind: "dropdown", ...shared, choices };
}

/** The blanks of a question as its file has them; those that its text has lost among them. */
export function blankDocuments(question: { text: string; body: unknown }, text: Text): BlankDocument[] {
  return blanksOf(question).map((blank): BlankDocument => {
    const shared = { blank: blank.key, feedback: text(blank.feedback) };
    if (blank.kind === "number") return { ...shared, answer: blank.value, tolerance: blank.tolerance };
    if (blank.kind === "text") return { ...shared, accept: blank.accepted, caseSensitive: blank.isCaseSensitive };
    const options = blank.choices.map((choice) => ({
      ...{ text: text(choice.text), correct: choice.isCorrect, feedback: text(choice.feedback) },
    }));
    return { ...shared, options };
  });
}
