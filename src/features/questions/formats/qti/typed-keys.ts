import { descendants, type XmlElement } from "@/lib/xml-tree";
import type { QtiItem, Scalar, Variable } from "./item";
import { outcomeOf, type Response, responseOf } from "./processing";
import { type ItemReading, QtiProblem } from "./qti-kind";
import { rawTextOf } from "./qti-tree";

export interface AcceptedText {
  text: string;
  isCaseSensitive: boolean;
  isPattern: boolean;
}

export interface NumberKey {
  value: string;
  tolerance: string;
}

export const isNumber = (variable: Variable | undefined): boolean =>
  variable?.baseType === "float" || variable?.baseType === "integer";

const isAbout = (node: XmlElement, name: string): boolean =>
  [...descendants(node)].some(
    (part) => /^(variable|mapResponse)$/.test(part.name) && part.attributes.identifier === name,
  );

/** Comparisons with a response, in the order of the item. */
const comparisons = ({ processing }: QtiItem, operator: string, name: string): XmlElement[] =>
  processing ? [...descendants(processing)].filter((node) => node.name === operator && isAbout(node, name)) : [];

/** All texts that a response is compared with, by whichever means an item has. */
function candidates(item: QtiItem, name: string): AcceptedText[] {
  const declared = item.responses.get(name);
  const mapped = declared?.mapping?.entries.map(({ key, isCaseSensitive }) => ({ text: key, isCaseSensitive })) ?? [];
  const written = comparisons(item, "stringMatch", name).flatMap((node) => {
    const isCaseSensitive = node.attributes.caseSensitive !== "false";
    const values = [...descendants(node)].filter((part) => part.name === "baseValue").map(rawTextOf);
    const isKey = [...descendants(node)].some((part) => part.name === "correct");
    return [...values, ...(isKey ? (declared?.correctTexts ?? []) : [])].map((text) => ({ text, isCaseSensitive }));
  });
  const correct = (declared?.correctTexts ?? []).map((text) => ({ text, isCaseSensitive: true }));
  const patterns = comparisons(item, "patternMatch", name).map(({ attributes }) => ({
    ...{ text: attributes.pattern ?? "", isCaseSensitive: true, isPattern: true },
  }));
  const all: AcceptedText[] = [...mapped, ...written, ...correct].map((one) => ({ ...one, isPattern: false }));
  const known = new Map<string, AcceptedText>();
  for (const one of all) if (!known.has(one.text)) known.set(one.text, one);
  // In a pattern a text is another thing than by itself.
  const found = new Map(patterns.map((one) => [one.text, one]));
  return [...known.values(), ...found.values()];
}

const mostCandidates = 200;

/** Those that earn the most; `respond` puts a text where the response has it. */
export function acceptedTexts(
  { item, tell }: ItemReading,
  name: string,
  respond: (text: Scalar) => Response = (text) => responseOf(name, text),
): AcceptedText[] {
  const texts = candidates(item, name);
  if (texts.length > mostCandidates) throw new QtiProblem("too_large");
  const scores = texts.map(({ text }) => outcomeOf(item, respond(text)).score);
  const most = Math.max(...scores);
  const isScored = scores.some((score) => score < most) || most > 0;
  const mapping = item.responses.get(name)?.mapping;
  const isKey = ({ text, isPattern }: AcceptedText) =>
    isPattern || !mapping || mapping.entries.some(({ key, value }) => key === text && value > 0);
  const full = texts.filter((one, at) => (isScored && most > 0 ? scores[at] === most : isKey(one)));
  if (most > 0 && scores.some((score) => score > 0 && score < most)) tell("part_of_points");
  return full;
}

/** The right number with its tolerance, as "equal" and the declaration say it. */
export function numberKey({ item, tell }: ItemReading, name: string): NumberKey {
  const declared = item.responses.get(name);
  const compared = comparisons(item, "equal", name);
  const [first] = compared;
  if (new Set(compared.map(({ attributes }) => attributes.tolerance)).size > 1) tell("other_numbers");
  const written = first && [...descendants(first)].find((part) => part.name === "baseValue");
  const entries = declared?.mapping?.entries ?? [];
  const best = entries.toSorted((a, b) => b.value - a.value)[0]?.key;
  const value = (declared?.correctTexts[0] ?? (written ? rawTextOf(written) : undefined) ?? best ?? "").trim();
  if (entries.some(({ key }) => Number(key) !== Number(value))) tell("other_numbers");
  return { value, tolerance: first ? toleranceOf(first) : "" };
}

function toleranceOf({ attributes }: XmlElement): string {
  const { toleranceMode = "exact", tolerance = "", includeLowerBound, includeUpperBound } = attributes;
  if (toleranceMode === "exact") return "";
  const [below = "", above = below] = tolerance.trim().split(/\s+/);
  const isOpen = includeLowerBound === "false" || includeUpperBound === "false";
  if (isOpen || Number(below) !== Number(above)) throw new QtiProblem("processing");
  return toleranceMode === "relative" ? `${below}%` : below;
}
