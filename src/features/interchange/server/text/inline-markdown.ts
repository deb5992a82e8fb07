import "server-only";
import type { Element, ElementContent } from "hast";
import { toHtml } from "hast-util-to-html";

/** Inline nodes as one Markdown paragraph; white space collapses as in HTML, "" when nothing is left. */
export function inlineMarkdown(nodes: readonly ElementContent[]): string {
  const text = list(nodes)
    .replace(/[ \t\n]*\\\n[ \t\n]*/g, "\\\n")
    .replace(/ {2,}/g, " ")
    .replace(/^(?:\s|\\\n)+|(?:\s|\\\n)+$/g, "");
  const formulaAlone = /^\$\$([^$]+)\$\$$/.exec(text)?.[1];
  return formulaAlone === undefined ? escapeLineStarts(text) : `$$\n${formulaAlone}\n$$`;
}

function list(nodes: readonly ElementContent[]): string {
  return nodes
    .map((node, index) => {
      const before = nodes[index - 1];
      const after = nodes[index + 1];
      return inline(node, before ? plain(before).slice(-1) : "", after ? plain(after).slice(0, 1) : "");
    })
    .join("");
}

/** `previous` and `next` are the characters that touch the node, "" at an edge. */
function inline(node: ElementContent, previous: string, next: string): string {
  if (node.type === "text") return textMarkdown(node.value);
  if (node.type !== "element") return "";
  const inside = () => list(node.children);
  switch (node.tagName) {
    case "br":
      return "\\\n";
    case "wbr":
      return "";
    case "b":
    case "strong":
      return wrapped(inside(), "**", previous, next);
    case "i":
    case "em":
    case "cite":
    case "dfn":
    case "var":
      return wrapped(inside(), "*", previous, next);
    case "code":
    case "tt":
      return code(plain(node));
    case "a":
      return link(node, inside());
    case "img":
      return image(node);
    case "sub":
    case "sup":
    case "kbd":
    case "u":
    case "s":
    case "del":
    case "ins":
    case "mark":
    case "small":
    case "abbr":
    case "q":
      return `<${node.tagName}>${inside()}</${node.tagName}>`;
    default:
      return inside();
  }
}

function plain(node: ElementContent): string {
  if (node.type === "text") return node.value;
  return node.type === "element" ? node.children.map(plain).join("") : "";
}

/** Emphasis does not bear white space next to its marks. */
function wrapped(inside: string, mark: string, previous: string, next: string): string {
  const match = /^((?:\s|\\\n)*)([\s\S]*?)((?:\s|\\\n)*)$/.exec(inside);
  const [, before = "", text = "", after = ""] = match ?? [];
  if (text === "") return before + after;
  const tag = mark === "**" ? "strong" : "em";
  const opens = before !== "" || previous === "" || !(/^[\p{P}\p{S}]/u.test(text) && /[\p{L}\p{N}]/u.test(previous));
  const closes = after !== "" || next === "" || !(/[\p{P}\p{S}]$/u.test(text) && /[\p{L}\p{N}]/u.test(next));
  // Marks that touch each other, or punctuation within a word, are read differently: raw HTML says it plainly.
  if (/^[*_]|[*_]$/.test(text) || /[*_]/.test(previous + next) || !opens || !closes)
    return `${before}<${tag}>${text}</${tag}>${after}`;
  return before + mark + text + mark + after;
}

function code(text: string): string {
  const value = text.replace(/\s+/g, " ");
  if (value.trim() === "") return value;
  const ticks = "`".repeat(Math.max(0, ...Array.from(value.matchAll(/`+/g), ([run]) => run.length)) + 1);
  const pad = value.startsWith("`") || value.endsWith("`") ? " " : "";
  return ticks + pad + value + pad + ticks;
}

function link(node: Element, inside: string): string {
  const href = String(node.properties.href ?? "").trim();
  if (href === "" || inside.trim() === "") return inside;
  const before = /^\s*/.exec(inside)?.[0] ?? "";
  const after = /\s*$/.exec(inside)?.[0] ?? "";
  return `${before}[${inside.trim()}](${destination(href)}${title(node)})${after}`;
}

function image(node: Element): string {
  const source = String(node.properties.src ?? "").trim();
  const alt = escapeText(
    String(node.properties.alt ?? "")
      .replace(/\s+/g, " ")
      .trim(),
  );
  if (source === "") return alt;
  const { width, height } = node.properties;
  // A size given in pixels is worth keeping, and Markdown has no way to say it.
  if (isPixels(width) && isPixels(height)) return toHtml(withoutStyle(node));
  return `![${alt}](${destination(source)}${title(node)})`;
}

function isPixels(value: unknown): boolean {
  return /^\d+$/.test(String(value ?? ""));
}

function withoutStyle(node: Element): Element {
  const { src, alt, width, height, title: name } = node.properties;
  return { ...node, properties: { src, alt: alt ?? "", width, height, ...(name ? { title: name } : {}) } };
}

function title(node: Element): string {
  const text = String(node.properties.title ?? "")
    .replace(/\s+/g, " ")
    .trim();
  return text === "" ? "" : ` "${text.replace(/[\\"]/g, "\\$&")}"`;
}

function destination(url: string): string {
  return url.replace(/[\s()<>\\]/g, (character) =>
    encodeURIComponent(character).replace("(", "%28").replace(")", "%29"),
  );
}

const MATH = /\\\(([\s\S]+?)\\\)|\\\[([\s\S]+?)\\\]/g;

/** Text with Markdown's own characters escaped; MathJax's formulas become `$…$`. */
export function textMarkdown(text: string): string {
  let result = "";
  let from = 0;
  for (const match of text.matchAll(MATH)) {
    result += escapeText(text.slice(from, match.index));
    result += formula(match, text[match.index + match[0].length] ?? "");
    from = match.index + match[0].length;
  }
  return result + escapeText(text.slice(from));
}

function formula(match: RegExpMatchArray, next: string): string {
  const tex = (match[1] ?? match[2] ?? "").replace(/\s+/g, " ").trim();
  // A dollar inside or a digit behind would end or undo the formula; the renderer reads MathJax's own marks as well.
  if (tex === "" || /[$`]/.test(tex) || /\d/.test(next)) return escapeText(match[0]);
  return match[1] === undefined ? `$$${tex}$$` : `$${tex}$`;
}

function escapeText(text: string): string {
  return text
    .replace(/[ \t\n\r\f]+/g, " ")
    .replace(/[\\`*[\]<$]/g, "\\$&")
    .replace(/~~/g, "\\~\\~")
    .replace(/&(?=#?[A-Za-z0-9]+;)/g, "\\&")
    .replace(/(?<![\p{L}\p{N}])_|_(?![\p{L}\p{N}])/gu, "\\_");
}

/** Plain text as Markdown that shows it unchanged; line ends become spaces. */
export function plainMarkdown(text: string): string {
  return escapeLineStarts(escapeText(text).trim());
}

/** What would begin a heading, a list, a quote or a line at the start of a paragraph. */
function escapeLineStarts(text: string): string {
  return text
    .replace(/^(#{1,6}(?=\s|$)|[-+](?=\s|$)|>|={1,}\s*$|-{2,}|:::?|\|)/gm, "\\$1")
    .replace(/^(\d{1,9})([.)])(?=\s|$)/gm, "$1\\$2");
}
