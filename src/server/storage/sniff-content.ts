import "server-only";
import { fileTypeFromBuffer } from "file-type";

/** Enough for every signature that is looked for, the inside of office documents included. */
export const SNIFF_BYTES = 64 * 1024;

/** Kinds of plain text that only their name tells apart; none of them is ever shown as a page. */
const TEXT_BY_NAME: Readonly<Record<string, string>> = {
  csv: "text/csv",
  json: "application/json",
  md: "text/markdown",
  srt: "application/x-subrip",
  tsv: "text/tab-separated-values",
  yaml: "application/yaml",
  yml: "application/yaml",
};

/**
 * The type of a file by its first bytes (SNIFF_BYTES of them, or all). The name only tells harmless kinds of text apart.
 * "application/octet-stream" if nothing is recognized.
 */
export async function sniffContent(head: Uint8Array, fileName = ""): Promise<string> {
  const text = decodeText(head);
  if (text !== null) {
    const markup = findMarkup(text);
    if (markup) return markup;
  }
  const found = await fileTypeFromBuffer(head).catch(() => undefined);
  if (found && found.mime !== "application/xml") return found.mime;
  if (text === null || head.length === 0) return "application/octet-stream";
  if (/^\uFEFF?WEBVTT(?:[ \t\n\r]|$)/.test(text)) return "text/vtt";
  if (/^\s*<\?xml/.test(text)) return "application/xml";
  const extension = /\.([a-z0-9]+)$/i.exec(fileName)?.[1]?.toLowerCase() ?? "";
  return TEXT_BY_NAME[extension] ?? "text/plain";
}

/** The bytes as UTF-8, or null if they are none. A sign cut off at the end is no fault. */
function decodeText(head: Uint8Array): string | null {
  if (head.includes(0)) return null;
  try {
    return new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(head, { stream: true });
  } catch {
    return null;
  }
}

/** What a browser would run if it were shown: drawings and pages, whatever is in front of their first element. */
function findMarkup(text: string): string | null {
  const bare = text
    .slice(0, 16_384)
    .replace(/^\uFEFF/, "")
    .replace(/^(?:\s+|<\?[\s\S]*?\?>|<!--[\s\S]*?-->|<!DOCTYPE\s+svg[^>[]*(?:\[[\s\S]*?\])?[^>]*>)+/i, "");
  if (/^<svg[\s>/]/i.test(bare)) return "image/svg+xml";
  const isPage =
    /^<(?:!doctype\s+html|html|head|title|body|script|iframe|style|h1|div|font|table|a|br|p|b|img|meta|link|form)[\s>/]/i;
  return isPage.test(bare) ? "text/html" : null;
}
