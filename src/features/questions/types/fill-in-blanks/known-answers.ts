import { type Hundredths, toHundredths } from "../../points";
import { fullCredit } from "../../shared/credit";
import type { ForeseenNumber } from "../../shared/foreseen-number";
import { isWithinTolerance } from "../../shared/number-matching";
import { isAcceptedText, tidied } from "../../shared/text-matching";
import type { Blank, BlankOf, KnownText, TypedBlank } from "./body";

/** Percent of the blank's share. */
export const allCredit = 100;

/** A text or a number that a blank knows. Texts have no tolerance, "". */
export interface KnownAnswer extends ForeseenNumber {
  /** Percent of the blank's share: all of it where it is right. */
  credit: number;
}

export const textsOf = ({ accepted }: BlankOf<"text">): KnownText[] =>
  accepted.map((one) => (typeof one === "string" ? { text: one, credit: allCredit, feedback: "" } : one));

/** As it is stored: by its words alone where that says all. */
export const storedText = (known: KnownText): string | KnownText =>
  known.credit === allCredit && known.feedback === "" ? known.text : known;

/** What a number knows beside the right one, as it is stored: what says nothing is left out. */
export const storedOthers = ({ answerFeedback, foreseen }: Pick<BlankOf<"number">, "answerFeedback" | "foreseen">) => ({
  ...(answerFeedback && { answerFeedback }),
  ...(foreseen && foreseen.length > 0 && { foreseen }),
});

/** In the order in which they are compared with what is typed: the first that it is decides. */
export function knownAnswers(blank: TypedBlank): KnownAnswer[] {
  if (blank.kind === "text")
    return textsOf(blank).map(({ text, ...known }) => ({ value: text, tolerance: "", ...known }));
  const { value, tolerance, answerFeedback = "", foreseen = [] } = blank;
  return [{ value, tolerance, credit: allCredit, feedback: answerFeedback }, ...foreseen];
}

/** Those that decide where they are typed themselves, because none before them is the same. */
export function decidingAnswers(blank: TypedBlank): KnownAnswer[] {
  const all = knownAnswers(blank);
  return all.filter(({ value }, at) => all.findIndex((known) => isAnswer(blank, known, value)) === at);
}

function isAnswer(blank: TypedBlank, { value, tolerance }: KnownAnswer, given: string): boolean {
  if (blank.kind === "number") return isWithinTolerance({ value, tolerance, unit: "" }, given);
  const text = tidied(given);
  return text !== "" && isAcceptedText(value, text, blank.isCaseSensitive);
}

export interface FoundAnswer {
  /** Percent of the blank's share, in hundredths. */
  credit: Hundredths;
  feedback: string;
}

/** What is in a blank's field, a text, a number or the id of a choice, earns and is told. */
export function foundIn(blank: Blank, given: string): FoundAnswer {
  if (blank.kind === "dropdown") {
    const choice = blank.choices.find(({ id }) => id === given);
    return { credit: choice?.isCorrect ? fullCredit : 0, feedback: choice?.feedback ?? "" };
  }
  const { credit = 0, feedback = "" } = knownAnswers(blank).find((known) => isAnswer(blank, known, given)) ?? {};
  return { credit: toHundredths(credit), feedback };
}

/** How a text that earns nothing is listed: those alike that are marked alike. Null for one that earns anything. */
export function wrongAs(blank: TypedBlank, given: string): string | null {
  if (foundIn(blank, given).credit > 0) return null;
  if (blank.kind === "number") return given.trim();
  return blank.isCaseSensitive ? tidied(given) : tidied(given).toLowerCase();
}
