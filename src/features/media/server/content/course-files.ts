import "server-only";
import { randomUUID } from "node:crypto";
import type { Element, ElementContent } from "hast";
import { toHtml } from "hast-util-to-html";
import type { Raw } from "mdast-util-to-hast";

/** How wide an image in a text is shown at most: the measure, or the whole phone. */
const SHOWN_WIDTHS = "(min-width: 40rem) 38rem, 100vw";

/** Where a file of the course can be had just now, with the size of an image in CSS pixels when it is known. */
export interface FileLink {
  url: string;
  width?: number | null;
  height?: number | null;
  /** Smaller images of the same; widths in pixels. */
  sources?: readonly { url: string; width: number }[];
}
/** Whether the text shows a file or leads to it. */
export type FileRole = "shown" | "linked";
export type ResolveFile = (path: string, role: FileRole) => FileLink | string | null;

interface Slot {
  path: string;
  role: FileRole;
  found: string;
  missing: string;
}

/** What an author's text cannot contain: links are put in after rendering, since they expire sooner than the text. */
const nonce = randomUUID();
const slotPattern = new RegExp(`\\uE000${nonce}(\\d+)\\uE001`, "g");
/** Stands for the address inside a slot's own markup. */
export const addressMark = `\uE002${nonce}`;
export const sizeMark = `\uE003${nonce}`;
/** Stands for how a player asks another server for its captions. */
export const originMark = `\uE004${nonce}`;

export const toText = (nodes: ElementContent[]): string =>
  toHtml({ type: "root", children: nodes }, { allowDangerousHtml: true });

/** The places of one rendered text that wait for the address of a file. */
export class FileSlots {
  readonly slots: Slot[] = [];

  /** `found` carries `addressMark` where the address goes. */
  add(path: string, found: Element, missing: ElementContent[], role: FileRole = "shown"): ElementContent {
    this.slots.push({ path, role, found: toText([found]), missing: toText(missing) });
    const raw: Raw = { type: "raw", value: `\uE000${nonce}${this.slots.length - 1}\uE001` };
    return raw as unknown as ElementContent;
  }
}

function escapeAttribute(value: string): string {
  return value.replaceAll("&", "&amp;").replaceAll('"', "&quot;").replaceAll("<", "&lt;");
}

function sourcesOf({ url, width, sources = [] }: FileLink): string {
  if (sources.length === 0 || !width) return "";
  const all = [...sources, { url, width }].map((each) => `${escapeAttribute(each.url)} ${each.width}w`);
  return ` srcset="${all.join(", ")}" sizes="${SHOWN_WIDTHS}"`;
}

function fillSlot(slot: Slot, resolveFile: ResolveFile): string {
  const answer = resolveFile(slot.path, slot.role);
  if (answer === null) return slot.missing;
  const link = typeof answer === "string" ? { url: answer } : answer;
  const size = link.width && link.height ? ` width="${link.width}" height="${link.height}"` : "";
  return slot.found
    .replaceAll(` data-size="${sizeMark}"`, () => size + sourcesOf(link))
    .replaceAll(` crossorigin="${originMark}"`, link.url.startsWith("/") ? "" : ' crossorigin="anonymous"')
    .replaceAll(addressMark, () => escapeAttribute(link.url));
}

/** Puts the addresses in. */
export function fillSlots(html: string, slots: readonly Slot[], resolveFile: ResolveFile): string {
  return html.replace(slotPattern, (_, index: string) => {
    const slot = slots[Number(index)];
    return slot ? fillSlots(fillSlot(slot, resolveFile), slots, resolveFile) : "";
  });
}
