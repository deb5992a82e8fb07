import type { ElementContent, Nodes, Properties } from "hast";
import { raw } from "hast-util-raw";
import katex from "katex";
import { toHast } from "mdast-util-to-hast";
import { splitPicture } from "@/features/media/picture-mark";
import { localPath } from "@/features/media/references";
import { readXmlTree, XmlProblem } from "@/lib/xml-tree";
import type { WrittenPicture } from "../../picture-means";
import { element, type QtiNode } from "../qti-element";
import { parseMarkdown } from "./markdown";

export interface PackedPicture extends Pick<WrittenPicture, "type" | "size"> {
  /** From the item's file. */
  href: string;
}

export interface XhtmlMeans {
  /** Told of what can't be said: addresses of files, or elements that QTI doesn't have. */
  tell: (code: "image" | "formatting") => void;
  /** What is in the place of a blank's mark; null where it has none. */
  blank?: (key: string) => QtiNode | null;
  /** An image of the course as the package has it; undefined where it hasn't. */
  pictureAt?: (path: string) => PackedPicture | undefined;
}

const words = (list: string): ReadonlySet<string> => new Set(list.split(" "));
/** Of XHTML what every version of QTI has (IMS QTI 2.1 Information Model, 6.2). */
const kept = words(
  "abbr acronym address big blockquote br caption cite code col colgroup dd dfn div dl dt em h1 h2 h3 h4 h5 h6 hr kbd li ol p pre samp small span strong sub sup table tbody td tfoot th thead tr ul var q",
);
/** Written as spans whose class has their name. */
const spans = words("bdi bdo del ins mark u time ruby rb rt rp");
/** Elements that Markdown has one sign for, by the one that is written. */
const sameAs = new Map(Object.entries({ b: "strong", i: "em", s: "del", tt: "code" }));
/** They hold text between blocks or lines, and are no loss. */
const transparent = words("section article main header footer input wbr");
const formula = /\bmath-(inline|display)\b/;

/** A text as blocks. */
export function xhtmlBlocks(markdown: string, means: XhtmlMeans): QtiNode[] {
  const tree = parseMarkdown(markdown);
  if (!tree) {
    means.tell("formatting");
    return [element("p", {}, ...withBlanks(markdown, means))];
  }
  const hast = toHast(tree, { allowDangerousHtml: true, clobberPrefix: "" });
  const html = /[<&]/.test(markdown) ? (raw(hast) as Nodes) : hast;
  return asBlocks(nodesOf("children" in html ? (html.children as ElementContent[]) : [], means));
}

const blocks = words("address blockquote div dl h1 h2 h3 h4 h5 h6 hr ol p pre table ul");

/** What is between blocks becomes a paragraph, since only blocks may be there. */
function asBlocks(nodes: readonly QtiNode[]): QtiNode[] {
  const list: QtiNode[] = [];
  let run: QtiNode[] = [];
  const endRun = () => {
    if (run.some((node) => typeof node !== "string" || node.trim() !== "")) list.push(element("p", {}, ...run));
    run = [];
  };
  for (const node of nodes) {
    if (typeof node === "string" || !blocks.has(node.name)) run.push(node);
    else {
      endRun();
      list.push(node);
    }
  }
  endRun();
  return list;
}

/** A text that is one paragraph without the paragraph, any other as blocks. */
export function xhtmlFlow(markdown: string, means: XhtmlMeans): readonly QtiNode[] {
  const all = xhtmlBlocks(markdown, means);
  const [only] = all;
  const isLine = all.length === 1 && typeof only === "object" && only.name === "p";
  return isLine ? only.children : all;
}

/** The words alone. */
export const xhtmlText = (nodes: readonly QtiNode[]): string =>
  nodes.map((node) => (typeof node === "string" ? node : xhtmlText(node.children))).join("");

function nodesOf(children: readonly ElementContent[], means: XhtmlMeans): QtiNode[] {
  const list: QtiNode[] = [];
  for (const child of children) {
    if (child.type !== "text" && child.type !== "element") continue;
    for (const node of child.type === "text" ? withBlanks(child.value, means) : elementOf(child, means)) {
      const last = list.at(-1);
      if (typeof node === "string" && typeof last === "string") list[list.length - 1] = last + node;
      else list.push(node);
    }
  }
  return list;
}

function withBlanks(text: string, { blank }: XhtmlMeans): QtiNode[] {
  if (!blank) return [text];
  return text.split(/(\[\[[1-9]\d{0,2}\]\])/).flatMap((part, at) => {
    if (at % 2 === 0) return part === "" ? [] : [part];
    return [blank(part.slice(2, -2)) ?? part];
  });
}

function elementOf(node: Extract<ElementContent, { type: "element" }>, means: XhtmlMeans): QtiNode[] {
  const { properties } = node;
  const name = sameAs.get(node.tagName) ?? node.tagName;
  const classes = [properties.className].flat().join(" ");
  const [only] = node.children;
  if (name === "pre" && only?.type === "element" && formula.test(`${only.properties.className}`))
    return [element("p", {}, formulaOf(only, true, means))];
  if (formula.test(classes)) return [formulaOf(node, classes.includes("display"), means)];
  if (name === "math") return [mathOf(node)];
  const inside = nodesOf(node.children, means);
  if (name === "img") return [imageOf(properties, means)];
  if (name === "a") return linkOf(properties, inside, means);
  if (spans.has(name)) return [element("span", { class: `html-${name}` }, ...inside)];
  if (kept.has(name)) return [element(name, attributesOf(name, properties, means), ...inside)];
  if (!transparent.has(name)) means.tell("formatting");
  return /^(script|style|template|title)$/.test(name) ? [] : inside;
}

function attributesOf(name: string, properties: Properties, { tell }: XhtmlMeans) {
  const text = (value: Properties[string]) => (value === undefined || value === null ? undefined : `${value}`);
  const isCell = name === "td" || name === "th";
  if (name === "ol" && (properties.start ?? 1) !== 1) tell("formatting");
  const language = [properties.className].flat().find((one) => `${one}`.startsWith("language-"));
  const align = isCell ? text(properties.align) : undefined;
  return {
    class: align ? `qti-align-${align}` : name === "code" ? text(language) : undefined,
    "xml:lang": text(properties.lang),
    colspan: isCell ? text(properties.colSpan) : undefined,
    rowspan: isCell ? text(properties.rowSpan) : undefined,
    scope: name === "th" ? text(properties.scope) : undefined,
  };
}

function imageOf({ src, alt }: Properties, { tell, pictureAt }: XhtmlMeans): QtiNode {
  const words = `${alt ?? ""}`;
  const packed = pictureAt && packedAt(`${src}`, pictureAt);
  if (packed) return element("img", { src: packed.href, alt: words });
  if (/^https?:\/\//i.test(`${src}`)) return element("img", { src: `${src}`, alt: words });
  tell("image");
  return words;
}

function packedAt(address: string, pictureAt: NonNullable<XhtmlMeans["pictureAt"]>): PackedPicture | undefined {
  const local = localPath(splitPicture(address).path);
  return local ? pictureAt(local.path) : undefined;
}

function linkOf({ href }: Properties, inside: QtiNode[], { tell }: XhtmlMeans): QtiNode[] {
  if (/^(https?:|mailto:|tel:)/i.test(`${href}`)) return [element("a", { href: `${href}` }, ...inside)];
  if (href !== undefined) tell("formatting");
  return inside;
}

/** TeX as MathML that has the TeX as its annotation, or as TeX where it can't be set. */
function formulaOf(node: Nodes, isDisplay: boolean, { tell }: XhtmlMeans): QtiNode {
  const tex = textIn(node).replace(/^\n|\n$/g, "");
  try {
    const html = katex.renderToString(tex, { output: "mathml", displayMode: isDisplay, strict: "ignore" });
    const math = readXmlTree(html).children.find((child) => typeof child === "object");
    if (math) return math;
  } catch (error) {
    if (!(error instanceof katex.ParseError || error instanceof XmlProblem)) throw error;
  }
  tell("formatting");
  return isDisplay ? `$$${tex}$$` : `$${tex}$`;
}

const textIn = (node: Nodes): string =>
  "value" in node
    ? node.value
    : "children" in node
      ? node.children.map((child) => textIn(child as Nodes)).join("")
      : "";

const mathNamespace = "http://www.w3.org/1998/Math/MathML";

/** MathML that an author wrote stays. */
function mathOf(node: Extract<ElementContent, { type: "element" }>, isOuter = true): QtiNode {
  const plain = Object.entries(node.properties).flatMap(([name, value]) =>
    /^(display|mathvariant|stretchy|fence|separator|accent|accentunder|linethickness|notation|columnalign|width|height|depth|lspace|rspace)$/i.test(
      name,
    )
      ? [[name.toLowerCase(), `${value}`]]
      : [],
  );
  const attributes = { ...(isOuter ? { xmlns: mathNamespace } : {}), ...Object.fromEntries(plain) };
  const children = node.children.flatMap((child): QtiNode[] => {
    if (child.type === "text") return [child.value];
    return child.type === "element" ? [mathOf(child, false)] : [];
  });
  return { name: node.tagName, attributes, children };
}
