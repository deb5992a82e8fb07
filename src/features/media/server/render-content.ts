import "server-only";
import { createHash } from "node:crypto";
import { LRUCache } from "lru-cache";
import type { ContentWords } from "@/features/media/content-words";
import { type FileRole, fillSlots, type ResolveFile } from "@/features/media/server/content/course-files";
import {
  asTyped,
  type ContentSetting,
  type ContentTemplate,
  shapeContent,
} from "@/features/media/server/content/shape-content";
import { askThread, takesLong } from "@/features/media/server/thread/content-thread";

export { takesLong };

export interface RenderOptions extends Partial<ContentSetting> {
  words: ContentWords;
  /** Address of a file of the course, or null when there is none (anymore). Asked again on every call. */
  resolveFile?: ResolveFile;
}

export interface RenderedContent extends Omit<ContentTemplate, "slots"> {
  /** Safe to set as inner HTML: passed through `contentSchema`. Where `hasMath` is true the page needs the mathematics font. */
  html: string;
}

/** Rendering takes milliseconds, a page should take less: texts are kept by their hash. In characters. */
const templates = new LRUCache<string, ContentTemplate>({
  maxSize: 24_000_000,
  sizeCalculation: (template) => template.html.length + template.slots.length * 300 + 500,
});
/** A text that took too long is tried again after this: the machine may have been busy. */
const retryMilliseconds = 600_000;
/** Asked for by several at once, a long text is shaped once. */
const underWay = new Map<string, Promise<ContentTemplate>>();

const settingOf = ({ topHeading = 2, idPrefix = "c-" }: RenderOptions): ContentSetting => ({ topHeading, idPrefix });

function keyOf(source: string, options: RenderOptions): string {
  const { topHeading, idPrefix } = settingOf(options);
  const shown = `${options.words.locale}\n${topHeading}\n${idPrefix}\n`;
  return createHash("sha256").update(shown).update(source).digest("base64");
}

async function templateOf(source: string, options: RenderOptions): Promise<ContentTemplate> {
  if (!takesLong(source)) return templateHere(source, options);
  const key = keyOf(source, options);
  const known = templates.get(key) ?? underWay.get(key);
  if (known) return known;
  const made = shapeBeside(source, options, key).finally(() => underWay.delete(key));
  underWay.set(key, made);
  return made;
}

async function shapeBeside(source: string, options: RenderOptions, key: string): Promise<ContentTemplate> {
  const { locale } = options.words;
  const answer = await askThread({ kind: "template", source, locale, setting: settingOf(options) });
  const template = answer ?? asTyped(source);
  templates.set(key, template, answer ? {} : { ttl: retryMilliseconds });
  return template;
}

function templateHere(source: string, options: RenderOptions): ContentTemplate {
  const key = keyOf(source, options);
  const known = templates.get(key);
  if (known) return known;
  const template = shapeContent(source, options.words, settingOf(options));
  templates.set(key, template);
  return template;
}

/** Paths of the course's files that a text shows or links to, or does only one of both: what `resolveFile` will be asked for. */
export async function filePathsIn(
  source: string,
  options: Omit<RenderOptions, "resolveFile">,
  role?: FileRole,
): Promise<string[]> {
  const { slots } = await templateOf(source, options);
  return [...new Set(slots.filter((slot) => role === undefined || slot.role === role).map(({ path }) => path))];
}

/**
 * What an author wrote (Markdown with GFM, math, directives and raw HTML) as HTML that is safe to show. Every text of an
 * author goes through here and through nothing else. A long one is shaped in a thread beside this one, so that no one waits for
 * it but its reader.
 */
export async function renderContent(source: string, options: RenderOptions): Promise<RenderedContent> {
  return filled(await templateOf(source, options), options);
}

/** The same at once, for what is short by its own limit. */
export const renderShort = (source: string, options: RenderOptions): RenderedContent =>
  filled(templateHere(source, options), options);

function filled({ slots, ...template }: ContentTemplate, { resolveFile }: RenderOptions): RenderedContent {
  return { ...template, html: fillSlots(template.html, slots, resolveFile ?? (() => null)) };
}
