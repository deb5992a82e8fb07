import type { XmlElement } from "@/lib/xml-tree";
import { absoluteTolerance } from "../../formats/absolute-tolerance";
import { creditOfWeight, weightOfCredit } from "../../formats/moodle-weight";
import { childOf, childrenOf, fractionOf, numberIn, valueIn, wordsIn } from "../../formats/moodle-xml/elements";
import {
  answerElement,
  feedbackIn,
  fullFraction,
  issuesIf,
  type MoodleKind,
} from "../../formats/moodle-xml/moodle-kind";
import { plainNumber, toleranceOf } from "../../formats/moodle-xml/moodle-number";
import { feedbackElement, xmlText } from "../../formats/moodle-xml/xml-text";
import { type ForeseenNumber, keptForeseen } from "../../shared/foreseen-number";
import { type AcceptedUnit, mostUnits, numericBody, readNumeric } from "./body";
import { factorOf, inverseOf } from "./unit-multiplier";

export const numericMoodle: MoodleKind = {
  names: ["numerical"],
  read(question) {
    const answers = childrenOf(question, "answer");
    // "*" is any other number.
    const numbers = answers.filter((answer) => wordsIn(answer) !== "*");
    const [right, ...rights] = numbers.filter((answer) => fractionOf(answer) === fullFraction);
    const inPart = numbers.filter((answer) => fractionOf(answer) < fullFraction);
    const foreseen = keptForeseen(inPart.map(foreseenOf));
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
      body: numericBody({
        units: others,
        isAsked,
        cost: Number((100 * Math.min(1, Math.max(0, share))).toFixed(2)),
        foreseen,
        feedback: right ? feedbackIn(right) : "",
      }),
      issues: issuesIf({
        other_numbers: rights.length > 0 || foreseen.length < inPart.length,
        wrong_answers: answers.some((answer) => !numbers.includes(answer) && feedbackIn(answer) !== ""),
        weights: answers.some((answer) => fractionOf(answer) < 0),
        units: units.length > (plainUnit ? 1 : 0) + others.length,
      }),
    };
  },
  write({ numericValue: value, numericTolerance: tolerance, numericUnit, body }, tell) {
    const { units, isAsked, cost, foreseen, feedback } = readNumeric(body);
    const answers = [
      numberElement(fullFraction, { value, tolerance, feedback }),
      ...foreseen.map((number) => numberElement(weightOfCredit(number.credit, tell), number)),
    ];
    const unit = numericUnit.trim();
    if (unit === "") return [...answers, "<showunits>3</showunits>"];
    const known = [{ unit, factor: "1" }, ...units].map(
      (one) =>
        `<unit><multiplier>${inverseOf(one.factor)}</multiplier><unit_name>${xmlText(one.unit.trim())}</unit_name></unit>`,
    );
    // Where it isn't asked for, a number is right without its unit, as here. Otherwise its share of the answer's points is taken off.
    const asked = isAsked
      ? ["<unitgradingtype>1</unitgradingtype>", `<unitpenalty>${Number((cost / 100).toFixed(4))}</unitpenalty>`]
      : ["<unitgradingtype>0</unitgradingtype>"];
    return [...answers, `<units>${known.join("")}</units>`, ...asked, "<showunits>0</showunits>"];
  },
};

const foreseenOf = (answer: XmlElement): ForeseenNumber => ({
  value: plainNumber(wordsIn(answer)),
  tolerance: toleranceOf(valueIn(answer, "tolerance")),
  credit: creditOfWeight(fractionOf(answer)).credit ?? 0,
  feedback: feedbackIn(answer),
});

function numberElement(
  fraction: number,
  { value, tolerance, feedback }: Pick<ForeseenNumber, "value" | "tolerance" | "feedback">,
): string {
  const amount = xmlText(absoluteTolerance(value, tolerance) || "0");
  return answerElement(fraction, "plain_text", value, `${feedbackElement(feedback)}<tolerance>${amount}</tolerance>`);
}

/** Those beside the key's own that a number can be converted from, each name once. */
function otherUnits(units: readonly XmlElement[], plain: XmlElement): AcceptedUnit[] {
  const known = new Map([[valueIn(plain, "unit_name").trim(), ""]]);
  for (const each of units) {
    const [unit, factor] = [valueIn(each, "unit_name").trim(), factorOf(plainNumber(valueIn(each, "multiplier")))];
    if (unit !== "" && unit.length <= 120 && factor !== "" && !known.has(unit)) known.set(unit, factor);
  }
  return [...known].slice(1, 1 + mostUnits).map(([unit, factor]) => ({ unit, factor }));
}
