import "server-only";
import { mostFileRows } from "@/features/gradebook/grade-file";
import { AppError } from "@/lib/app-error";
import { type CsvRow, readCsv } from "@/server/csv/read-csv";

/**
 * The rows of a CSV file, separated by commas, semicolons or tabs; the first is the header.
 * @throws AppError RULE_BROKEN `gradebook.file_empty`, `gradebook.file_not_text`, `gradebook.file_broken` (facts: line), `gradebook.file_too_long`
 */
export function readGradeFile(bytes: Uint8Array): { header: readonly string[]; rows: CsvRow[] } {
  const {
    rows: [header, ...rows],
  } = readCsv(bytes, {
    delimiters: [",", ";", "\t"],
    notText: () => new AppError("RULE_BROKEN", "gradebook.file_not_text"),
    broken: (line) => new AppError("RULE_BROKEN", "gradebook.file_broken", { line }),
  });
  if (!header || rows.length === 0) throw new AppError("RULE_BROKEN", "gradebook.file_empty");
  if (rows.length > mostFileRows) throw new AppError("RULE_BROKEN", "gradebook.file_too_long", { most: mostFileRows });
  return { header: header.cells, rows };
}
