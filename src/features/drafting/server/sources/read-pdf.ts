import "server-only";
import { join } from "node:path";
import type { TextItem } from "pdfjs-dist/types/src/display/api";
import type { SourceReason } from "@/features/drafting/schema";
import type { Block, OnProgress } from "./block";
import type { SourceLimits } from "./limits";
import { blocksOfLines, type PdfLine } from "./pdf-blocks";
import { SourceProblem } from "./source-problem";

/** Character maps of East Asian fonts, which files name without carrying them. */
const characterMaps = () =>
  `${join(/* turbopackIgnore: true */ process.cwd(), "node_modules", "pdfjs-dist", "cmaps")}/`;

/**
 * The text of a PDF, page for page, as its file orders it. Nothing in it is run, fetched or drawn.
 * @throws SourceProblem "locked", "damaged", "scanned" (pages without any text), "too_long"
 */
export async function readPdf(
  bytes: Uint8Array,
  limits: SourceLimits,
  onProgress: OnProgress,
): Promise<{ blocks: Block[]; pages: number }> {
  const { getDocument } = await import("pdfjs-dist/legacy/build/pdf.mjs");
  const loading = getDocument({
    // It takes its bytes away.
    data: new Uint8Array(bytes),
    isEvalSupported: false,
    disableFontFace: true,
    useSystemFonts: false,
    cMapUrl: characterMaps(),
    cMapPacked: true,
    maxImageSize: 0,
    verbosity: 0,
  });
  try {
    const document = await loading.promise;
    const pages = document.numPages;
    if (pages > limits.pages) throw new SourceProblem("too_long", { most: limits.characters });
    const lines: PdfLine[] = [];
    let characters = 0;
    for (let page = 1; page <= pages; page += 1) {
      const opened = await document.getPage(page);
      const { items } = await opened.getTextContent();
      const found = linesOf(items as TextItem[], page);
      opened.cleanup();
      characters += found.reduce((sum, { text }) => sum + text.length, 0);
      if (characters > limits.characters) throw new SourceProblem("too_long", { most: limits.characters });
      lines.push(...found);
      await onProgress(page, pages);
    }
    if (lines.length === 0) throw new SourceProblem("scanned", { pages });
    return { blocks: blocksOfLines(lines), pages };
  } catch (error) {
    throw error instanceof SourceProblem ? error : problemOf(error);
  } finally {
    await loading.destroy();
  }
}

/** What the reader throws at a file. Anything else is ours, and no fault of the file's. */
const reasons: Readonly<Record<string, SourceReason>> = {
  PasswordException: "locked",
  InvalidPDFException: "damaged",
  FormatError: "damaged",
  UnknownErrorException: "damaged",
};

function problemOf(error: unknown): unknown {
  const reason = error instanceof Error ? reasons[error.name] : undefined;
  return reason === undefined ? error : new SourceProblem(reason);
}

function linesOf(items: readonly TextItem[], page: number): PdfLine[] {
  const lines: PdfLine[] = [];
  let line: PdfLine | null = null;
  for (const item of items) {
    // Marks of the structure are among the texts and hold none.
    if (typeof item.str !== "string") continue;
    const [, , shearX = 0, scaleY = 0, x = 0, y = 0] = item.transform as number[];
    const size = Math.hypot(shearX, scaleY);
    const isSame = line !== null && Math.abs(line.y - y) < Math.max(line.size, size) * 0.4;
    if (line && (isSame || size === 0)) {
      line.text += item.str;
      // Raised and lowered letters are smaller than the line they are in.
      if (item.str.trim() !== "") line.size = Math.max(line.size, size);
    } else if (item.str.trim() !== "") {
      line = { text: item.str, page, x, y, size };
      lines.push(line);
    }
    if (item.hasEOL) line = null;
  }
  return lines
    .map((each) => ({ ...each, text: each.text.replace(/\s+/g, " ").trim() }))
    .filter(({ text }) => text !== "");
}
