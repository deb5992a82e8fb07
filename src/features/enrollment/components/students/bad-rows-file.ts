import type { RowPlan } from "@/features/enrollment/students";

/** A cell of a CSV file; one that a spreadsheet would run starts with an apostrophe. */
const cell = (text: string): string => {
  const safe = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return /[",\r\n;]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
};

/** The rows that could not be used, with what is wrong: to be fixed and sent again. */
export function badRowsFile(rows: readonly RowPlan[], why: (row: RowPlan) => string): Blob {
  const lines = rows
    .filter(({ outcome }) => outcome === "bad")
    .map((row) => [row.email, row.name, row.until, why(row)].map(cell).join(","));
  return new Blob([`\uFEFFemail,name,until,problem\r\n${lines.join("\r\n")}\r\n`], { type: "text/csv" });
}
