import "server-only";
import { childNamed } from "@/features/questions/formats/qti/qti-tree";
import { descendants, elementsOf, textOf, type XmlElement } from "@/lib/xml-tree";

/** What is answered: values by the ident of their response. */
export type Responses = ReadonlyMap<string, readonly string[]>;

export interface Outcome {
  score: number;
  /** Idents of the feedback that is shown. */
  shown: readonly string[];
}

/** The response processing of a QTI 1.2 item, run as the specification says (IMS QTI ASI 1.2, 4.4). */
export class ItemScoring {
  readonly #conditions: readonly XmlElement[];
  readonly #start: number;

  constructor(item: XmlElement) {
    const within = [...descendants(item)];
    this.#conditions = within.filter(({ name }) => name === "respcondition");
    const score = within.find(({ name, attributes }) => name === "decvar" && isScore(attributes.varname));
    this.#start = numberOf(score?.attributes.defaultval) ?? 0;
  }

  /** Each condition that earns something. */
  earning(): XmlElement[] {
    return this.#conditions.filter((condition) =>
      setters(condition).some((setter) => isScore(setter.attributes.varname) && (numberOf(textOf(setter)) ?? 0) > 0),
    );
  }

  run(responses: Responses): Outcome {
    let score = this.#start;
    const shown: string[] = [];
    for (const condition of this.#conditions) {
      const asked = childNamed(condition, "conditionvar");
      if (!asked || !elementsOf(asked).every((one) => holds(one, responses))) continue;
      for (const setter of setters(condition))
        if (isScore(setter.attributes.varname))
          score = changed(score, setter.attributes.action, numberOf(textOf(setter)) ?? 0);
      shown.push(
        ...elementsOf(condition).flatMap(({ name, attributes }) =>
          name === "displayfeedback" ? (attributes.linkrefid ?? []) : [],
        ),
      );
      if (condition.attributes.continue?.toLowerCase() !== "yes") break;
    }
    return { score, shown };
  }
}

const setters = (condition: XmlElement): XmlElement[] => elementsOf(condition).filter(({ name }) => name === "setvar");

/** A variable without a name is the score. */
const isScore = (name = "SCORE"): boolean => /score/i.test(name);

export function numberOf(text = ""): number | null {
  const number = Number(text.replace(",", "."));
  return text.trim() === "" || !Number.isFinite(number) ? null : number;
}

function changed(score: number, action = "Set", by: number): number {
  switch (action.toLowerCase()) {
    case "add":
      return score + by;
    case "subtract":
      return score - by;
    case "multiply":
      return score * by;
    case "divide":
      return by === 0 ? score : score / by;
    default:
      return by;
  }
}

function holds(condition: XmlElement, responses: Responses): boolean {
  const parts = elementsOf(condition);
  const values = responses.get(condition.attributes.respident ?? "") ?? [];
  const words = textOf(condition);
  const isSame = (value: string) => folded(condition, value) === folded(condition, words);
  const compares = (how: (a: number, b: number) => boolean) =>
    values.some((value) => {
      const [a, b] = [numberOf(value), numberOf(words)];
      return a !== null && b !== null && how(a, b);
    });
  switch (condition.name) {
    case "and":
      return parts.every((part) => holds(part, responses));
    case "or":
      return parts.some((part) => holds(part, responses));
    case "not":
      return !parts.every((part) => holds(part, responses));
    case "other":
      return true;
    case "unanswered":
      return values.length === 0;
    case "varequal":
      return values.some(isSame) || compares((a, b) => a === b);
    case "varsubstring":
      return values.some((value) => folded(condition, value).includes(folded(condition, words)));
    case "vargte":
      return compares((a, b) => a >= b);
    case "varlte":
      return compares((a, b) => a <= b);
    case "vargt":
      return compares((a, b) => a > b);
    case "varlt":
      return compares((a, b) => a < b);
    default:
      return false;
  }
}

const folded = ({ attributes }: XmlElement, text: string): string =>
  attributes.case?.toLowerCase() === "yes" ? text.trim() : text.trim().toLowerCase();
