import type { EditedAnswer } from "@/features/questions/edited-question";
import { acceptedOf } from "@/features/questions/formats/star-patterns";
import { type AcceptedUnit, mostUnits, unitsBody } from "@/features/questions/types/numeric/body";
import type { XmlElement } from "@/lib/xml-tree";
import { childOf, childrenOf, fractionOf, isYes, numberIn, textIn, valueIn, wordsIn } from "./elements";
import { fullFraction, issuesIf, type KeyReader } from "./keys";
import { moodleMarkdown } from "./moodle-text";
import { factorOf } from "./unit-multiplier";

const feedbackOf = (answer: XmlElement): string => moodleMarkdown(textIn(childOf(answer, "feedback")));
/** "*" is any other answer: it is there for its feedback. */
const isAnyOther = (answer: XmlElement): boolean => wordsIn(answer) === "*";

export const shortKey: KeyReader = (question, { newId }) => {
  const answers = childrenOf(question, "answer");
  const isCaseSensitive = isYes(valueIn(question, "usecase"));
  const right = answers.filter((answer) => fractionOf(answer) === fullFraction && !isAnyOther(answer));
  const others = answers.filter((answer) => !right.includes(answer));
  return {
    type: "SHORT_ANSWER",
    answers: right.map((answer): EditedAnswer => {
      const accepted = acceptedOf(wordsIn(answer), newId());
      return { ...accepted, isCaseSensitive, explanation: feedbackOf(answer) };
    }),
    issues: issuesIf({
      part_of_points: others.some((answer) => fractionOf(answer) > 0),
      wrong_answers: others.some((answer) => fractionOf(answer) <= 0 && feedbackOf(answer) !== ""),
    }),
  };
};

export const numericKey: KeyReader = (question) => {
  const answers = childrenOf(question, "answer");
  const right = answers.find((answer) => fractionOf(answer) === fullFraction);
  const units = childrenOf(childOf(question, "units") ?? question, "unit");
  const plainUnit = units.find((unit) => numberIn(valueIn(unit, "multiplier")) === 1);
  const others = plainUnit ? otherUnits(units, plainUnit) : [];
  // 1 and 2 differ where an answer earns part of the points alone, which isn't imported.
  const isAsked = plainUnit !== undefined && ["1", "2"].includes(valueIn(question, "unitgradingtype"));
  const share = numberIn(valueIn(question, "unitpenalty")) ?? 0.1;
  return {
    type: "NUMERIC",
    answers: [],
    numericValue: right ? plainNumber(wordsIn(right)) : "",
    numericTolerance: right ? toleranceOf(valueIn(right, "tolerance")) : "",
    numericUnit: plainUnit ? valueIn(plainUnit, "unit_name") : "",
    body: unitsBody({
      units: others,
      isAsked,
      cost: Number((100 * Math.min(1, Math.max(0, share))).toFixed(2)),
    }),
    issues: issuesIf({
      other_numbers: answers.some((answer) => answer !== right && !isAnyOther(answer)),
      answer_feedback: answers.some((answer) => feedbackOf(answer) !== ""),
      units: units.length > (plainUnit ? 1 : 0) + others.length,
    }),
  };
};

/** Those beside the key's own that a number can be converted from, each name once. */
function otherUnits(units: readonly XmlElement[], plain: XmlElement): AcceptedUnit[] {
  const known = new Map([[valueIn(plain, "unit_name").trim(), ""]]);
  for (const each of units) {
    const [unit, factor] = [valueIn(each, "unit_name").trim(), factorOf(plainNumber(valueIn(each, "multiplier")))];
    if (unit !== "" && unit.length <= 120 && factor !== "" && !known.has(unit)) known.set(unit, factor);
  }
  return [...known].slice(1, 1 + mostUnits).map(([unit, factor]) => ({ unit, factor }));
}

/** Moodle takes a comma for the decimal point, too. */
export const plainNumber = (words: string): string => words.trim().replace(/^([+-]?\d*),(\d+)/, "$1.$2");

export function toleranceOf(words: string): string {
  const tolerance = plainNumber(words);
  return /^0*\.?0*$/.test(tolerance) ? "" : tolerance;
}
