import { findPassage, passageAt, type Span } from "@/features/notebook/passage";
import type { Passage } from "@/features/notebook/schema";

const blocks = "p, li, h1, h2, h3, h4, h5, h6, td, th, dt, dd, pre, figcaption, summary, blockquote, .callout__name";
/** Not the author's words: notes that are between them, and what is there for buttons and readers of the screen. */
const notText = "[data-note-host], button, .visually-hidden, script, style";

interface Piece {
  node: Text;
  from: number;
}

/** The words of a rendered text as one string, blocks parted by a space, and where each piece of it is. */
interface LessonText {
  text: string;
  pieces: readonly Piece[];
}

/** The lesson's own text on this page; null where there is none. */
export const lessonTextRoot = (): HTMLElement | null => document.querySelector<HTMLElement>(".article > .content");

function readText(root: HTMLElement): LessonText {
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT, (node) =>
    node.parentElement?.closest(notText) ? NodeFilter.FILTER_REJECT : NodeFilter.FILTER_ACCEPT,
  );
  const pieces: Piece[] = [];
  let text = "";
  let block: Element | null | undefined;
  for (let node = walker.nextNode(); node instanceof Text; node = walker.nextNode()) {
    const own = node.parentElement?.closest(blocks);
    if (own !== block && text !== "" && !/\s$/.test(text)) text += " ";
    block = own;
    pieces.push({ node, from: text.length });
    text += node.data;
  }
  return { text, pieces };
}

function spanOf({ pieces }: LessonText, range: Range): Span | null {
  const marked = pieces.filter(({ node }) => range.intersectsNode(node));
  const [first, last] = [marked[0], marked.at(-1)];
  if (!first || !last) return null;
  const from = first.from + (range.startContainer === first.node ? range.startOffset : 0);
  const to = last.from + (range.endContainer === last.node ? range.endOffset : last.node.length);
  return to > from ? { from, to } : null;
}

/** The passage of the lesson's text that is marked; null where none is. */
export function markedPassage(): Passage | null {
  const [root, selection] = [lessonTextRoot(), getSelection()];
  if (!root || !selection || selection.isCollapsed || selection.rangeCount === 0) return null;
  const range = selection.getRangeAt(0);
  if (!root.contains(range.startContainer) && !root.contains(range.endContainer)) return null;
  const read = readText(root);
  const span = spanOf(read, range);
  return span && passageAt(read.text, span);
}

/** Where each passage is on the page now; null for one whose words are not there anymore. */
export function locatePassages(root: HTMLElement, passages: readonly Passage[]): (Range | null)[] {
  const { text, pieces } = readText(root);
  return passages.map((passage) => {
    const span = findPassage(text, passage);
    if (!span) return null;
    const first = pieces.findLast(({ from }) => from <= span.from);
    const last = pieces.findLast(({ from }) => from < span.to);
    if (!first || !last) return null;
    const range = document.createRange();
    range.setStart(first.node, Math.min(span.from - first.from, first.node.length));
    range.setEnd(last.node, Math.min(span.to - last.from, last.node.length));
    return range;
  });
}

/** The part of the text, directly below its root, in which a passage starts. */
export function partAround(root: HTMLElement, range: Range): Element | null {
  let node: Node | null = range.startContainer;
  while (node && node.parentNode !== root) node = node.parentNode;
  return node instanceof Element ? node : null;
}
