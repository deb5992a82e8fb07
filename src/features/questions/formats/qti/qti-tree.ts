import { elementsOf, readXmlTree, type XmlElement } from "@/lib/xml-tree";

/** QTI 3 writes "qti-simple-choice" and "match-max" for what was "simpleChoice" and "matchMax". */
const camelCase = (name: string): string => name.replace(/-([a-z])/g, (_, letter: string) => letter.toUpperCase());
const localName = (name: string): string => name.slice(name.indexOf(":") + 1);

/** A document of any version of QTI with the names that version 2 has, and without prefixes. @throws XmlProblem */
export function readQtiTree(source: string): XmlElement {
  return withoutPrefixes(readXmlTree(source.replace(/^\uFEFF/, "")));
}

/** With the names that version 2 has, which other formats of the same family have as well. */
export function withoutPrefixes({ name, attributes, children, line }: XmlElement): XmlElement {
  const local = localName(name);
  const isOfThree = local.startsWith("qti-");
  return {
    name: isOfThree ? camelCase(local.slice("qti-".length)) : local,
    attributes: Object.fromEntries(
      Object.entries(attributes).map(([key, value]) => [
        isOfThree && !key.startsWith("data-") ? camelCase(localName(key)) : localName(key),
        value,
      ]),
    ),
    children: children.map((child) => (typeof child === "string" ? child : withoutPrefixes(child))),
    line,
  };
}

export const childrenNamed = (element: XmlElement, name: string): XmlElement[] =>
  elementsOf(element).filter((child) => child.name === name);

export const childNamed = (element: XmlElement, name: string): XmlElement | undefined =>
  childrenNamed(element, name)[0];

/** All text below, each sign as it is. */
export const rawTextOf = (element: XmlElement): string =>
  element.children.map((child) => (typeof child === "string" ? child : rawTextOf(child))).join("");
