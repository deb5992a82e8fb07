import { descendants, elementsOf, textOf, type XmlElement } from "@/lib/xml-tree";
import { childNamed, childrenNamed, rawTextOf } from "./qti-tree";

export type Scalar = string | number | boolean;

interface Mapping {
  entries: { key: string; value: number; isCaseSensitive: boolean }[];
  otherwise: number;
  lowest: number;
  highest: number;
}

export interface Variable {
  cardinality: string;
  baseType: string;
  /** Of an outcome; of a response, what is given already when it is asked. */
  normal: Scalar[];
  /** Of a response. */
  correct: Scalar[];
  /** The same as they are written. */
  correctTexts: string[];
  mapping: Mapping | null;
  normalMaximum: number | null;
  isDeclaredNormal: boolean;
}

/** Words that are shown after some responses. */
export interface FeedbackElement {
  identifier: string;
  outcome: string;
  /** Hidden where the outcome has the identifier, otherwise shown. */
  isHiding: boolean;
  element: XmlElement;
}

export interface QtiItem {
  root: XmlElement;
  body: XmlElement;
  responses: ReadonlyMap<string, Variable>;
  outcomes: ReadonlyMap<string, Variable>;
  processing: XmlElement | null;
  feedback: readonly FeedbackElement[];
  /** Of the body, in its order. */
  interactions: readonly XmlElement[];
}

const feedbackNames = new Set(["feedbackInline", "feedbackBlock", "modalFeedback"]);
const nothing: XmlElement = { name: "itemBody", attributes: {}, children: [], line: 1 };

export function itemOf(root: XmlElement): QtiItem {
  const all = [...descendants(root)];
  const found = childNamed(root, "itemBody") ?? nothing;
  const body = { ...found, children: withoutFeedback(found) };
  return {
    ...{ root, body },
    responses: variables(root, "responseDeclaration"),
    outcomes: variables(root, "outcomeDeclaration"),
    processing: childNamed(root, "responseProcessing") ?? null,
    feedback: all
      .filter(({ name }) => feedbackNames.has(name))
      .map((element) => ({
        ...{ element, identifier: element.attributes.identifier ?? "" },
        outcome: element.attributes.outcomeIdentifier ?? "",
        isHiding: element.attributes.showHide === "hide",
      })),
    interactions: [...descendants(body)].filter(({ name }) => /Interaction$/.test(name)),
  };
}

/** Feedback is read by itself; what is around it is what is asked. */
function withoutFeedback({ children }: XmlElement): XmlElement["children"] {
  return children.flatMap((child): XmlElement["children"] => {
    if (typeof child === "string") return [child];
    return feedbackNames.has(child.name) ? [] : [{ ...child, children: withoutFeedback(child) }];
  });
}

const variables = (root: XmlElement, name: string): Map<string, Variable> =>
  new Map(childrenNamed(root, name).map((element) => [element.attributes.identifier ?? "", variableOf(element)]));

function variableOf(element: XmlElement): Variable {
  const { cardinality = "single", baseType = "identifier", normalMaximum } = element.attributes;
  const textsIn = (name: string) => childrenNamed(childNamed(element, name) ?? nothing, "value").map(rawTextOf);
  const valuesIn = (name: string) => textsIn(name).map((text) => scalarOf(text, baseType));
  return {
    ...{ cardinality, baseType, normal: valuesIn("defaultValue"), correct: valuesIn("correctResponse") },
    correctTexts: textsIn("correctResponse"),
    mapping: mappingOf(childNamed(element, "mapping")),
    normalMaximum: numberOf(normalMaximum),
    isDeclaredNormal: childNamed(element, "defaultValue") !== undefined,
  };
}

function mappingOf(mapping: XmlElement | undefined): Mapping | null {
  if (!mapping) return null;
  const entries = childrenNamed(mapping, "mapEntry").map(({ attributes }) => ({
    key: attributes.mapKey ?? "",
    value: numberOf(attributes.mappedValue) ?? 0,
    isCaseSensitive: attributes.caseSensitive !== "false",
  }));
  const { defaultValue, lowerBound, upperBound } = mapping.attributes;
  return {
    entries,
    otherwise: numberOf(defaultValue) ?? 0,
    lowest: numberOf(lowerBound) ?? -Infinity,
    highest: numberOf(upperBound) ?? Infinity,
  };
}

export function numberOf(text: string | undefined): number | null {
  const value = Number(text);
  return text === undefined || text.trim() === "" || !Number.isFinite(value) ? null : value;
}

/** As its type has it; text keeps its spaces, all else hasn't any around it. */
export function scalarOf(text: string, baseType: string): Scalar {
  if (baseType === "string") return text;
  const words = text.trim().replace(/\s+/g, " ");
  if (baseType === "float" || baseType === "integer") return numberOf(words) ?? words;
  if (baseType === "boolean") return words === "true" || words === "1";
  return baseType === "pair" ? words.split(" ").toSorted().join(" ") : words;
}

/** What it is called in a list: its title, or the words that it begins with. */
export function nameOf(root: XmlElement): string {
  const title = (root.attributes.title ?? "").trim();
  const body = elementsOf(root).find(({ name }) => name === "itemBody");
  return (title === "" && body ? textOf(body) : title).slice(0, 80);
}
