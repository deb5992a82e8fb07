import "server-only";
import { CsvError, type Info, parse } from "csv-parse/sync";
import { decodeText } from "@/features/exchange/decode-text";
import { type FileRow, mostFileRows } from "@/features/gradebook/grade-file";
import { AppError } from "@/lib/app-error";

/**
 * The rows of a CSV file, separated by commas, semicolons or tabs; the first is the header. Cells are text and nothing else.
 * @throws AppError RULE_BROKEN `gradebook.file_empty`, `gradebook.file_broken` (facts: line), `gradebook.file_too_long`
 */
export function readGradeFile(bytes: Uint8Array): { header: readonly string[]; rows: FileRow[] } {
  const text = decodeText(bytes).text.replace(/^\uFEFF/, "");
  const [header, ...rows] = parseRows(text);
  if (!header || rows.length === 0) throw new AppError("RULE_BROKEN", "gradebook.file_empty");
  if (rows.length > mostFileRows) throw new AppError("RULE_BROKEN", "gradebook.file_too_long", { most: mostFileRows });
  return { header: header.cells, rows };
}

function parseRows(text: string): FileRow[] {
  const [firstLine = ""] = text.replace(/"[^"]*"/g, "").split(/\r\n|\r|\n/, 1);
  const count = (sign: string) => firstLine.split(sign).length;
  const delimiter = [",", ";", "\t"].reduce((best, sign) => (count(sign) > count(best) ? sign : best), ",");
  try {
    const found = parse(text, {
      ...{ delimiter, info: true, trim: true, relax_column_count: true, skip_empty_lines: true },
      ...{ skip_records_with_empty_values: true, max_record_size: 100_000 },
    }) as unknown as { record: string[]; info: Info }[];
    // The parser tells the line at which a record ends; a record over several lines began earlier.
    return found.map(({ record, info }) => {
      return { cells: record, line: info.lines - record.join("").split(/\r\n|\r|\n/).length + 1 };
    });
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    throw new AppError("RULE_BROKEN", "gradebook.file_broken", { line: Number(error.lines ?? 0) });
  }
}
