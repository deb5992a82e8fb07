import "server-only";
import type { Element, Root } from "hast";
import type { ContentWords } from "@/features/media/content-words";
import { setCodeBlocks } from "./code-blocks";
import { FileSlots, toText } from "./course-files";
import { type ContentHeading, shapeHeadings } from "./headings";
import { setMath } from "./math";
import { shapeAddresses } from "./media-elements";
import { liftBlocks, mendLists, setCallouts, setFigures, setTables, setTasks } from "./page-parts";
import { parseContent } from "./parse-content";
import { element, text } from "./tree";

/** How a text is set, whoever reads it. */
export interface ContentSetting {
  /** Level of the author's outermost heading; the page's own h1 is above. */
  topHeading: 2 | 3 | 4;
  /** Put before every id, so that two texts on one page never share one. */
  idPrefix: string;
}

/** A text as HTML that is safe to show, but for the addresses of the course's files, which differ by reader and moment. */
export interface ContentTemplate {
  html: string;
  slots: FileSlots["slots"];
  headings: readonly ContentHeading[];
  hasMath: boolean;
  hasCode: boolean;
  hasEmbeds: boolean;
}

/** In characters. A page that is larger helps no one, and no one writes one. */
const mostHtml = 4_000_000;

/** Makes the author's tree into that of the page, in place. */
function setTree(tree: Root, words: ContentWords, { topHeading, idPrefix }: ContentSetting) {
  const files = new FileSlots();
  const hasMath = setMath(tree);
  setCodeBlocks(tree, words);
  setCallouts(tree);
  setTasks(tree, words);
  mendLists(tree);
  setTables(tree, words);
  const headings = shapeHeadings(tree, topHeading, idPrefix);
  setFigures(tree);
  shapeAddresses(tree, words, files);
  liftBlocks(tree);
  return { files, hasMath, headings };
}

function shape(tree: Root, words: ContentWords, setting: ContentSetting): ContentTemplate {
  const { files, hasMath, headings } = setTree(tree, words, setting);
  const html = toText(tree.children as Parameters<typeof toText>[0]);
  if (html.length > mostHtml) throw new RangeError("too much came of it");
  return {
    html,
    slots: files.slots,
    headings,
    hasMath,
    hasCode: html.includes('<figure class="code"'),
    hasEmbeds: html.includes('<figure class="embed"'),
  };
}

/** A text that no parser can walk, or that would grow beyond measure, is shown as it was typed. */
export function asTyped(source: string): ContentTemplate {
  const html = toText([element("pre", { className: ["as-typed"], tabIndex: 0 }, [text(source)])]);
  return { html, slots: [], headings: [], hasMath: false, hasCode: false, hasEmbeds: false };
}

/** Takes about a millisecond for each thousand characters of the usual, and up to a hundred for what is made to take long. */
export function shapeContent(source: string, words: ContentWords, setting: ContentSetting): ContentTemplate {
  try {
    return shape(parseContent(source, words), words, setting);
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    return asTyped(source);
  }
}

/** What is below each other on the page, in the order in which a reader's place is counted; null for a text that no parser can walk. */
export function shapedBlocks(source: string, words: ContentWords): Element[] | null {
  try {
    const tree = parseContent(source, words);
    setTree(tree, words, { topHeading: 2, idPrefix: "" });
    return tree.children.filter((node): node is Element => node.type === "element");
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    return null;
  }
}
