import "server-only";
import type { Block } from "./block";

const bullet = /^\s*(?:[-*•‣◦]|\d{1,3}[.)])\s+/;

/** Paragraphs of a plain text: empty lines part them, a bullet starts one. A line that is underlined is a heading. */
export function readPlainText(source: string): Block[] {
  return source.split(/\n[^\S\n]*\n/).flatMap(blocksOf);
}

function blocksOf(paragraph: string): Block[] {
  const lines = paragraph.split("\n").filter((line) => line.trim() !== "");
  const [first = "", second = ""] = lines;
  if (/^\s*(?:={3,}|-{3,})\s*$/.test(second) && first.length <= 200) {
    const heading: Block = { kind: "heading", level: second.includes("=") ? 1 : 2, text: first };
    return [heading, ...blocksOf(lines.slice(2).join("\n"))];
  }
  const blocks: Block[] = [];
  for (const line of lines) {
    const last = blocks.at(-1);
    if (bullet.test(line)) blocks.push({ kind: "item", text: line.replace(bullet, "") });
    else if (last) last.text += ` ${line}`;
    else blocks.push({ kind: "paragraph", text: line });
  }
  return blocks;
}
