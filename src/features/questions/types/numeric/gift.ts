import { decimalText, middleOf, parseDecimal } from "@/lib/decimal";
import { absoluteTolerance } from "../../formats/absolute-tolerance";
import { feedbackOf, fullWeight, type GiftKind, readAnswer } from "../../formats/gift/gift-kind";
import { giftMarkdown, showEscaped, takeFormat } from "../../formats/gift/gift-text";
import { creditOfWeight, weightOfCredit } from "../../formats/moodle-weight";
import { keptForeseen } from "../../shared/foreseen-number";
import { storedOthers } from "../fill-in-blanks/known-answers";
import { emptyNumeric, numericBody, readNumeric } from "./body";

export const numericGift: GiftKind = {
  /** "3.14:0.005", "3.1..3.2", or several of these behind "="; what is behind "~" is said of all other numbers. */
  read(key, format) {
    if (!key.startsWith("#")) return null;
    const written = key.slice(1);
    const [numbers = "", ...others] = written.split("~");
    const [, ...parts] = numbers.includes("=") ? numbers.split("=") : ["", numbers];
    const answers = parts.map((part) => {
      const { feedback, text, weight } = readAnswer(part, fullWeight);
      return { ...rangeOf(showEscaped(text)), weight, feedback: giftMarkdown(takeFormat(feedback, format)) };
    });
    const [right, ...rights] = answers.filter(({ weight }) => weight === fullWeight);
    const foreseen = answers
      .filter(({ weight }) => weight < fullWeight)
      .map(({ weight, ...number }) => ({ ...number, credit: creditOfWeight(weight).credit ?? 0 }));
    const kept = keptForeseen(foreseen);
    return {
      ...{ type: "NUMERIC", answers: [], numericValue: right?.value ?? "", numericTolerance: right?.tolerance ?? "" },
      body: numericBody({
        ...{ ...emptyNumeric, feedback: right?.feedback ?? "" },
        foreseen: kept,
      }),
      issues: [
        ...(rights.length > 0 || kept.length < foreseen.length ? (["other_numbers"] as const) : []),
        ...(others.length > 0 ? (["wrong_answers"] as const) : []),
        ...(answers.some(({ weight }) => weight < 0) ? (["weights"] as const) : []),
      ],
    };
  },
  write({ numericValue, numericTolerance, numericUnit, body }, tell) {
    if (numericUnit.trim() !== "") tell("unit");
    const { units, isAsked, foreseen, feedback } = readNumeric(body);
    if (units.length > 0 || isAsked) tell("units");
    const key = rangeText(numericValue, numericTolerance);
    if (foreseen.length === 0 && feedback === "") return `#${key}`;
    const others = foreseen.map(
      ({ value, tolerance, credit, feedback: said }) =>
        `\n=%${Number(weightOfCredit(credit, tell).toFixed(5))}%${rangeText(value, tolerance)}${saidBehind(said)}`,
    );
    return `#\n=${key}${saidBehind(feedback)}${others.join("")}`;
  },
  blank: {
    of({ numericValue: value = "", numericTolerance: tolerance = "", body }, shared) {
      const { foreseen, feedback: answerFeedback } = readNumeric(body);
      return { kind: "number", ...shared, value, tolerance, ...storedOthers({ answerFeedback, foreseen }) };
    },
    from(blank) {
      if (blank.kind !== "number") return null;
      const { value: numericValue, tolerance: numericTolerance, answerFeedback: feedback = "", foreseen = [] } = blank;
      return {
        type: "NUMERIC",
        numericValue,
        numericTolerance,
        body: numericBody({ ...emptyNumeric, foreseen, feedback }),
      };
    },
  },
};

const saidBehind = (feedback: string): string => feedbackOf({ explanation: feedback });

function rangeText(value: string, tolerance: string): string {
  const amount = absoluteTolerance(value, tolerance);
  return `${value.trim()}${amount === "" ? "" : `:${amount}`}`;
}

function rangeOf(text: string): { value: string; tolerance: string } {
  const [from, to] = text.split("..").map((part) => parseDecimal(part));
  if (text.includes("..") && from && to) {
    const { middle, reach } = middleOf(from, to);
    return { value: decimalText(middle), tolerance: decimalText(reach) };
  }
  const [value = "", tolerance = ""] = text.split(":").map((part) => part.trim());
  const isExact = /^0*\.?0*$/.test(tolerance);
  return { value, tolerance: isExact ? "" : tolerance };
}
