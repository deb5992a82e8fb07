import type { EditedAnswer, EditedQuestion } from "@/features/questions/edited-question";
import { blankAnswer, type KindMeans, type QuestionKey } from "@/features/questions/question-authoring";
import { decimalText, middleOf, parseDecimal } from "@/lib/decimal";
import type { KeptIssue, LostIssue, ReadIssue } from "../read-questions";
import { acceptedOf } from "../star-patterns";
import { penaltyOfWeights } from "../wrong-weight";
import { type GiftFormat, giftMarkdown, showEscaped, takeFormat } from "./gift-text";

/** Why one question can't be read. */
export class GiftProblem extends Error {
  constructor(readonly code: ReadIssue["code"] & LostIssue) {
    super(code);
  }
}

export interface GiftKey extends Partial<QuestionKey & Pick<EditedQuestion, "penalty">>, Pick<EditedQuestion, "type"> {
  issues: KeptIssue[];
}

interface GiftAnswer {
  /** In percent of the points. */
  weight: number;
  /** Escaped characters still hidden. */
  text: string;
  feedback: string;
}

const fullWeight = 100;

/** "%50%words#what is said of them": the weight and the words behind the sign are optional. */
function readAnswer(written: string, usualWeight: number): GiftAnswer {
  const [words = "", ...said] = written.split("#");
  const weighed = /^\s*%(.*?)%/.exec(words);
  const weight = weighed ? Number(weighed[1]?.replace(",", ".")) : usualWeight;
  if (!(Math.abs(weight) <= fullWeight)) throw new GiftProblem("weight");
  return { weight, text: words.slice(weighed?.[0].length ?? 0).trim(), feedback: said.join("#").trim() };
}

export function choiceKey(written: string, format: GiftFormat, means: KindMeans): GiftKey {
  const [, ...parts] = written.replaceAll("=", "~=").split("~");
  const given = parts.filter((part) => part.trim() !== "");
  const isSingle = written.includes("=");
  const answers = given.map((part) => {
    const isKey = part.trimStart().startsWith("=");
    return readAnswer(isKey ? part.trimStart().slice(1) : part, isKey ? fullWeight : 0);
  });
  const rights = answers.filter(({ weight }) => (isSingle ? weight === fullWeight : weight > 0)).length;
  const isOne = isSingle && rights <= 1;
  const penalty = isOne
    ? penaltyOfWeights(answers.filter(({ weight }) => weight !== fullWeight).map(({ weight }) => weight))
    : 0;
  const isAsOurs = ({ weight }: GiftAnswer) => {
    const share = fullWeight / Math.max(1, rights);
    const ours = isSingle ? (weight > 0 ? fullWeight : -penalty) : weight > 0 ? share : -share;
    return Math.abs(weight - ours) < 0.011;
  };
  return {
    type: isOne ? "SINGLE_CHOICE" : "MULTIPLE_CHOICE",
    penalty,
    answers: answers.map((answer) => ({
      ...blankAnswer(means.newId(), giftMarkdown(takeFormat(answer.text, format))),
      isCorrect: isSingle ? answer.weight === fullWeight : answer.weight > 0,
      explanation: giftMarkdown(takeFormat(answer.feedback, format)),
    })),
    issues: answers.every(isAsOurs) ? [] : ["weights"],
  };
}

/** "FALSE#what is said of the wrong one#of the right one". */
export function trueFalseKey(written: string, format: GiftFormat, { newId, trueFalse }: KindMeans): GiftKey {
  const [key = "", ofWrong = "", ofRight = ""] = written.split("#");
  const isTrue = /^\s*t/i.test(key);
  const answers: EditedAnswer[] = trueFalse.map((text, at) => {
    const isCorrect = (at === 0) === isTrue;
    const explanation = giftMarkdown(takeFormat(isCorrect ? ofRight : ofWrong, format));
    return { ...blankAnswer(newId(), text, isCorrect), explanation };
  });
  return { type: "TRUE_FALSE", answers, issues: [] };
}

export function shortKey(written: string, format: GiftFormat, means: KindMeans): GiftKey {
  const [, ...parts] = written.includes("=") ? written.split("=") : ["", written];
  const answers = parts.map((part) => readAnswer(part, fullWeight));
  const full = answers.filter(({ weight, text }) => weight === fullWeight && text !== "*");
  return {
    type: "SHORT_ANSWER",
    answers: full.map(({ text, feedback }) => ({
      ...acceptedOf(showEscaped(text), means.newId()),
      explanation: giftMarkdown(takeFormat(feedback, format)),
    })),
    issues: full.length < answers.length ? ["part_of_points"] : [],
  };
}

/** "3.14:0.005", "3.1..3.2", or several of these behind "="; what is behind "~" is said of all other numbers. */
export function numericKey(written: string): GiftKey {
  const [numbers = ""] = written.split("~");
  const [, ...parts] = numbers.includes("=") ? numbers.split("=") : ["", numbers];
  const answers = parts.map((part) => readAnswer(part, fullWeight));
  const right = answers.find(({ weight }) => weight === fullWeight) ?? { text: "" };
  return {
    type: "NUMERIC",
    answers: [],
    ...rangeOf(showEscaped(right.text)),
    issues: answers.length > 1 || written.includes("~") ? ["other_numbers"] : [],
  };
}

function rangeOf(text: string): { numericValue: string; numericTolerance: string } {
  const [from, to] = text.split("..").map((part) => parseDecimal(part));
  if (text.includes("..") && from && to) {
    const { middle, reach } = middleOf(from, to);
    return { numericValue: decimalText(middle), numericTolerance: decimalText(reach) };
  }
  const [value = "", tolerance = ""] = text.split(":").map((part) => part.trim());
  const isExact = /^0*\.?0*$/.test(tolerance);
  return { numericValue: value, numericTolerance: isExact ? "" : tolerance };
}

export function matchingKey(written: string, format: GiftFormat, means: KindMeans): GiftKey {
  const [before = "", ...parts] = written.split("=");
  const lines = parts.map((part) => part.split("->").map((side) => side.trim()));
  if (before.trim() !== "" || lines.some((sides) => sides.length !== 2)) throw new GiftProblem("no_pair");
  const { newId } = means;
  const text = (side = "") => giftMarkdown(takeFormat(side, format));
  const asked = lines.filter(([prompt]) => prompt !== "");
  const extras = lines.filter(([prompt, answer]) => prompt === "" && answer !== "");
  const pairs = asked.map(([prompt, answer]) => ({
    ...{ promptId: newId(), prompt: text(prompt), answerId: newId(), answer: text(answer) },
    feedback: "",
  }));
  const body = { pairs, extras: extras.map(([, answer]) => ({ answerId: newId(), answer: text(answer) })) };
  return { type: "MATCHING", answers: [], body, issues: [] };
}
