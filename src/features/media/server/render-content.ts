import "server-only";
import { createHash } from "node:crypto";
import type { Root } from "hast";
import { LRUCache } from "lru-cache";
import type { ContentWords } from "@/features/media/content-words";
import { setCodeBlocks } from "@/features/media/server/content/code-blocks";
import {
  type FileRole,
  FileSlots,
  fillSlots,
  type ResolveFile,
  toText,
} from "@/features/media/server/content/course-files";
import { type ContentHeading, shapeHeadings } from "@/features/media/server/content/headings";
import { setMath } from "@/features/media/server/content/math";
import { shapeAddresses } from "@/features/media/server/content/media-elements";
import {
  liftBlocks,
  mendLists,
  setCallouts,
  setFigures,
  setTables,
  setTasks,
} from "@/features/media/server/content/page-parts";
import { parseContent } from "@/features/media/server/content/parse-content";
import { element, text } from "@/features/media/server/content/tree";

export interface RenderOptions {
  words: ContentWords;
  /** Address of a file of the course, or null when there is none (any more). Asked anew on every call. */
  resolveFile?: ResolveFile;
  /** Level of the author's outermost heading; the page's own h1 stands above. */
  topHeading?: 2 | 3 | 4;
  /** Put before every id, so that two texts on one page never share one. */
  idPrefix?: string;
}

export interface RenderedContent {
  /** Safe to set as inner HTML: passed through `contentSchema`. */
  html: string;
  headings: readonly ContentHeading[];
  /** Where this is true the page needs the mathematics font. */
  hasMath: boolean;
  hasCode: boolean;
  hasEmbeds: boolean;
}

interface Template extends Omit<RenderedContent, "html"> {
  html: string;
  slots: FileSlots["slots"];
}

/** Rendering takes milliseconds, a page should take less: texts are kept by their hash. In characters. */
const templates = new LRUCache<string, Template>({
  maxSize: 24_000_000,
  sizeCalculation: (template) => template.html.length + template.slots.length * 300 + 500,
});

function shape(tree: Root, options: RenderOptions): Template {
  const { words, topHeading = 2, idPrefix = "c-" } = options;
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
  const html = toText(tree.children as Parameters<typeof toText>[0]);
  return {
    html,
    slots: files.slots,
    headings,
    hasMath,
    hasCode: html.includes('<figure class="code"'),
    hasEmbeds: html.includes('<figure class="embed"'),
  };
}

/** A text so deeply nested that no parser can walk it is shown as it was typed. */
function asTyped(source: string): Template {
  const html = toText([element("pre", { className: ["as-typed"], tabIndex: 0 }, [text(source)])]);
  return { html, slots: [], headings: [], hasMath: false, hasCode: false, hasEmbeds: false };
}

function templateOf(source: string, options: RenderOptions): Template {
  const shown = `${options.words.locale}\n${options.topHeading ?? 2}\n${options.idPrefix ?? "c-"}\n`;
  const key = createHash("sha256").update(shown).update(source).digest("base64");
  const known = templates.get(key);
  if (known) return known;
  let template: Template;
  try {
    template = shape(parseContent(source, options.words), options);
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    template = asTyped(source);
  }
  templates.set(key, template);
  return template;
}

/** Paths of the course's files that a text shows or links to, or does only one of both: what `resolveFile` will be asked for. */
export function filePathsIn(source: string, options: Omit<RenderOptions, "resolveFile">, role?: FileRole): string[] {
  const slots = templateOf(source, options).slots.filter((slot) => role === undefined || slot.role === role);
  return [...new Set(slots.map((slot) => slot.path))];
}

/**
 * What an author wrote (Markdown with GFM, math, directives and raw HTML) as HTML that is safe to show. Every text of an
 * author goes through here and through nothing else.
 */
export function renderContent(source: string, options: RenderOptions): RenderedContent {
  const { slots, ...template } = templateOf(source, options);
  return { ...template, html: fillSlots(template.html, slots, options.resolveFile ?? (() => null)) };
}
