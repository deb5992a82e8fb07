import "server-only";
import { readFile } from "node:fs/promises";
import { ImportError } from "@/features/interchange/import-error";
import { type ImportLimits, importLimits, inWords } from "@/features/interchange/server/staging/limits";
import type { StagedFile } from "@/features/interchange/server/staging/staged-course";

/**
 * A file's text: UTF-8 (a byte-order mark is dropped), line ends as LF.
 * @throws ImportError naming the file and the line of the first byte that is not UTF-8.
 */
export async function readText(file: StagedFile, limits: ImportLimits = importLimits): Promise<string> {
  if (file.size > limits.textBytes) {
    throw new ImportError(`A text file of more than ${inWords(limits.textBytes)}. Split it.`, file.path);
  }
  const bytes = await readFile(file.localPath);
  if (bytes[0] === 0xff && bytes[1] === 0xfe) throw wrongEncoding(file.path, 1, "It looks like UTF-16. ");
  if (bytes[0] === 0xfe && bytes[1] === 0xff) throw wrongEncoding(file.path, 1, "It looks like UTF-16. ");
  let text: string;
  try {
    text = new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    throw wrongEncoding(file.path, lineOfBadByte(bytes), "");
  }
  const zero = text.indexOf("\0");
  if (zero >= 0) {
    throw new ImportError(
      "There is a zero byte in this text. Save the file again as plain text.",
      file.path,
      lineAt(text, zero),
    );
  }
  return text.replace(/\r\n?/g, "\n");
}

/** The line, counted from 1, on which the character at `offset` is. */
export function lineAt(text: string, offset: number): number {
  let line = 1;
  for (let at = text.indexOf("\n"); at >= 0 && at < offset; at = text.indexOf("\n", at + 1)) line += 1;
  return line;
}

function wrongEncoding(path: string, line: number, guess: string): ImportError {
  return new ImportError(`This text is not UTF-8. ${guess}Save the file again with the encoding UTF-8.`, path, line);
}

function lineOfBadByte(bytes: Buffer): number {
  const decoder = new TextDecoder("utf-8", { fatal: true });
  let line = 1;
  let start = 0;
  while (start < bytes.length) {
    const end = bytes.indexOf(0x0a, start);
    const stop = end < 0 ? bytes.length : end;
    try {
      decoder.decode(bytes.subarray(start, stop));
    } catch {
      return line;
    }
    line += 1;
    start = stop + 1;
  }
  return line;
}
