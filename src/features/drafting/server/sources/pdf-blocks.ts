import "server-only";
import type { Block } from "./block";

/** A line of a page. Sizes and places in points, `y` from the page's foot. */
export interface PdfLine {
  text: string;
  page: number;
  x: number;
  y: number;
  size: number;
}

const bullet = /^\s*(?:[-*•‣◦▪–]|\d{1,3}[.)]|[a-z]\))\s+/;
const HEADING_CHARACTERS = 200;
/** How much larger than the text a heading is set. */
const HEADING_SCALE = 1.12;

/** Paragraphs, headings (by their size) and entries of lists out of the lines of a document, without its running heads. */
export function blocksOfLines(all: readonly PdfLine[]): Block[] {
  const lines = withoutFurniture(all);
  const body = bodySize(lines);
  const levels = headingLevels(lines, body);
  const leading = usualLeading(lines);
  const blocks: Block[] = [];
  let last: PdfLine | null = null;
  for (const line of lines) {
    const level = levelOf(line, levels);
    const block = blocks.at(-1);
    if (block && last && goesOn(last, line, { block, level, leading })) block.text = joined(block.text, line.text);
    else if (level !== undefined) blocks.push({ kind: "heading", level, text: line.text, page: line.page });
    else if (bullet.test(line.text))
      blocks.push({ kind: "item", text: line.text.replace(bullet, ""), page: line.page });
    else blocks.push({ kind: "paragraph", text: line.text, page: line.page });
    last = line;
  }
  return blocks;
}

const roundedSize = (size: number): number => Math.round(size * 2) / 2;

/** The size in which most of the letters are set. */
function bodySize(lines: readonly PdfLine[]): number {
  const letters = new Map<number, number>();
  for (const { size, text } of lines)
    letters.set(roundedSize(size), (letters.get(roundedSize(size)) ?? 0) + text.length);
  return [...letters].sort((a, b) => b[1] - a[1] || a[0] - b[0])[0]?.[0] ?? 0;
}

function headingLevels(lines: readonly PdfLine[], body: number): ReadonlyMap<number, number> {
  const sizes = new Set(
    lines
      .filter(
        ({ size, text }) => size >= body * HEADING_SCALE && text.length <= HEADING_CHARACTERS && /\p{L}/u.test(text),
      )
      .map(({ size }) => roundedSize(size)),
  );
  return new Map([...sizes].sort((a, b) => b - a).map((size, index) => [size, Math.min(6, index + 1)]));
}

const levelOf = ({ size, text }: PdfLine, levels: ReadonlyMap<number, number>): number | undefined =>
  text.length <= HEADING_CHARACTERS && /\p{L}/u.test(text) ? levels.get(roundedSize(size)) : undefined;

/** The distance between two lines of a paragraph, in sizes of their letters: the median of those close to each other. */
function usualLeading(lines: readonly PdfLine[]): number {
  const gaps: number[] = [];
  for (const [index, line] of lines.entries()) {
    const next = lines[index + 1];
    // The space under a heading says nothing about the lines of a paragraph.
    if (!next || next.page !== line.page || roundedSize(next.size) !== roundedSize(line.size)) continue;
    const gap = (line.y - next.y) / line.size;
    if (gap > 0.8 && gap < 2.5) gaps.push(gap);
  }
  return gaps.sort((a, b) => a - b)[Math.floor(gaps.length / 2)] ?? 1.3;
}

function goesOn(
  last: PdfLine,
  line: PdfLine,
  { block, level, leading }: { block: Block; level: number | undefined; leading: number },
): boolean {
  if (last.page !== line.page || bullet.test(line.text)) return false;
  if (roundedSize(last.size) !== roundedSize(line.size)) return false;
  if ((block.kind === "heading") !== (level !== undefined)) return false;
  if (block.kind === "heading" && block.text.length + line.text.length > HEADING_CHARACTERS) return false;
  const gap = (last.y - line.y) / line.size;
  // Upwards is another column.
  return gap > -0.2 && gap <= leading * 1.25;
}

/** A word that was broken at the line's end is whole again. */
function joined(text: string, next: string): string {
  return /\p{L}-$/u.test(text) && /^\p{Ll}/u.test(next) ? text.slice(0, -1) + next : `${text} ${next}`;
}

/** Leaves out what is at the head or foot of most pages, numbers set aside. */
function withoutFurniture(lines: readonly PdfLine[]): PdfLine[] {
  const pages = new Map<number, PdfLine[]>();
  for (const line of lines) pages.set(line.page, [...(pages.get(line.page) ?? []), line]);
  const edges = [...pages.values()].flatMap((own) => [...new Set([...own.slice(0, 2), ...own.slice(-2)])]);
  const pagesOf = new Map<string, Set<number>>();
  for (const line of edges) pagesOf.set(keyOf(line), (pagesOf.get(keyOf(line)) ?? new Set()).add(line.page));
  const isFurniture = (line: PdfLine) => (pagesOf.get(keyOf(line))?.size ?? 0) >= Math.max(3, pages.size * 0.5);
  const furniture = new Set(edges.filter(isFurniture));
  return lines.filter((line) => !furniture.has(line));
}

const keyOf = ({ text, y }: PdfLine): string => `${Math.round(y / 4)} ${text.replace(/\d+/g, "#")}`;
