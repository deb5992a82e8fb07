import "server-only";
import type { Element, ElementContent, Nodes, Root } from "hast";
import { raw } from "hast-util-raw";
import { toHtml } from "hast-util-to-html";
import { collectGarbage } from "@/features/interchange/server/collect-garbage";
import { inlineMarkdown } from "@/features/interchange/server/text/inline-markdown";
import { embedFor } from "@/lib/embed-hosts";

export interface HtmlReading {
  /** The address to write instead, or null to leave it. */
  rewrite(url: string, kind: "link" | "image" | "media"): string | null;
  /** Told of everything that cannot come along: "script", "style", "event handler", "iframe". */
  drop(what: string, detail: string): void;
}

const UNWRAPPED = new Set(
  "div section article main header footer aside nav center font span form fieldset body html".split(" "),
);
const NEVER = new Set("script style link meta template noscript object embed applet title base".split(" "));
/** Raw HTML of these starts a block that CommonMark leaves alone up to the next blank line. */
const HTML_BLOCKS = new Set("details dl figure table ol ul p blockquote".split(" "));
const INLINE = new Set(
  "a abbr b bdi bdo br button cite code del dfn em font i img ins kbd label mark q s samp small span strike strong sub sup tt u var wbr".split(
    " ",
  ),
);

/**
 * HTML as Markdown where Markdown can say it, as raw HTML where it cannot. Text is never lost; scripts and styles are,
 * and `reading.drop` hears of them.
 */
export function htmlToMarkdown(html: string, reading: HtmlReading): string {
  collectGarbage();
  const tree = raw({ type: "root", children: [{ type: "raw", value: html }] } as unknown as Nodes) as Root;
  clean(tree, reading);
  return blocks(tree.children as ElementContent[], reading).join("\n\n");
}

function clean(parent: Root | Element, reading: HtmlReading): void {
  parent.children = (parent.children as ElementContent[]).filter((child) => {
    if (child.type === "comment") return false;
    if (child.type !== "element") return true;
    if (NEVER.has(child.tagName)) {
      reportDropped(child, reading);
      return false;
    }
    if (isIcon(child)) drawIcon(child, reading);
    cleanAttributes(child, reading);
    clean(child, reading);
    return true;
  });
}

/** Fonts that draw an image for a word: without the font the word would be there. */
function isIcon({ properties }: Element): boolean {
  const names = Array.isArray(properties.className) ? properties.className.map(String) : [];
  return names.some((name) => /^material-(?:icons|symbols)(?:-\w+)?$/.test(name));
}

const SIGNS: Readonly<Record<string, string>> = {
  check: "✓",
  check_circle: "✓",
  done: "✓",
  close: "✗",
  cancel: "✗",
  arrow_back: "←",
  arrow_forward: "→",
  star: "★",
  warning: "⚠",
};

function drawIcon(icon: Element, { drop }: HtmlReading): void {
  const name = plain(icon).trim();
  const sign = SIGNS[name];
  if (sign === undefined && name !== "") drop("icon", name);
  icon.children = sign === undefined ? [] : [{ type: "text", value: sign }];
  icon.properties = {};
}

function reportDropped(element: Element, { drop }: HtmlReading): void {
  const source = String(element.properties.src ?? element.properties.href ?? "");
  if (element.tagName === "script") drop("script", source);
  else if (element.tagName === "style" || element.tagName === "link") drop("style", source);
  else drop(element.tagName, source);
}

const ADDRESSES = ["src", "href", "poster"] as const;

function cleanAttributes(element: Element, reading: HtmlReading): void {
  for (const name of Object.keys(element.properties)) {
    if (/^on[A-Z]?[a-z]/.test(name) && typeof element.properties[name] === "string") {
      reading.drop("event handler", name.toLowerCase());
      delete element.properties[name];
    }
  }
  for (const name of ADDRESSES) {
    const url = element.properties[name];
    if (typeof url !== "string") continue;
    const kind = element.tagName === "img" ? "image" : name === "href" ? "link" : "media";
    const replacement = reading.rewrite(url.trim(), kind);
    if (replacement !== null) element.properties[name] = replacement;
  }
}

function isInline(node: ElementContent): boolean {
  return node.type === "text" || (node.type === "element" && INLINE.has(node.tagName) && !holdsBlock(node));
}

function holdsBlock(element: Element): boolean {
  return element.children.some((child) => child.type === "element" && !isInline(child));
}

/** Markdown blocks of a list of nodes; neighbouring inline nodes share a paragraph. */
function blocks(nodes: ElementContent[], reading: HtmlReading): string[] {
  const written: string[] = [];
  let run: ElementContent[] = [];
  const endRun = () => {
    const paragraph = inlineMarkdown(run);
    if (paragraph !== "") written.push(paragraph);
    run = [];
  };
  for (const node of nodes) {
    if (isInline(node)) run.push(node);
    else if (node.type === "element") {
      endRun();
      written.push(...block(node, reading));
    }
  }
  endRun();
  return written.filter((text) => text !== "");
}

function block(element: Element, reading: HtmlReading): string[] {
  const { tagName, children } = element;
  if (UNWRAPPED.has(tagName) || INLINE.has(tagName)) return blocks(children, reading);
  const level = /^h([1-6])$/.exec(tagName)?.[1];
  if (level !== undefined) {
    const heading = inlineMarkdown(children).replace(/\s*\\?\n\s*/g, " ");
    return heading === "" ? [] : [`${"#".repeat(Number(level))} ${heading}`];
  }
  switch (tagName) {
    case "p":
      return blocks(children, reading);
    case "hr":
      return ["---"];
    case "ul":
    case "ol":
      return list(element, reading);
    case "blockquote":
      return [prefixed(blocks(children, reading).join("\n\n"), "> ", "> ")];
    case "pre":
      return codeBlock(element);
    case "iframe":
      return frame(element, reading);
    default:
      return rawBlock(element);
  }
}

function list(element: Element, reading: HtmlReading): string[] {
  const items = element.children.filter((child) => child.type === "element");
  if (items.some(({ tagName }) => tagName !== "li")) return rawBlock(element);
  let number = Number(element.properties.start ?? 1) || 1;
  const lines = items.map((item) => {
    const bullet = element.tagName === "ul" ? "- " : `${number}. `;
    number += 1;
    return prefixed(blocks(item.children, reading).join("\n\n"), bullet, " ".repeat(bullet.length));
  });
  return lines.length === 0 ? [] : [lines.join("\n")];
}

function prefixed(text: string, first: string, rest: string): string {
  return text
    .split("\n")
    .map((line, index) =>
      index === 0 ? first + line : line === "" && rest.trim() === "" ? "" : (rest + line).trimEnd(),
    )
    .join("\n");
}

function codeBlock(element: Element): string[] {
  const onlyText = (node: ElementContent): boolean =>
    node.type === "text" ||
    (node.type === "element" &&
      ["code", "span", "br", "kbd", "samp"].includes(node.tagName) &&
      node.children.every(onlyText));
  if (!element.children.every(onlyText)) return rawBlock(element);
  const text = plain(element).replace(/^\n|\n\s*$/g, "");
  const fence = "`".repeat(Math.max(3, ...Array.from(text.matchAll(/`+/g), ([ticks]) => ticks.length + 1)));
  return [`${fence}\n${text}\n${fence}`];
}

function plain(node: Element | ElementContent): string {
  if (node.type === "text") return node.value;
  if (node.type !== "element") return "";
  return node.tagName === "br" ? "\n" : node.children.map(plain).join("");
}

function frame(element: Element, reading: HtmlReading): string[] {
  const source = String(element.properties.src ?? "");
  const title = String(element.properties.title ?? "")
    .replace(/[[\]{}\n]/g, " ")
    .trim();
  const address = source.startsWith("//") ? `https:${source}` : source;
  if (embedFor(address)) return [`::embed[${title}]{url="${address.replaceAll('"', "%22")}"}`];
  reading.drop("iframe", source);
  if (!/^https?:/i.test(address)) return [];
  const link: Element = { type: "element", tagName: "a", properties: { href: address }, children: [] };
  link.children = [{ type: "text", value: title || address }];
  return [inlineMarkdown([link])];
}

/** HTML that Markdown leaves as it is: no blank line inside, an element in front that starts an HTML block. */
function rawBlock(element: Element): string[] {
  keepBlankLines(element);
  const html = toHtml(element, { allowDangerousHtml: false })
    .replace(/\n(?:[ \t]*\n)+/g, "\n")
    .replaceAll("\uE010", "&#10;");
  return [HTML_BLOCKS.has(element.tagName) ? html : `<div>\n${html}\n</div>`];
}

function keepBlankLines(element: Element, inPre = false): void {
  const isPre = inPre || element.tagName === "pre";
  for (const child of element.children) {
    if (child.type === "element") keepBlankLines(child, isPre);
    else if (child.type === "text" && isPre) child.value = child.value.replace(/\n(?=[ \t]*\n)/g, "\uE010");
  }
}
