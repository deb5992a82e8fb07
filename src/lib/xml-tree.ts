import { SaxesParser } from "saxes";

export interface XmlElement {
  name: string;
  attributes: Readonly<Record<string, string>>;
  children: (XmlElement | string)[];
  /** Where it starts in its file, counted from 1. */
  line: number;
}

export const MAX_XML_DEPTH = 200;

/** Why a document is not read, and the line, counted from 1, where that shows. `detail` is the parser's own word for "malformed". */
export class XmlProblem extends Error {
  constructor(
    readonly problem: "entities" | "malformed" | "too_deep" | "no_element",
    readonly line: number,
    readonly detail = "",
  ) {
    super(`${problem} in line ${line}`);
    this.name = "XmlProblem";
  }
}

/**
 * Reads a document into a tree. Entities that a document brings along are never expanded: a DOCTYPE that declares or
 * fetches something is refused.
 * @throws XmlProblem
 */
export function readXmlTree(source: string): XmlElement {
  const parser = new SaxesParser({ xmlns: false, position: true });
  const root: XmlElement = { name: "", attributes: {}, children: [], line: 1 };
  const open: XmlElement[] = [root];
  let startLine = 1;
  parser.on("doctype", (doctype) => {
    if (/<!ENTITY|\bSYSTEM\b|\bPUBLIC\b|\[/.test(doctype)) throw new XmlProblem("entities", parser.line);
  });
  parser.on("error", (error) => {
    throw new XmlProblem("malformed", parser.line, withoutPosition(error.message));
  });
  parser.on("opentagstart", () => {
    startLine = parser.line;
  });
  parser.on("opentag", ({ name, attributes }) => {
    if (open.length > MAX_XML_DEPTH) throw new XmlProblem("too_deep", parser.line);
    const element: XmlElement = { name, attributes, children: [], line: startLine };
    open.at(-1)?.children.push(element);
    open.push(element);
  });
  parser.on("closetag", () => void open.pop());
  const addText = (text: string) => void open.at(-1)?.children.push(text);
  parser.on("text", addText);
  parser.on("cdata", addText);
  parser.write(source).close();
  const document = root.children.find((child) => typeof child !== "string");
  if (document === undefined) throw new XmlProblem("no_element", 1);
  return document;
}

function withoutPosition(message: string): string {
  return message.replace(/^(?:[^:\n]*:)?\d+:\d+: */, "").replace(/\.$/, "");
}

export function elementsOf(element: XmlElement): XmlElement[] {
  return element.children.filter((child) => typeof child !== "string");
}

/** Every element below, in document order. */
export function* descendants(element: XmlElement): Generator<XmlElement> {
  for (const child of elementsOf(element)) {
    yield child;
    yield* descendants(child);
  }
}

/** Its text with white space collapsed. */
export function textOf(element: XmlElement): string {
  const parts: string[] = [];
  const collect = (node: XmlElement) => {
    for (const child of node.children) {
      if (typeof child === "string") parts.push(child);
      else collect(child);
    }
  };
  collect(element);
  return parts.join("").replace(/\s+/g, " ").trim();
}
