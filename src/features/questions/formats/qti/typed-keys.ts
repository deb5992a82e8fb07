import { descendants, type XmlElement } from "@/lib/xml-tree";
import type { QtiItem, Variable } from "./item";
import { outcomeOf, responseOf } from "./processing";
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
const comparisons = ({ processing }: QtiItem, operator: RegExp, name: string): XmlElement[] =>
  processing ? [...descendants(processing)].filter((node) => operator.test(node.name) && isAbout(node, name)) : [];

/** All texts that a response is compared with, by whichever means an item has. */
function candidates(item: QtiItem, name: string): AcceptedText[] {
  const declared = item.responses.get(name);
  const mapped = declared?.mapping?.entries.map(({ key, isCaseSensitive }) => ({ text: key, isCaseSensitive })) ?? [];
  const written = comparisons(item, /^(stringMatch|patternMatch)$/, name).flatMap((node) => {
    const { pattern, caseSensitive } = node.attributes;
    if (node.name === "patternMatch") return [{ text: pattern ?? "", isCaseSensitive: true, isPattern: true }];
    const values = [...descendants(node)].filter((part) => part.name === "baseValue").map(rawTextOf);
    const isKey = [...descendants(node)].some((part) => part.name === "correct");
    const texts = [...values, ...(isKey ? (declared?.correctTexts ?? []) : [])];
    return texts.map((text) => ({ text, isCaseSensitive: caseSensitive !== "false", isPattern: false }));
  });
  const correct = (declared?.correctTexts ?? []).map((text) => ({ text, isCaseSensitive: true }));
  const plain = (texts: typeof correct) => texts.map((one) => ({ ...one, isPattern: false }));
  const known = new Map<string, AcceptedText>();
  for (const one of [...plain(mapped), ...written, ...plain(correct)]) {
    // In a pattern a text is another thing than by itself.
    const same = `${one.isPattern} ${one.text}`;
    if (!known.has(same)) known.set(same, one);
  }
  return [...known.values()];
}

/** One that gives no points as if it gave one: its rules say all the same what its answers are worth to each other. */
function asWorthOne(item: QtiItem): QtiItem {
  const most = item.outcomes.get("MAXSCORE");
  if (most?.normal[0] !== 0) return item;
  return { ...item, outcomes: new Map([...item.outcomes, ["MAXSCORE", { ...most, normal: [1] }]]) };
}

const mostCandidates = 200;

interface ForeseenText extends AcceptedText {
  /** Of what the best one earns, 0 to 1. */
  share: number;
}

/** All that the item knows, with what each earns. */
export function foreseenTexts({ item }: ItemReading, name: string): ForeseenText[] {
  const texts = candidates(item, name);
  if (texts.length > mostCandidates) throw new QtiProblem("too_large");
  const worthOne = asWorthOne(item);
  const scores = texts.map(({ text }) => outcomeOf(worthOne, responseOf(name, text)).score);
  const most = Math.max(...scores);
  const isScored = scores.some((score) => score < most) || most > 0;
  const mapping = item.responses.get(name)?.mapping;
  const isKey = ({ text, isPattern }: AcceptedText) =>
    isPattern || !mapping || mapping.entries.some(({ key, value }) => key === text && value > 0);
  const shareOf = (score: number) => Math.max(0, score / most);
  return texts.map((one, at) => {
    const share = isScored && most > 0 ? shareOf(scores[at] ?? 0) : Number(isKey(one));
    return { ...one, share };
  });
}

/** The right number with its tolerance, as "equal" and the declaration say it. */
export function numberKey({ item }: ItemReading, name: string): NumberKey {
  const declared = item.responses.get(name);
  const [first] = comparisons(item, /^equal$/, name);
  const written = first && writtenIn(first);
  const entries = declared?.mapping?.entries ?? [];
  const best = entries.toSorted((a, b) => b.value - a.value)[0]?.key;
  const value = (declared?.correctTexts[0] ?? written ?? best ?? "").trim();
  return { value, tolerance: first ? toleranceOf(first) : "" };
}

/** The number that a comparison names. */
function writtenIn(comparison: XmlElement): string | undefined {
  const written = [...descendants(comparison)].find((part) => part.name === "baseValue");
  return written && rawTextOf(written);
}

interface ForeseenNumber extends NumberKey {
  /** Of what the key earns. */
  share: number;
}

/** The other numbers that the item knows, with what each earns, in its order. */
export function otherNumbers({ item }: ItemReading, name: string, key: string): ForeseenNumber[] {
  const compared = comparisons(item, /^equal$/, name).flatMap((node) => {
    const value = writtenIn(node);
    return value === undefined ? [] : [{ value: value.trim(), tolerance: toleranceOf(node) }];
  });
  const entries = item.responses.get(name)?.mapping?.entries ?? [];
  const mapped = entries.map(({ key: value }) => ({ value: value.trim(), tolerance: "" }));
  const worthOne = asWorthOne(item);
  const scoreOf = (value: string) => outcomeOf(worthOne, responseOf(name, Number(value))).score;
  const full = scoreOf(key);
  const known = new Map<number, ForeseenNumber>();
  for (const number of [...compared, ...mapped]) {
    const value = Number(number.value);
    if (value === Number(key) || known.has(value) || known.size >= mostCandidates) continue;
    known.set(value, { ...number, share: full > 0 ? scoreOf(number.value) / full : 0 });
  }
  return [...known.values()];
}

function toleranceOf({ attributes }: XmlElement): string {
  const { toleranceMode = "exact", tolerance = "", includeLowerBound, includeUpperBound } = attributes;
  if (toleranceMode === "exact") return "";
  const [below = "", above = below] = tolerance.trim().split(/\s+/);
  const isOpen = includeLowerBound === "false" || includeUpperBound === "false";
  if (isOpen || Number(below) !== Number(above)) throw new QtiProblem("processing");
  return toleranceMode === "relative" ? `${below}%` : below;
}
