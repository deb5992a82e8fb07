import type { Reason } from "@/lib/app-error";
import type { FileKind } from "./schema";

const MiB = 1024 * 1024;
/** What one request carries. At least 5 MiB, which buckets ask of every part but the last. */
export const PART_BYTES = 8 * MiB;

/** Rows of the list of owners on /admin/storage. */
export const OWNERS_A_PAGE = 30;

export const countParts = (sizeBytes: number): number => Math.ceil(sizeBytes / PART_BYTES);

/** The size that a part must have, in bytes. */
export function partSize(sizeBytes: number, partNumber: number): number {
  return Math.min(PART_BYTES, sizeBytes - (partNumber - 1) * PART_BYTES);
}

/** Types that count as documents, whole or by their beginning. */
export const documentTypes = {
  exact: [
    "application/pdf",
    "application/rtf",
    "application/epub+zip",
    "text/plain",
    "text/markdown",
    "text/csv",
    "text/tab-separated-values",
    "text/vtt",
    "application/x-subrip",
  ],
  prefixes: [
    "application/vnd.openxmlformats-officedocument",
    "application/vnd.oasis.opendocument",
    "application/vnd.ms-",
  ],
} as const;

export function kindOf(mimeType: string): FileKind {
  const family = mimeType.split("/")[0];
  if (family === "image" || family === "video" || family === "audio") return family;
  const isDocument =
    (documentTypes.exact as readonly string[]).includes(mimeType) ||
    documentTypes.prefixes.some((prefix) => mimeType.startsWith(prefix));
  return isDocument ? "document" : "other";
}

/** Programs, by the types that file-type gives them. Scripts are text and only ever handed out as such. */
const programs = new Set([
  "application/x-msdownload",
  "application/x-elf",
  "application/x-mach-binary",
  "application/vnd.microsoft.portable-executable",
  "application/java-vm",
  "application/x-msi",
  "application/x-ms-shortcut",
  "application/x-nintendo-nes-rom",
  "application/wasm",
  "application/vnd.android.package-archive",
  "application/x-apple-diskimage",
  "application/x-deb",
  "application/x-rpm",
  "application/x-google-chrome-extension",
]);

const shownImages = new Set([
  "image/png",
  "image/apng",
  "image/jpeg",
  "image/gif",
  "image/webp",
  "image/avif",
  "image/svg+xml",
]);
const playedVideos = new Set(["video/mp4", "video/webm", "video/quicktime", "video/ogg", "video/x-m4v"]);

/** Endings whose files a browser would show: their content has to be of the same family. */
const families: readonly [RegExp, RegExp][] = [
  [/\.(?:png|apng|jpe?g|gif|webp|avif|svg|bmp|tiff?|heic|ico)$/i, /^image\//],
  [/\.(?:mp4|m4v|mov|webm|ogv|mkv|avi)$/i, /^(?:video|audio)\//],
  [/\.(?:mp3|m4a|aac|oga|ogg|opus|wav|flac)$/i, /^(?:video|audio)\//],
  [/\.pdf$/i, /^application\/pdf$/],
  [/\.(?:vtt)$/i, /^text\/vtt$/],
];

export const contentRefusals = [
  "media.web_page",
  "media.program",
  "media.not_what_it_says",
  "media.unplayable",
  "media.drawing_with_program",
  "media.not_accepted",
] as const satisfies readonly Reason[];
export type ContentRefusal = (typeof contentRefusals)[number];

/** Whether bytes of this type, under this name, are taken in; null is yes. The name is believed in nothing but its contradiction. */
export function judgeContent(mimeType: string, name: string): ContentRefusal | null {
  const family = families.find(([ending]) => ending.test(name))?.[1];
  if (family && !family.test(mimeType)) return "media.not_what_it_says";
  if (mimeType === "text/html" || mimeType === "application/xhtml+xml") return "media.web_page";
  if (programs.has(mimeType)) return "media.program";
  if (mimeType.startsWith("image/") && !shownImages.has(mimeType)) return "media.unplayable";
  if (mimeType.startsWith("video/") && !playedVideos.has(mimeType)) return "media.unplayable";
  return null;
}

/** Names as people gave them, without what cannot be in one: "C:\\notes\\a.pdf" and "notes/a.pdf" are "a.pdf". */
export function cleanName(name: string): string {
  const last = name.normalize("NFC").split(/[/\\]/).at(-1) ?? "";
  const shown = last.replace(/\p{Cc}/gu, "").trim();
  if ([...shown].length <= 200) return shown || "file";
  const ending = /\.[\p{L}\p{N}]{1,10}$/u.exec(shown)?.[0] ?? "";
  return [...shown].slice(0, 200 - ending.length).join("") + ending;
}

/** The path by which a course's texts name a file: readable, stable, without a sign that Markdown would take for its own. */
export function coursePathFor(name: string, attempt: number): string {
  const clean = cleanName(name).toLowerCase();
  const at = clean.lastIndexOf(".");
  const [stem, ending] = at > 0 ? [clean.slice(0, at), clean.slice(at + 1)] : [clean, ""];
  const word = (text: string) =>
    text
      .replace(/[^\p{L}\p{M}\p{N}]+/gu, "-")
      .replace(/^-+|-+$/g, "")
      .slice(0, 80);
  const number = attempt > 1 ? `-${attempt}` : "";
  const tail = word(ending);
  return `media/${word(stem) || "file"}${number}${tail ? `.${tail}` : ""}`;
}

/** Widths that images are kept in beside the original, in pixels. */
export const VARIANT_WIDTHS = [480, 960, 1600] as const;
