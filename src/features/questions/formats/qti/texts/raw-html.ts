import { markPicture } from "@/features/media/picture-mark";
import { elementsOf, type XmlElement } from "@/lib/xml-tree";
import { spanClass } from "../qti-element";
import { childrenNamed, rawTextOf } from "../qti-tree";
import type { MarkdownMeans } from "./xhtml-to-markdown";

const empty = new Set(["br", "col", "hr", "img", "source", "track", "wbr", "mspace", "mprescripts", "none"]);
/** What the site's renderer keeps; styles, scripts and names are dropped there in any case. */
const keptAttributes =
  /^(href|src|alt|width|height|colspan|rowspan|scope|span|start|type|value|lang|dir|title|display|mathvariant|stretchy|fence|separator|accent|accentunder|linethickness|notation|columnalign|lspace|rspace|depth|open|datetime)$/;

/** MathML that the renderer keeps. */
const mathNames = new Set(
  "math mi mn mo ms mtext mspace mrow mfrac msqrt mroot mstyle merror mpadded mphantom menclose msub msup msubsup munder mover munderover mmultiscripts mprescripts none mtable mtr mtd semantics annotation annotation-xml".split(
    " ",
  ),
);

export const isKnownMath = (node: XmlElement): boolean =>
  mathNames.has(node.name) && elementsOf(node).every(isKnownMath);

/** As references what HTML or Markdown would read as anything but itself: within a line, Markdown reads what is between tags. */
const escaped = (text: string): string => text.replace(/[&<>"\\`*_[\]~|$:]/g, (sign) => `&#${sign.codePointAt(0)};`);

const htmlNames = new Set(
  "a abbr b bdi bdo blockquote br caption cite code col colgroup dd del dfn div dl dt em h1 h2 h3 h4 h5 h6 hr i ins kbd li mark ol p pre q rp rt ruby s samp small strong sub sup table tbody td tfoot th thead time tr u ul var".split(
    " ",
  ),
);
/** What QTI 3 says by classes (its shared vocabulary), and what this site's export does. */
const classNames = new Map(Object.entries({ "qti-italic": "em", "qti-bold": "strong", "qti-underline": "u" }));

/** What an element is: a span can be another one by its class. */
export function elementName({ name, attributes }: XmlElement): string {
  if (name !== "span") return name;
  const classes = (attributes.class ?? "").split(/\s+/);
  const known = classes.map((one) => classNames.get(one) ?? spanClass.exec(one)?.[1]).find((one) => one !== undefined);
  return known ?? name;
}

/** An element as HTML in one line, as Markdown may hold it. What is no HTML is left out around its content. */
export function htmlOf(node: XmlElement | string, means: MarkdownMeans): string {
  if (typeof node === "string") return escaped(node.replace(/[ \t\r\n]+/g, " "));
  const { name } = node;
  if (/^annotation(-xml)?$/.test(name)) return "";
  const mark = means.field?.(node);
  if (typeof mark === "string") return mark;
  if (name === "object" || name === "audio" || name === "video") means.tell("media");
  if (name === "audio" || name === "video") return "";
  if (name === "img" && !isWebAddress(node.attributes.src)) {
    const { src = "", alt = "" } = node.attributes;
    const kept = means.pictureOf?.(src);
    if (kept) return `<img src="${markPicture(kept, alt === "" ? "decorative" : null)}" alt="${escaped(alt)}">`;
    means.tell("image");
    return escaped(alt);
  }
  if (name === "math" && !isKnownMath(node)) means.tell("formula");
  return tagged(elementName(node), node, means);
}

export const isWebAddress = (address: string | undefined): boolean => /^https?:\/\//i.test(address ?? "");

function tagged(name: string, { attributes, children }: XmlElement, means: MarkdownMeans): string {
  const inside = children.map((child) => htmlOf(child, means)).join("");
  if (name !== "img" && !htmlNames.has(name) && !mathNames.has(name)) return inside;
  const kept = Object.entries(attributes)
    .map(([key, value]) => (keptAttributes.test(key) ? ` ${key}="${escaped(value.replace(/\s+/g, " "))}"` : ""))
    .join("");
  return empty.has(name) ? `<${name}${kept}>` : `<${name}${kept}>${inside}</${name}>`;
}

/** The TeX that a formula was made of, where it says so; null otherwise. */
export function texOf(math: XmlElement): string | null {
  const [semantics] = childrenNamed(math, "semantics");
  const found = semantics && childrenNamed(semantics, "annotation").find(isTex);
  const tex = found ? rawTextOf(found).trim() : "";
  return tex === "" || tex.includes("$") ? null : tex;
}

const isTex = ({ attributes }: XmlElement): boolean => attributes.encoding?.toLowerCase() === "application/x-tex";
