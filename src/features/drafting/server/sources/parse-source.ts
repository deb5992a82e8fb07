import "server-only";
import type { SourceKind } from "@/features/drafting/schema";
import type { Block, OnProgress } from "./block";
import { decodeText } from "./decode-text";
import { type SourceLimits, sourceLimits } from "./limits";
import { formsOf, makeSpans, type SpanForms, type SpannedText } from "./make-spans";
import { OfficeArchive } from "./office-archive";
import { isDocx, readDocx } from "./read-docx";
import { readHtml } from "./read-html";
import { readMarkdown } from "./read-markdown";
import { readPdf } from "./read-pdf";
import { readPlainText } from "./read-plain-text";
import { isPptx, readPptx } from "./read-pptx";
import { readTranscript } from "./read-transcript";
import { SourceProblem } from "./source-problem";

export interface ParsedSource extends SpannedText {
  kind: SourceKind;
  forms: SpanForms;
  /** Pages or slides; null for what has none. */
  pages: number | null;
}

interface Reading {
  kind: SourceKind;
  blocks: Block[];
  pages: number | null;
}

export interface SourceBytes {
  bytes: Uint8Array;
  /** Its ending decides between kinds of text; for all else the content does. */
  name: string;
}

const quiet: OnProgress = () => Promise.resolve();

/**
 * Reads a source into spans. Pure: bytes in, spans out; the same bytes give the same spans.
 * @throws SourceProblem for everything that is wrong with the file.
 */
export async function parseSource(
  source: SourceBytes,
  { limits = sourceLimits, onProgress = quiet }: { limits?: SourceLimits; onProgress?: OnProgress } = {},
): Promise<ParsedSource> {
  if (source.bytes.length === 0) throw new SourceProblem("empty");
  if (source.bytes.length > limits.fileBytes)
    throw new SourceProblem("too_large", { mebibytes: limits.fileBytes / 1024 ** 2 });
  const { kind, blocks, pages } = await read(source, limits, onProgress);
  const spanned = makeSpans(blocks, limits);
  if (spanned.spans.length === 0)
    throw new SourceProblem(kind === "pdf" ? "scanned" : "no_text", { pages: pages ?? 0 });
  return { ...spanned, kind, forms: formsOf(blocks, spanned.blockOf), pages };
}

const endingOf = (name: string): string => /\.([a-z0-9]+)$/i.exec(name)?.[1]?.toLowerCase() ?? "";
const startsWith = (bytes: Uint8Array, ...head: number[]): boolean => head.every((byte, at) => bytes[at] === byte);

async function read({ bytes, name }: SourceBytes, limits: SourceLimits, onProgress: OnProgress): Promise<Reading> {
  const ending = endingOf(name);
  if (holdsPdfMark(bytes)) return { kind: "pdf", ...(await readPdf(bytes, limits, onProgress)) };
  if (startsWith(bytes, 0x50, 0x4b, 0x03, 0x04)) return readOffice(bytes, limits, onProgress);
  // The container of old office files, and of new ones under a password.
  if (startsWith(bytes, 0xd0, 0xcf, 0x11, 0xe0)) throw new SourceProblem("locked_or_old");
  if (ending === "pdf" || ending === "docx" || ending === "pptx") throw new SourceProblem("wrong_type", { ending });
  return { pages: null, ...readText(decodeText(bytes, limits), ending) };
}

/** Readers look for the mark within the first kilobyte (ISO 32000-1, annex H.3.4.1). */
const holdsPdfMark = (bytes: Uint8Array): boolean =>
  Buffer.from(bytes.subarray(0, 1024)).toString("latin1").includes("%PDF-");

async function readOffice(bytes: Uint8Array, limits: SourceLimits, onProgress: OnProgress): Promise<Reading> {
  const archive = await OfficeArchive.open(bytes, limits);
  try {
    if (isDocx(archive)) return { kind: "docx", blocks: await readDocx(archive), pages: null };
    if (isPptx(archive)) return { kind: "pptx", ...(await readPptx(archive, limits, onProgress)) };
    throw new SourceProblem("not_a_text");
  } finally {
    archive.close();
  }
}

function readText(text: string, ending: string): { kind: SourceKind; blocks: Block[] } {
  const isTranscript = ending === "vtt" || ending === "srt" || /^WEBVTT(?:[ \t\n]|$)/.test(text);
  if (isTranscript) return { kind: "transcript", blocks: readTranscript(text) };
  if (ending === "html" || ending === "htm" || ending === "xhtml" || /^\s*<(?:!doctype\s+html|html)[\s>]/i.test(text))
    return { kind: "html", blocks: readHtml(text) };
  if (ending === "md" || ending === "markdown" || ending === "mdown")
    return { kind: "markdown", blocks: readMarkdown(text).blocks };
  if (isMostlyUnreadable(text)) throw new SourceProblem("not_a_text");
  return { kind: "text", blocks: readPlainText(text) };
}

/** Control characters among the first ones: some other format that happens to be valid UTF-8. */
function isMostlyUnreadable(text: string): boolean {
  const head = text.slice(0, 4_096);
  const odd = head.match(/[^\P{Cc}\s]|\uFFFD/gu)?.length ?? 0;
  return odd > head.length / 100;
}
