import "server-only";
import { SaxesParser } from "saxes";
import { ImportError } from "@/features/interchange/import-error";

export interface XmlElement {
  name: string;
  attributes: Readonly<Record<string, string>>;
  children: (XmlElement | string)[];
  /** Where it begins in its file, counted from 1. */
  line: number;
}

const MAX_DEPTH = 200;

/**
 * Reads a document into a tree. Entities that a document brings along are never expanded: a DOCTYPE that declares or
 * fetches something is refused.
 * @throws ImportError with file and line.
 */
export function parseXml(source: string, file: string): XmlElement {
  const parser = new SaxesParser({ xmlns: false, position: true });
  const root: XmlElement = { name: "", attributes: {}, children: [], line: 1 };
  const open: XmlElement[] = [root];
  let startLine = 1;
  parser.on("doctype", (doctype) => {
    if (/<!ENTITY|\bSYSTEM\b|\bPUBLIC\b|\[/.test(doctype)) {
      throw new ImportError(
        "This XML declares entities or fetches a document type, which is not safe. Remove the DOCTYPE.",
        file,
        parser.line,
      );
    }
  });
  parser.on("error", (error) => {
    throw new ImportError(`This is not well-formed XML: ${withoutPosition(error.message)}.`, file, parser.line);
  });
  parser.on("opentagstart", () => {
    startLine = parser.line;
  });
  parser.on("opentag", ({ name, attributes }) => {
    if (open.length > MAX_DEPTH) {
      throw new ImportError(`Elements are nested more than ${MAX_DEPTH} deep. Flatten them.`, file, parser.line);
    }
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
  if (document === undefined) throw new ImportError("There is no element in this XML file.", file, 1);
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
