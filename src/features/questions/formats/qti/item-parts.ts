import { element, type QtiElement, type QtiNode } from "./qti-element";
import { type XhtmlMeans, xhtmlBlocks, xhtmlFlow, xhtmlText } from "./texts/markdown-to-xhtml";

/** What an item is made of, beside what all items have. */
export interface ItemParts {
  declarations: QtiElement[];
  body: QtiNode[];
  rules: QtiElement[];
  /** What is said of parts, by the identifier that the rules give to FEEDBACK. */
  said: { id: string; text: string }[];
}

/** The identifier of an item's one response, where it has no more. */
export const response = "RESPONSE";
export const points = "MAXSCORE";
export const score = "SCORE";
export const feedback = "FEEDBACK";

export const blocksOf = (text: string, means: XhtmlMeans): QtiNode[] => xhtmlBlocks(text.trim(), means);
export const flowOf = (text: string, means: XhtmlMeans): readonly QtiNode[] => xhtmlFlow(text.trim(), means);

/** For places that hold words only. */
export function wordsOf(text: string, means: XhtmlMeans): string {
  const nodes = flowOf(text, means);
  if (nodes.some((node) => typeof node !== "string")) means.tell("formatting");
  return xhtmlText(nodes);
}

export const variable = (identifier: string): QtiElement => element("variable", { identifier });
export const correct = (identifier: string): QtiElement => element("correct", { identifier });
export const mapResponse = (identifier: string): QtiElement => element("mapResponse", { identifier });
export const base = (baseType: string, value: string | number): QtiElement =>
  element("baseValue", { baseType }, `${value}`);
export const call = (name: string, ...operands: QtiElement[]): QtiElement => element(name, {}, ...operands);
export const set = (identifier: string, value: QtiElement): QtiElement =>
  element("setOutcomeValue", { identifier }, value);
export const when = (condition: QtiElement, ...rules: QtiElement[]): QtiElement =>
  element("responseCondition", {}, element("responseIf", {}, condition, ...rules));

/** One rule of several: that of the first condition that is met. */
export const chain = (branches: readonly (readonly QtiElement[])[]): QtiElement =>
  element(
    "responseCondition",
    {},
    ...branches.map((branch, at) => element(at === 0 ? "responseIf" : "responseElseIf", {}, ...branch)),
  );

/** Beside what is shown already. */
export const show = (...ids: string[]): QtiElement =>
  set(feedback, call("multiple", variable(feedback), ...ids.map((id) => base("identifier", id))));

/** Adds one of `count` equal shares of the points, or a part of it: 1 is all. */
export function addShare(count: number, part: number | QtiElement = 1): QtiElement {
  const share = call("divide", variable(points), base("float", Math.max(1, count)));
  const factor = typeof part === "number" ? base("float", part) : part;
  return set(score, call("sum", variable(score), part === 1 ? share : call("product", share, factor)));
}

interface Declared {
  identifier: string;
  cardinality: "single" | "multiple" | "ordered";
  baseType: string;
  /** What is given already when it is asked; "" for nothing. */
  initial?: string;
  correct: readonly string[];
  mapping?: QtiElement | undefined;
}

export const declaration = ({
  identifier,
  cardinality,
  baseType,
  initial = "",
  correct: values,
  mapping,
}: Declared): QtiElement =>
  element(
    "responseDeclaration",
    { identifier, cardinality, baseType },
    ...(initial === "" ? [] : [element("defaultValue", {}, element("value", {}, initial))]),
    ...(values.length > 0
      ? [element("correctResponse", {}, ...values.map((value) => element("value", {}, value)))]
      : []),
    ...(mapping ? [mapping] : []),
  );

interface MapEntry {
  key: string;
  value: number;
  isCaseSensitive?: boolean;
}

/** Nothing where no entry is: a mapping has one at least. */
export function mapping(entries: readonly MapEntry[], lowerBound?: string): QtiElement | undefined {
  if (entries.length === 0) return undefined;
  const children = entries.map(({ key, value, isCaseSensitive }) =>
    element("mapEntry", {
      ...{ mapKey: key, mappedValue: `${value}` },
      caseSensitive: isCaseSensitive === undefined ? undefined : `${isCaseSensitive}`,
    }),
  );
  return element("mapping", { lowerBound, defaultValue: "0" }, ...children);
}

export const interaction = (name: string, attributes: Record<string, string>, ...children: QtiElement[]): QtiElement =>
  element(name, { responseIdentifier: response, ...attributes }, ...children);

/** Those of which something is said. */
export const saidOf = (of: readonly { id: string; said: string }[]): ItemParts["said"] =>
  of.map(({ id, said: text }) => ({ id, text })).filter(({ text }) => text.trim() !== "");
