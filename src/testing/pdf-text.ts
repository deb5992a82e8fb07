import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** Whether Poppler's tools are there; without them the text of a PDF cannot be read back and such a test is skipped. */
export function hasPdfTools(): boolean {
  try {
    execFileSync("pdftotext", ["-v"], { stdio: "ignore" });
    return true;
  } catch {
    return false;
  }
}

/** Runs one of Poppler's readers (`pdftotext`, `pdffonts`, `pdfinfo`) over a PDF and gives what it prints. */
export function readPdf(pdf: Uint8Array, tool: "pdftotext" | "pdffonts" | "pdfinfo", options: string[] = []): string {
  const folder = mkdtempSync(join(tmpdir(), "lectern-pdf-"));
  const file = join(folder, "file.pdf");
  try {
    writeFileSync(file, pdf);
    const out = tool === "pdftotext" ? [file, "-"] : [file];
    return execFileSync(tool, [...options, ...out], { encoding: "utf8", stdio: ["ignore", "pipe", "ignore"] });
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** The text of a PDF as any reader extracts it, page after page. Needs no tool of the machine; knows no right-to-left order. */
export async function readPdfText(pdf: Uint8Array): Promise<string> {
  const { getDocument } = await import("pdfjs-dist/legacy/build/pdf.mjs");
  const document = await getDocument({ data: new Uint8Array(pdf), useSystemFonts: true, verbosity: 0 }).promise;
  const pages: string[] = [];
  for (let number = 1; number <= document.numPages; number++) {
    const { items } = await (await document.getPage(number)).getTextContent();
    pages.push(items.map((item) => ("str" in item ? item.str + (item.hasEOL ? "\n" : "") : "")).join(""));
  }
  await document.destroy();
  return pages.join("\n");
}
