import "server-only";
import type { XmlElement } from "@/lib/xml-tree";

const VOID = new Set("area base br col embed hr img input link meta source track wbr".split(" "));
/** Elements of Open edX that have an HTML counterpart, or none ("" keeps their children only). */
const RENAMED: Readonly<Record<string, string>> = {
  label: "p",
  description: "p",
  clarification: "span",
  text: "",
  startouttext: "",
  endouttext: "",
  center: "",
};

/** An XML fragment as HTML; elements for which `skip` is true are left out with all they hold. */
export function toHtmlText(node: XmlElement | string, skip: (element: XmlElement) => boolean = () => false): string {
  if (typeof node === "string") return escapeMarkup(node);
  if (skip(node)) return "";
  const inside = node.children.map((child) => toHtmlText(child, skip)).join("");
  const name = RENAMED[node.name] ?? node.name;
  if (name === "") return inside;
  if (node.name === "clarification") return ` (${inside})`;
  const attributes = Object.entries(node.attributes)
    .map(([key, value]) => ` ${key}="${escapeMarkup(value).replaceAll('"', "&quot;")}"`)
    .join("");
  return VOID.has(name) ? `<${name}${attributes}>` : `<${name}${attributes}>${inside}</${name}>`;
}

/** What an element holds, as HTML. */
export function innerHtml(element: XmlElement, skip?: (element: XmlElement) => boolean): string {
  return element.children.map((child) => toHtmlText(child, skip)).join("");
}

export function escapeMarkup(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
}
