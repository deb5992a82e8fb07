import { imageMarkdown } from "@/features/media/image-markdown";
import { asMarkdown } from "@/lib/as-markdown";
import { markdownAround } from "../formulas";
import { isPictureKey } from "../picture-key";
import { decodeEntities } from "./entities";

/** Stands for an embedded file in an address. */
export const embeddedFile = "@@PLUGINFILE@@";

/** Characters that no text has, around a name while other words are escaped. */
const [opening, closing] = [String.fromCharCode(0xfdd2), String.fromCharCode(0xfdd3)];

/** Tags that Markdown leaves alone within a line. */
const inline = new Set(
  "a abbr b bdi bdo cite code del dfn em i img ins kbd mark q s small span strong sub sup u var".split(" "),
);
const paragraphs = new Set(["p", "div"]);
const tag = /<!--[\s\S]*?-->|<(\/?)([a-z][a-z\d]*)((?:[^<>"']|"[^"<]*"|'[^'<]*')*)>/gi;

/**
 * HTML as Markdown that looks the same. Paragraphs of words become those of Markdown, with the tags within them as they are; a text with
 * lists, tables or other blocks stays HTML, which Markdown may hold. Both are made safe where they are shown.
 */
export function htmlMarkdown(html: string): string {
  const known = withoutEmbedded(html.trim());
  const tags = [...known.matchAll(tag)].map(([, , name = ""]) => name.toLowerCase());
  const isWords = tags.every((name) => name === "" || name === "br" || paragraphs.has(name) || inline.has(name));
  return isWords ? paragraphsOf(known) : blockOf(known);
}

function paragraphsOf(html: string): string {
  let markdown = "";
  let read = 0;
  const addWords = (words: string) => {
    markdown += markdownAround(words.replace(/\s+/g, " "), wordsOf, decodeEntities);
  };
  for (const found of html.matchAll(tag)) {
    addWords(html.slice(read, found.index));
    read = found.index + found[0].length;
    const name = found[2]?.toLowerCase();
    if (name === undefined) continue;
    if (name === "br") markdown += "\\\n";
    else if (paragraphs.has(name)) markdown += "\n\n";
    else if (name === "img") markdown += imageOf(found[0]);
    else markdown += found[0].replace(/\s+/g, " ");
  }
  addWords(html.slice(read));
  return markdown
    .replace(/ *\n */g, "\n")
    .replace(/(?:\\\n)+(?=\n|$)/g, "\n")
    .replace(/\n{3,}/g, "\n\n")
    .trim();
}

/** An image of the file as Markdown, by which the site knows that a course has it; any other as it is. */
function imageOf(whole: string): string {
  const attributes = attributesOf(whole);
  const path = attributes.get("src") ?? "";
  if (!isPictureKey(path)) return whole.replace(/\s+/g, " ");
  const alt = attributes.get("alt");
  return alt === undefined ? `![](${path})` : imageMarkdown({ path, alt: decodeEntities(alt) });
}

const attribute = /\s([a-z-]+)\s*=\s*(?:"([^"]*)"|'([^']*)')/gi;

/** Their values as they are written, by their names in lower case. */
const attributesOf = (tag: string): Map<string, string> =>
  new Map([...tag.matchAll(attribute)].map(([, name = "", one, other]) => [name.toLowerCase(), one ?? other ?? ""]));

/** A name of a character that isn't among the usual ones is one in Markdown, too. */
function wordsOf(part: string): string {
  const known = part.replace(/&(\w+);/g, (whole, name) =>
    decodeEntities(whole) === whole ? `${opening}${name}${closing}` : whole,
  );
  const restored = new RegExp(`${opening}(\\w+)${closing}`, "g");
  return asMarkdown(decodeEntities(known)).replace(restored, "&$1;");
}

/** Plain words as HTML that shows them. */
export function htmlOf(words: string): string {
  const escaped = words.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
  const paragraphs = escaped.split(/\n{2,}/).map((paragraph) => paragraph.replaceAll("\n", "<br>"));
  return paragraphs.length === 1 ? (paragraphs[0] ?? "") : paragraphs.map((each) => `<p>${each}</p>`).join("");
}

/** Without blank lines and behind a block's tag, so that Markdown takes all of it for HTML. */
function blockOf(html: string): string {
  const whole = html.replace(/\n(?:[^\S\n]*\n)+/g, (lines) => `\n${"&#10;".repeat(lines.split("\n").length - 2)}`);
  return /^<(?:div|p|table|ul|ol|dl|h[1-6]|blockquote)[\s>]/i.test(whole) ? whole : `<div>\n${whole}\n</div>`;
}

/** Images that the file lacks by their descriptions, links by their words; other elements lose the file that they would show. */
function withoutEmbedded(html: string): string {
  if (!html.includes(embeddedFile)) return html;
  const links: boolean[] = [];
  return html.replace(tag, (whole, closing: string, name: string | undefined, attributes: string) => {
    const isEmbedded = attributes?.includes(embeddedFile) ?? false;
    if (name?.toLowerCase() === "a") {
      if (closing === "") links.push(isEmbedded);
      return (closing === "" ? isEmbedded : links.pop()) ? "" : whole;
    }
    if (!isEmbedded) return whole;
    if (name?.toLowerCase() !== "img")
      return `<${name}${attributes.replace(attribute, (one) => (one.includes(embeddedFile) ? "" : one))}>`;
    return attributesOf(attributes).get("alt") ?? "";
  });
}
