import "server-only";
import type { Element, ElementContent, Root, Text } from "hast";
import type { Schema } from "hast-util-sanitize";
import { visit } from "unist-util-visit";
import { calloutKinds } from "@/features/media/content-words";

const textElements = [
  ..."a abbr b bdi bdo blockquote br cite code dd del details dfn div dl dt em figcaption figure hr i img input ins kbd li".split(
    " ",
  ),
  ..."mark ol p pre q rp rt ruby s samp section small span strong sub summary sup time u ul var wbr".split(" "),
  ..."h1 h2 h3 h4 h5 h6 caption col colgroup table tbody td tfoot th thead tr audio source track video".split(" "),
];
const tokenElements = ["mi", "mn", "mo", "ms", "mtext", "mspace"];
const mathElements = [
  ...tokenElements,
  ..."mrow mfrac msqrt mroot mstyle merror mpadded mphantom menclose msub msup msubsup munder mover munderover".split(
    " ",
  ),
  ..."mmultiscripts mprescripts none mtable mtr mtd semantics".split(" "),
];
const mathAttributes =
  "display displaystyle mathvariant scriptlevel stretchy form fence separator lspace rspace accent accentunder linethickness notation columnalign largeop movablelimits symmetric minsize maxsize";

/**
 * What an author's text may be made of. Nothing here can run a script, load from another server, post a form, style or
 * name anything on the page: no class of ours, no style, no name; ids are replaced afterwards.
 */
export const contentSchema: Schema = {
  tagNames: [...textElements, "math", ...mathElements],
  ancestors: {
    ...Object.fromEntries(mathElements.map((name) => [name, ["math"]])),
    ...Object.fromEntries(
      ["tbody", "thead", "tfoot", "tr", "td", "th", "caption", "colgroup", "col"].map((name) => [name, ["table"]]),
    ),
    li: ["ol", "ul"],
    dt: ["dl"],
    dd: ["dl"],
    summary: ["details"],
    source: ["video", "audio"],
    track: ["video", "audio"],
  },
  attributes: {
    "*": ["id", "lang", ["dir", "ltr", "rtl", "auto"], "title"],
    a: ["href", "dataFootnoteRef", "dataFootnoteBackref", "ariaLabel"],
    audio: ["src", "dataCaptions", "dataCaptionsLanguage"],
    code: [["className", /^language-[\w+#.-]{1,40}$/, "math-inline", "math-display"], "dataTitle"],
    col: ["span"],
    details: ["open"],
    div: [["dataCallout", ...calloutKinds]],
    figure: ["dataEmbed"],
    img: ["src", "alt", ["width", /^\d{1,5}$/], ["height", /^\d{1,5}$/]],
    input: [["type", "checkbox"], ["disabled", true], "checked"],
    li: ["value"],
    math: mathAttributes.split(" "),
    ol: ["start", "reversed", ["type", "1", "a", "A", "i", "I"]],
    p: ["dataCalloutName"],
    section: ["dataFootnotes"],
    source: ["src", "type"],
    td: ["align", "colSpan", "rowSpan"],
    th: ["align", "colSpan", "rowSpan", ["scope", "col", "row", "colgroup", "rowgroup"]],
    time: ["dateTime"],
    track: ["src", "srcLang", "label", ["kind", "captions", "subtitles", "descriptions"]],
    video: ["src", "dataCaptions", "dataCaptionsLanguage"],
    ...Object.fromEntries(
      mathElements.map((name) => [name, [...mathAttributes.split(" "), "width", "height", "depth"]]),
    ),
  },
  protocols: { href: ["http", "https", "mailto", "tel", "asset"], src: ["http", "https", "asset"] },
  required: { input: { disabled: true, type: "checkbox" } },
  clobber: [],
  strip:
    "script style template title head svg select textarea noscript noembed noframes object embed iframe frame frameset applet xmp plaintext annotation annotation-xml".split(
      " ",
    ),
};

function textOf(node: ElementContent): string {
  if (node.type === "text") return node.value;
  return node.type === "element" ? node.children.map(textOf).join("") : "";
}

/** Inside math only math, inside its tokens only text: HTML in there is parsed differently the second time. */
function closeMath(math: Element): void {
  const token = tokenElements.includes(math.tagName);
  if (token) {
    const text: Text = { type: "text", value: math.children.map(textOf).join("") };
    math.children = text.value === "" ? [] : [text];
    return;
  }
  math.children = math.children.filter((child) => child.type === "element" && mathElements.includes(child.tagName));
  for (const child of math.children) if (child.type === "element") closeMath(child);
}

const asString = (value: unknown): string => (typeof value === "string" ? value : "");

/** `<i class="material-icons">menu_book</i>` is an image only where that font is; here it would be a stray word. */
function hasIconFont({ properties }: Element): boolean {
  const names = Array.isArray(properties.className) ? properties.className : [];
  return names.some((name) => /^(?:material-(?:icons|symbols)|glyphicon|fa[bsr]?$)/.test(String(name)));
}

/** Frames become an inert figure that only carries the address; MathJax scripts become the math they hold. */
export function preparePageElements(tree: Root): void {
  visit(tree, "element", (node: Element) => {
    if (node.tagName === "iframe" || node.tagName === "embed" || node.tagName === "object") {
      const address = asString(node.properties.src) || asString(node.properties.data);
      node.properties = { dataEmbed: address, title: asString(node.properties.title) };
      node.tagName = "figure";
      node.children = [];
    } else if (node.tagName === "script" && asString(node.properties.type).startsWith("math/tex")) {
      const display = asString(node.properties.type).includes("mode=display");
      node.tagName = "code";
      node.properties = { className: ["language-math", display ? "math-display" : "math-inline"] };
    } else if (hasIconFont(node)) {
      node.children = [];
    } else if (node.tagName === "math") {
      closeMath(node);
    }
  });
}
