import "server-only";
import { CsvError, type Info, parse } from "csv-parse/sync";
import type { AppError } from "@/lib/app-error";

export type CsvEncoding = "UTF-8" | "UTF-16" | "windows-1252";

export interface CsvRow {
  /** Of the file, from 1 on: where the row starts. */
  line: number;
  /** Trimmed outside of quotes, and text whatever a spreadsheet would make of it. */
  cells: readonly string[];
}

export interface CsvFile {
  rows: CsvRow[];
  encoding: CsvEncoding;
  delimiter: string;
}

interface CsvOptions {
  /** Signs that may separate cells, the likeliest first. */
  delimiters: readonly string[];
  /** Of a file that is no text, such as a workbook. */
  notText: () => AppError;
  /** Of a file that can't be read from this line on: a quote that isn't closed. */
  broken: (line: number) => AppError;
}

/**
 * The rows of a CSV file in any encoding that spreadsheets write. Empty rows are left out.
 * @throws AppError what `notText` or `broken` make
 */
export function readCsv(bytes: Uint8Array, { delimiters, notText, broken }: CsvOptions): CsvFile {
  const decoded = decode(bytes);
  if (!decoded) throw notText();
  const text = decoded.text.replace(/^\uFEFF/, "");
  const delimiter = guessDelimiter(text, delimiters);
  return { rows: parseRows(text, delimiter, broken), encoding: decoded.encoding, delimiter };
}

/** By its mark, else UTF-8 if it is that, else what old spreadsheets of the west write. Null for what is no text. */
function decode(bytes: Uint8Array): { text: string; encoding: CsvEncoding } | null {
  const [a, b] = bytes;
  if (a === 0xff && b === 0xfe) return { text: new TextDecoder("utf-16le").decode(bytes), encoding: "UTF-16" };
  if (a === 0xfe && b === 0xff) return { text: new TextDecoder("utf-16be").decode(bytes), encoding: "UTF-16" };
  const zeros = bytes.subarray(0, 400).filter((byte, at) => byte === 0 && at % 2 === 1).length;
  if (zeros > 0 && zeros >= Math.floor(Math.min(bytes.length, 400) / 4))
    return { text: new TextDecoder("utf-16le").decode(bytes), encoding: "UTF-16" };
  if (bytes.includes(0)) return null;
  try {
    return { text: new TextDecoder("utf-8", { fatal: true }).decode(bytes), encoding: "UTF-8" };
  } catch {
    return { text: decodeWindows1252(bytes), encoding: "windows-1252" };
  }
}

/** What windows-1252 has at 0x80 to 0x9f; the rest is Latin-1. Node 20 decodes it as Latin-1 throughout, and so loses these. */
const upper = "€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ";

const decodeWindows1252 = (bytes: Uint8Array): string =>
  Buffer.from(bytes)
    .toString("latin1")
    .replace(/[\u0080-\u009f]/g, (sign) => upper[sign.charCodeAt(0) - 0x80] ?? sign);

/** The sign that is most often in the first line outside of quotes. */
function guessDelimiter(text: string, delimiters: readonly string[]): string {
  const line = (/^[^\r\n]*/.exec(text.trimStart())?.[0] ?? "").replace(/"[^"]*"/g, "");
  const count = (sign: string) => line.split(sign).length;
  return delimiters.reduce((best, sign) => (count(sign) > count(best) ? sign : best), delimiters[0] ?? ",");
}

function parseRows(text: string, delimiter: string, broken: CsvOptions["broken"]): CsvRow[] {
  try {
    const found = parse(text, {
      ...{ delimiter, info: true, trim: true, relax_column_count: true, relax_quotes: true },
      ...{ skip_empty_lines: true, skip_records_with_empty_values: true, max_record_size: 100_000 },
    }) as unknown as { record: string[]; info: Info }[];
    // The parser tells the line at which a record ends; a record over several lines began earlier.
    return found.map(({ record, info }) => ({
      cells: record,
      line: info.lines - record.reduce((sum, cell) => sum + (cell.match(/\r\n|\r|\n/g)?.length ?? 0), 0),
    }));
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    throw broken(Number(error.lines ?? 0));
  }
}
