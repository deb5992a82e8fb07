import { type Column, columns } from "./people";

/** What a cell expects: to be let in, or the code and the reason of a refusal. */
export type Cell = "let in" | `${string} ${string}`;

export interface Row {
  path: string;
  cells: Record<Column, Cell>;
  /** Why no one at all gets done what is asked, where that is so. */
  nobody: string | null;
}

const letters: Record<string, Cell> = {
  "+": "let in",
  s: "SIGN_IN_REQUIRED common.sign_in_required",
  f: "FORBIDDEN common.forbidden",
  n: "NOT_FOUND common.not_found",
  v: "FORBIDDEN accounts.verify_first",
};

/** The rows of a table, as it is written in the tables' files: see people.ts for what is in it. */
export function readRows(table: string): Row[] {
  const lines = table.split("\n").map((line) => line.trim());
  return lines.filter((line) => line !== "" && !line.startsWith("#")).map(readRow);
}

function readRow(line: string): Row {
  const [path = "", ...rest] = line.split(/\s+/);
  const marks = rest.slice(0, columns.length);
  const [, own] = / x = ([A-Z_]+ [\w.]+)/.exec(line) ?? [];
  const [, nobody = null] = / nobody: (.+)$/.exec(line) ?? [];
  const meant = (mark: string | undefined): Cell => {
    const cell = mark === "x" ? own : mark && letters[mark];
    if (!cell) throw new Error(`a row that cannot be read: ${line}`);
    return cell as Cell;
  };
  const cells = Object.fromEntries(columns.map((column, at) => [column, meant(marks[at])])) as Record<Column, Cell>;
  return { path, cells, nobody };
}
