import { base, call, points, score, set, variable, when } from "./item-parts";
import { isNear } from "./item-points";
import { outcomeOf, type Response } from "./processing";
import type { QtiElement, QtiNode } from "./qti-element";
import type { ItemReading } from "./qti-kind";

/** The rule, after all that give points: an answer that has none costs its percent of them, and no answer costs nothing. `responses` are declarations. */
export function costOfWrong(penalty: number, responses: readonly QtiElement[]): QtiElement {
  const given = responses.map(isGiven);
  const isAnswered = given.length === 1 ? given : [call("or", ...given)];
  const cost = call("product", variable(points), base("float", Number((-penalty / 100).toFixed(4))));
  return when(call("and", ...isAnswered, call("lte", variable(score), base("float", 0))), set(score, cost));
}

/** What is there at first isn't an answer. */
function isGiven({ attributes: { identifier = "", baseType = "" }, children }: QtiElement): QtiElement {
  const isAny = call("not", call("isNull", variable(identifier)));
  const initial = elementsIn(children).find(({ name }) => name === "defaultValue");
  if (!initial) return isAny;
  const values = elementsIn(initial.children).flatMap((value) =>
    value.children.filter((text) => typeof text === "string"),
  );
  return call("and", isAny, call("not", call("match", variable(identifier), base(baseType, values.join("")))));
}

const elementsIn = (nodes: readonly QtiNode[]) => nodes.filter((node) => typeof node !== "string");

/** What an item takes off for each of these wrong responses, in percent of what the right one earns; 0 where that isn't the same for all. */
export function penaltyOf({ item }: ItemReading, wrong: readonly Response[], right: number | null): number {
  const [first = 0, ...others] = wrong.map((response) => outcomeOf(item, response).score);
  const isSame = others.every((one) => isNear(one, first));
  if (!isSame || right === null || right <= 0 || first >= 0) return 0;
  const percent = Math.round((-first / right) * 10_000) / 100;
  return percent <= 100 ? percent : 0;
}

/** Whether a wrong response earns what it earns here: nothing, or what it costs. */
export const isWorthNothing = (earned: number, right: number, penalty: number): boolean =>
  isNear(earned, 0) || isNear(earned, (-penalty / 100) * right);
