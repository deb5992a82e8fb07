import "server-only";
import type { Element, Root } from "hast";
import { raw } from "hast-util-raw";
import { visit } from "unist-util-visit";
import type { ContentWords } from "@/features/media/content-words";
import { type RenderOptions, renderShort } from "@/features/media/server/render-content";

export const words: ContentWords = {
  locale: "en",
  callout: {
    note: "Note",
    tip: "Tip",
    important: "Important",
    warning: "Warning",
    caution: "Caution",
    example: "Example",
  },
  copy: "Copy",
  footnotes: "Footnotes",
  taskDone: "Done",
  taskOpen: "Not done",
  backToReference: (number) => `Back to ${number}`,
  codeRegion: (number, title) => `${title} code ${number}`,
  tableRegion: (number) => `Table ${number}`,
  startEmbed: (_, provider, title) => `Play ${title} from ${provider}`,
  embedNotice: (provider) => `Nothing is loaded from ${provider}.`,
  openEmbed: (provider) => `Open on ${provider}`,
  elsewhere: (host) => `on ${host}`,
  missingFile: (name) => `${name} is missing`,
};

export const files: Record<string, { url: string; width?: number; height?: number }> = {
  "media/pic.png": { url: "/files/1?sig=a&exp=2", width: 640, height: 480 },
  "media/film.mp4": { url: "/files/2" },
  "media/film.vtt": { url: "/files/3" },
  "notes.pdf": { url: "/files/4" },
};
export const options: RenderOptions = { words, resolveFile: (path) => files[path] ?? null };
export const html = (source: string): string => renderShort(source, options).html;

export const parse = (markup: string): Root =>
  raw({ type: "root", children: [{ type: "raw", value: markup }] }) as Root;
export function elements(markup: string): Element[] {
  const found: Element[] = [];
  visit(parse(markup), "element", (node) => void found.push(node));
  return found;
}
export const named = (markup: string, name: string): Element[] =>
  elements(markup).filter((node) => node.tagName === name);
