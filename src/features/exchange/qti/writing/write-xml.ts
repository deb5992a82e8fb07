import type { QtiElement, QtiNode } from "@/features/questions/formats/qti/qti-element";
import type { QtiVersion } from "@/features/questions/formats/qti/qti-kind";

/** XML 1.0 has no way to say most control characters and half characters, not even by a reference. */
const sayable = (text: string): string =>
  text.replace(/[\p{Cc}\p{Cs}\ufffe\uffff]/gu, (sign) => (/[\n\t\r\u007f-\u009f]/.test(sign) ? sign : ""));

const escapedText = (text: string): string =>
  sayable(text).replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;").replaceAll("\r", "&#13;");

const escapedValue = (value: string): string =>
  escapedText(value).replaceAll('"', "&quot;").replaceAll("\n", "&#10;").replaceAll("\t", "&#9;");

const kebabCase = (name: string): string => name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);

/** Names that version 3 takes from XHTML and MathML as they are; all others get its prefix. */
const plainNames = new Set(
  "a abbr acronym address b big blockquote br caption cite code col colgroup dd dfn div dl dt em h1 h2 h3 h4 h5 h6 hr i img kbd li ol p pre q samp small span strong sub sup table tbody td tfoot th thead tr tt ul var".split(
    " ",
  ),
);

/** One line, since spaces and line ends between elements may be text. */
export function writeXml(node: QtiNode, version: QtiVersion, isPlain = false): string {
  if (typeof node === "string") return escapedText(node);
  const isMath = isPlain || node.name === "math";
  const isRenamed = version === "3.0" && !isMath && !plainNames.has(node.name);
  const name = isRenamed ? `qti-${kebabCase(node.name)}` : node.name;
  const attributes = Object.entries(node.attributes)
    .map(([key, value]) => ` ${isRenamed && !/[:-]/.test(key) ? kebabCase(key) : key}="${escapedValue(value)}"`)
    .join("");
  if (node.children.length === 0) return `<${name}${attributes}/>`;
  return `<${name}${attributes}>${node.children.map((child) => writeXml(child, version, isMath)).join("")}</${name}>`;
}

export const writeDocument = (root: QtiElement, version: QtiVersion): string =>
  `<?xml version="1.0" encoding="UTF-8"?>\n${writeXml(root, version)}\n`;
