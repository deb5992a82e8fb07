import "server-only";
import { uuidV7 } from "@/lib/uuid-v7";
import type { Tx } from "./client";

/** Characters of JSON in one statement. */
const MOST_CHARACTERS = 512 * 1024;

const columnOf = (field: string) => field.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
const quoted = (name: string) => `"${name}"`;

/**
 * Inserts any number of rows into a table, in few statements of one parameter each. Rows are named by Prisma's fields and
 * all have the same ones as the first; `id` is made where it is left out, columns that are not named get their default.
 * For thousands of rows: `createMany` compiles each such call again and keeps what it compiled, tens of megabytes of it.
 * `onPiece` is called after each statement.
 */
export async function insertRows<Row extends object>(
  tx: Tx,
  table: string,
  rows: readonly Row[],
  onPiece: () => void = () => undefined,
): Promise<void> {
  const [first] = rows;
  if (first === undefined) return;
  const fields = Object.keys("id" in first ? first : { id: null, ...first });
  const columns = fields.map((field) => quoted(columnOf(field))).join(", ");
  const statement = `INSERT INTO ${quoted(table)} (${columns}) SELECT ${columns} FROM json_populate_recordset(NULL::${quoted(table)}, $1::json)`;
  for (const piece of pieces(rows, fields)) {
    await tx.$executeRawUnsafe(statement, piece);
    onPiece();
  }
}

function* pieces(rows: readonly object[], fields: readonly string[]): Generator<string> {
  let piece: string[] = [];
  let length = 0;
  for (const row of rows) {
    const text = rowAsJson(row, fields);
    if (length > 0 && length + text.length > MOST_CHARACTERS) {
      yield `[${piece.join(",")}]`;
      piece = [];
      length = 0;
    }
    piece.push(text);
    length += text.length;
  }
  yield `[${piece.join(",")}]`;
}

function rowAsJson(row: object, fields: readonly string[]): string {
  const named: Record<string, unknown> = {};
  for (const field of fields) {
    const value: unknown = Reflect.get(row, field);
    named[columnOf(field)] =
      field === "id" ? (value ?? uuidV7()) : typeof value === "bigint" ? String(value) : (value ?? null);
  }
  return JSON.stringify(named);
}
