import type { XmlElement } from "@/lib/xml-tree";

/** An element to be written, with the names of QTI 2 or of XHTML. */
export interface QtiElement extends Pick<XmlElement, "name" | "attributes"> {
  children: readonly QtiNode[];
}
export type QtiNode = QtiElement | string;

/** Attributes that are undefined are left out. */
export function element(
  name: string,
  attributes: Readonly<Record<string, string | undefined>>,
  ...children: readonly QtiNode[]
): QtiElement {
  const given = Object.entries(attributes).flatMap(([key, value]) => (value === undefined ? [] : [[key, value]]));
  return { name, attributes: Object.fromEntries(given), children };
}

/** The class of a span that holds what XHTML has an element for and QTI hasn't; the group is its name. */
export const spanClass = /^html-([a-z]+)$/;
