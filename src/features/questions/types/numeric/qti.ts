import { readFeedback } from "../../formats/qti/item-feedback";
import {
  base,
  blocksOf,
  call,
  chain,
  points,
  response,
  score as scored,
  set,
  show,
  variable,
} from "../../formats/qti/item-parts";
import { penaltyOf } from "../../formats/qti/item-penalty";
import { outcomeOf, responseOf } from "../../formats/qti/processing";
import { element, type QtiElement } from "../../formats/qti/qti-element";
import type { ItemReading, QtiKind } from "../../formats/qti/qti-kind";
import { isNumber, numberKey, otherNumbers } from "../../formats/qti/typed-keys";
import { field, isNearNumber, isRightNumber, numberDeclaration } from "../../formats/qti/typed-parts";
import { shareOfCredit } from "../../shared/choice-qti";
import { keptForeseen } from "../../shared/foreseen-number";
import { emptyNumeric, numericBody, readNumeric } from "./body";

/** The identifiers of what is said of the key and of the other numbers. */
const ofKey = "N0";
const ofOther = (at: number): string => `N${at + 1}`;

export const numericQti: QtiKind = {
  read(asked) {
    const { name, unitBehind } = asked;
    if (unitBehind === null || !isNumber(asked.item.responses.get(name))) return null;
    const { value, tolerance } = numberKey(asked, name);
    const others = value === "" ? [] : otherNumbers(asked, name, value);
    const right = responseOf(name, ...(value === "" ? [] : [Number(value)]));
    const wrong = responseOf(name, Number(value) + 1e9);
    const words = readFeedback(
      asked,
      [
        { response: right, parts: [ofKey] },
        ...others.map((other, at) => ({ response: responseOf(name, Number(other.value)), parts: [ofOther(at)] })),
        { response: wrong, parts: [] },
      ],
      true,
    );
    const { score } = outcomeOf(asked.item, right);
    const foreseen = readForeseen(asked, others, words.of);
    return {
      ...{ type: "NUMERIC", numericValue: value, numericTolerance: tolerance, numericUnit: unitBehind },
      body: numericBody({ ...emptyNumeric, foreseen, feedback: words.of(ofKey) }),
      ...{ score, penalty: penaltyOf(asked, [wrong], score), ...words.general, text: asked.text() },
    };
  },
  /** What is entered is a number alone, so its unit is beside the field in any case. */
  write({ text, numericValue, numericTolerance, numericUnit: unit, body }, means) {
    const { units, isAsked, foreseen, feedback } = readNumeric(body);
    if (units.length > 0 || isAsked) means.tell("units");
    const branches = [
      { id: ofKey, isGiven: isRightNumber(response, numericTolerance), earned: variable(points), said: feedback },
      ...foreseen.map(({ value, tolerance, credit, feedback: said }, at) => ({
        ...{ id: ofOther(at), isGiven: isNearNumber(base("float", value.trim()), response, tolerance), said },
        earned: call("product", variable(points), base("float", shareOfCredit(credit))),
      })),
    ];
    const said = branches.flatMap(({ id, said: words }) => (words.trim() === "" ? [] : [{ id, text: words }]));
    const isSaid = (id: string) => said.some((one) => one.id === id);
    return {
      declarations: [numberDeclaration(response, numericValue)],
      body: [...blocksOf(text, means), element("p", {}, field(response), ...unitBehindField(unit.trim()))],
      rules: [
        chain(
          branches.map(({ id, isGiven, earned }) => [isGiven, set(scored, earned), ...(isSaid(id) ? [show(id)] : [])]),
        ),
      ],
      said,
    };
  },
};

const unitBehindField = (unit: string): (string | QtiElement)[] =>
  unit === "" ? [] : [" ", element("span", { class: "unit" }, unit)];

/** Those that earn as much as the key, or that can't be marked by, aren't kept. */
function readForeseen({ tell }: ItemReading, others: ReturnType<typeof otherNumbers>, said: (part: string) => string) {
  const inPart = others.flatMap(({ value, tolerance, share }, at) => {
    const credit = Number((100 * Math.max(0, share)).toFixed(2));
    return credit < 100 ? [{ value, tolerance, credit, feedback: said(ofOther(at)) }] : [];
  });
  const kept = keptForeseen(inPart);
  if (kept.length < others.length) tell("other_numbers");
  return kept;
}
