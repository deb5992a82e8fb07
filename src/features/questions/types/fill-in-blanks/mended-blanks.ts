import type { QuestionContent } from "../../question-type";
import { type Blank, type BlankOf, blanksInText, type Choice, readBlanks } from "./body";

/** The blanks that students saw with the keys of the mended ones. Null where one of them is gone, or its right choice wasn't offered. */
export function withMendedBlanks(question: QuestionContent, mended: QuestionContent): QuestionContent | null {
  const byKey = new Map(readBlanks(mended.body).map((blank) => [blank.key, blank]));
  const asked = new Set(blanksInText(question).map(({ key }) => key));
  const blanks: Blank[] = [];
  for (const blank of readBlanks(question.body)) {
    const twin = byKey.get(blank.key);
    const merged = twin ? withKeyOf(blank, twin) : null;
    if (!merged && asked.has(blank.key)) return null;
    blanks.push(merged ?? blank);
  }
  return { ...question, body: { blanks } };
}

function withKeyOf(blank: Blank, twin: Blank): Blank | null {
  if (blank.kind !== twin.kind) return null;
  if (blank.kind !== "dropdown" || twin.kind !== "dropdown") return twin;
  return withChoicesOf(blank, twin);
}

/** By their texts, and one whose text was corrected by its id. */
function withChoicesOf(blank: BlankOf<"dropdown">, twin: BlankOf<"dropdown">): Blank | null {
  const of = ({ id, text }: Choice) =>
    twin.choices.find((choice) => choice.text.trim() === text.trim()) ??
    twin.choices.find((choice) => choice.id === id);
  const choices = blank.choices.map((choice) => {
    const { isCorrect = false, feedback = "" } = of(choice) ?? {};
    return { ...choice, isCorrect, feedback };
  });
  const hasKey = (all: readonly Choice[]) => all.some(({ isCorrect }) => isCorrect);
  return hasKey(choices) || !hasKey(twin.choices) ? { ...blank, choices, feedback: twin.feedback } : null;
}
