import { type Column, columns } from "../procedures/people";
import { canaryTable } from "./table";

export interface Line {
  table: string;
  column: string;
  row: string;
  /** Who may be shown it, and by which procedures where not by all: beginnings of their paths. */
  may: Partial<Record<Column, readonly string[]>>;
}

/** The rows of the table by hand. */
export function readCanaries(): Line[] {
  const lines = canaryTable.split("\n").map((line) => line.trim());
  return lines.filter((line) => line !== "" && !line.startsWith("#")).map(readLine);
}

function readLine(line: string): Line {
  const [place = "", row = "", ...rest] = line.split(/\s+/);
  const [table = "", column = ""] = place.split(".");
  const marks = rest.slice(0, columns.length);
  const through = / p = (.+)$/.exec(line)?.[1]?.split(" ") ?? [];
  if (
    marks.length !== columns.length ||
    marks.some((mark) => !/^[.+p]$/.test(mark)) ||
    /p/.test(marks.join("")) !== through.length > 0
  )
    throw new Error(`a row that cannot be read: ${line}`);
  const found = columns.flatMap((name, at) =>
    marks[at] === "." ? [] : [[name, marks[at] === "p" ? through : [""]] as const],
  );
  return { table, column, row, may: Object.fromEntries(found) };
}
