import type { EditedAnswer, EditedQuestion } from "@/features/questions/edited-question";
import { noKey } from "@/features/questions/question-authoring";
import { emptyBlank } from "@/features/questions/types/fill-in-blanks/authoring";
import { type Blank, blanksInText } from "@/features/questions/types/fill-in-blanks/body";
import { markOf } from "@/features/questions/types/fill-in-blanks/marks";
import type { GiftKey } from "./gift-keys";

/** Of the one blank that a question in GIFT may have. */
export const blankNumber = "1";
const shared = { key: blankNumber, feedback: "" };

/**
 * GIFT's "missing word": answers between words, which Moodle asks for below a text with "_____". A blank asks for them where they are
 * missing. Null where a blank can't say all of it: several right options, a pattern, feedback on a text, further numbers.
 */
export function blankKey(key: GiftKey): GiftKey | null {
  const blank = key.issues.length === 0 ? blankOf(key) : null;
  return blank && { type: "FILL_IN_BLANKS", answers: [], body: { blanks: [blank] }, issues: [] };
}

function blankOf({ type, answers = [], numericValue = "", numericTolerance = "" }: GiftKey): Blank | null {
  if (type === "SINGLE_CHOICE") {
    const choices = answers.map(({ id, text, isCorrect, explanation: feedback }) => ({
      id,
      text,
      isCorrect,
      feedback,
    }));
    return { kind: "dropdown", ...shared, choices };
  }
  if (type === "SHORT_ANSWER") {
    const isPlain = answers.every(({ isPattern, explanation }) => !isPattern && explanation === "");
    return isPlain ? { ...emptyBlank(blankNumber), accepted: answers.map(({ text }) => text) } : null;
  }
  if (type === "NUMERIC") return { kind: "number", ...shared, value: numericValue, tolerance: numericTolerance };
  return null;
}

/** A question with one blank between words as one of the type that GIFT has for it, and the words around; null for any other. */
export function unblanked(
  question: EditedQuestion,
): { question: EditedQuestion; before: string; behind: string } | null {
  const [blank, ...others] = blanksInText(question);
  const [before = "", behind = ""] = blank ? question.text.split(markOf(blank.key)) : [];
  if (!blank || others.length > 0 || !/[\p{L}\p{N}.?!]/u.test(behind)) return null;
  return { question: { ...question, ...noKey, ...keyOf(blank) }, before, behind };
}

const accepted = { isCorrect: true, explanation: "", isCaseSensitive: false, isPattern: false };

function keyOf(blank: Blank): Pick<EditedQuestion, "type"> & Partial<EditedQuestion> {
  if (blank.kind === "number") return { type: "NUMERIC", numericValue: blank.value, numericTolerance: blank.tolerance };
  if (blank.kind === "dropdown") {
    const answers = blank.choices.map(
      ({ feedback: explanation, ...choice }): EditedAnswer => ({ ...accepted, ...choice, explanation }),
    );
    return { type: "SINGLE_CHOICE", answers };
  }
  const { isCaseSensitive } = blank;
  const answers = blank.accepted.map((text): EditedAnswer => ({ ...accepted, id: blank.key, text, isCaseSensitive }));
  return { type: "SHORT_ANSWER", answers };
}
