import { elementsOf, type XmlElement } from "@/lib/xml-tree";
import { correctOf, evaluate, isSame, ProcessingProblem, type Scope, type Value } from "./expressions";
import type { FeedbackElement, QtiItem, Scalar } from "./item";
import { numberOf } from "./item";

export interface Outcome {
  score: number;
  shown: ReadonlySet<FeedbackElement>;
}

/** What is given to each response, by its identifier. */
export type Response = ReadonlyMap<string, readonly Scalar[]>;

export const responseOf = (name: string, ...given: Scalar[]): Response => new Map([[name, given]]);

/**
 * What an item's own response processing makes of a response: that is how its key, its points and its feedback are found,
 * however it is written. @throws ProcessingProblem
 */
export function outcomeOf(item: QtiItem, response: Response): Outcome {
  const values = new Map<string, Value>();
  for (const [name, { normal }] of item.outcomes) values.set(name, { items: normal });
  for (const [name, { cardinality }] of item.responses)
    values.set(name, { items: response.get(name) ?? [], isOrdered: cardinality === "ordered" });
  const scope: Scope = { item, values };
  if (item.processing) runProcessing(item.processing, scope);
  else matchCorrect(scope, item.responses.keys());
  const score = values.get("SCORE")?.items[0];
  const shown = item.feedback.filter(({ identifier, outcome, isHiding }) => {
    const isNamed = values.get(outcome)?.items.includes(identifier) ?? false;
    return isNamed !== isHiding;
  });
  return { score: typeof score === "number" ? score : (numberOf(`${score ?? ""}`) ?? 0), shown: new Set(shown) };
}

/** The templates that all versions have, by the end of their address. */
function runProcessing(processing: XmlElement, scope: Scope): void {
  const { template = "", templateLocation = "" } = processing.attributes;
  const rules = elementsOf(processing);
  const name = /([^/]+?)(?:\.xml)?$/.exec(template || templateLocation)?.[1] ?? "";
  if (rules.length > 0 || name === "") run(rules, scope);
  else if (/^(match_correct|CC2_match(_basic)?)$/.test(name)) matchCorrect(scope, ["RESPONSE"]);
  else if (/^(CC2_)?map_response$/.test(name)) mapResponse(scope);
  else throw new ProcessingProblem(name);
}

function matchCorrect({ item, values }: Scope, names: Iterable<string>): void {
  const isRight = [...names].every((name) => isSame(values.get(name), correctOf(item.responses.get(name))));
  values.set("SCORE", { items: [isRight ? 1 : 0] });
}

function mapResponse(scope: Scope): void {
  const attributes = { identifier: "RESPONSE" };
  scope.values.set("SCORE", evaluate({ name: "mapResponse", attributes, children: [], line: 1 }, scope));
}

/** False where the rules end before their last. */
function run(rules: readonly XmlElement[], scope: Scope): boolean {
  return rules.every((rule) => {
    switch (rule.name) {
      case "setOutcomeValue": {
        const [expression] = elementsOf(rule);
        scope.values.set(rule.attributes.identifier ?? "", expression ? evaluate(expression, scope) : { items: [] });
        return true;
      }
      case "responseCondition":
        return runCondition(rule, scope);
      case "responseProcessingFragment":
        return run(elementsOf(rule), scope);
      case "exitResponse":
        return false;
      default:
        throw new ProcessingProblem(rule.name);
    }
  });
}

function runCondition(rule: XmlElement, scope: Scope): boolean {
  for (const branch of elementsOf(rule)) {
    const parts = elementsOf(branch);
    if (branch.name === "responseElse") return run(parts, scope);
    const [condition, ...rules] = parts;
    if (condition && evaluate(condition, scope).items[0] === true) return run(rules, scope);
  }
  return true;
}
