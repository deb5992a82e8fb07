import type { EditedAnswer, EditedQuestion } from "../../edited-question";
import type { KindMeans, QuestionKey } from "../../question-authoring";
import type { Blank } from "../../types/fill-in-blanks/body";
import type { KeptIssue, LostIssue, Tell } from "../issues";
import { escaped, type GiftFormat } from "./gift-text";

/** Why one question can't be read. */
export class GiftProblem extends Error {
  constructor(readonly code: LostIssue) {
    super(code);
  }
}

export interface GiftKey extends Partial<QuestionKey & Pick<EditedQuestion, "penalty">>, Pick<EditedQuestion, "type"> {
  issues: KeptIssue[];
}

/** What one type of question looks like in GIFT: its folder's `gift.ts`, and one line in the format's `kinds.ts`. */
export interface GiftKind {
  /** The key between a question's braces; null where it is another type's. Escaped characters are still hidden. @throws GiftProblem */
  read(written: string, format: GiftFormat, means: KindMeans): GiftKey | null;
  /** What is written between the braces. */
  write(question: EditedQuestion, tell: Tell): string;
  /** Weights of wrong answers say what one costs. */
  saysPenalty?: true;
  /** Where a key between words is that of a blank: both ways, null for what the other can't hold. */
  blank?: {
    of(key: GiftKey, shared: Pick<Blank, "key" | "feedback">): Blank | null;
    from(blank: Blank): (Pick<EditedQuestion, "type"> & Partial<EditedQuestion>) | null;
  };
}

export const fullWeight = 100;

export interface GiftAnswer {
  /** In percent of the points. */
  weight: number;
  /** Escaped characters still hidden. */
  text: string;
  feedback: string;
}

/** "%50%words#what is said of them": the weight and the words behind the sign are optional. */
export function readAnswer(written: string, usualWeight: number): GiftAnswer {
  const [words = "", ...said] = written.split("#");
  const weighed = /^\s*%(.*?)%/.exec(words);
  const weight = weighed ? Number(weighed[1]?.replace(",", ".")) : usualWeight;
  if (!(Math.abs(weight) <= fullWeight)) throw new GiftProblem("weight");
  return { weight, text: words.slice(weighed?.[0].length ?? 0).trim(), feedback: said.join("#").trim() };
}

export const feedbackOf = ({ explanation }: Pick<EditedAnswer, "explanation">): string =>
  explanation.trim() === "" ? "" : `#${escaped(explanation.trim())}`;

/** A "%" before the words would be taken for a weight. */
export function optionLine(sign: "=" | "~", answer: EditedAnswer, weight: number | null, text = answer.text): string {
  const usual = sign === "=" ? 100 : 0;
  const percent = weight ?? (text.trim().startsWith("%") ? usual : null);
  const weighed = percent === null ? "" : `%${Number(percent.toFixed(5))}%`;
  return `\n${sign}${weighed}${escaped(text.trim())}${feedbackOf(answer)}`;
}
