import { elementsOf, type XmlElement } from "@/lib/xml-tree";
import { type MoodleText, textFormats } from "./moodle-text";

export const childOf = (element: XmlElement | undefined, name: string): XmlElement | undefined =>
  element && elementsOf(element).find((child) => child.name === name);

export const childrenOf = (element: XmlElement, name: string): XmlElement[] =>
  elementsOf(element).filter((child) => child.name === name);

/** The words in an element's `<text>`, or in itself, as older files have them. */
export function wordsIn(element: XmlElement | undefined): string {
  const holder = childOf(element, "text") ?? element;
  const words = holder?.children.filter((child) => typeof child === "string") ?? [];
  return words.join("").trim();
}

/** What a child of this name says; "" where there is none. */
export const valueIn = (element: XmlElement, name: string): string => wordsIn(childOf(element, name));

export const isYes = (value: string): boolean => value === "1" || value.toLowerCase() === "true";

/** Null where it isn't a number. */
export function numberIn(value: string | undefined): number | null {
  const number = Number(value?.replace(",", "."));
  return value === undefined || value.trim() === "" || !Number.isFinite(number) ? null : number;
}

/** In percent of the points. */
export const fractionOf = ({ attributes }: XmlElement): number => numberIn(attributes.fraction) ?? 0;

/** A text with the format that the file names for it. */
export function textIn(
  element: XmlElement | undefined,
  usual: MoodleText["format"] = "moodle_auto_format",
): MoodleText {
  const named = element?.attributes.format;
  return { format: textFormats.find((each) => each === named) ?? usual, words: wordsIn(element) };
}
