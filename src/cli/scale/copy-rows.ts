import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import type { ClientBase } from "pg";
import { from as copyFrom } from "pg-copy-streams";

export type Value = string | number | boolean | null | readonly string[];

export interface Rows {
  table: string;
  columns: readonly string[];
  rows: Iterable<readonly Value[]>;
}

/** Enough to keep Postgres busy, little enough that memory does not grow with the site. */
const CHUNK_CHARACTERS = 64 * 1024;

const special = /[\\\t\n\r]/g;
const escapes: Readonly<Record<string, string>> = { "\\": "\\\\", "\t": "\\t", "\n": "\\n", "\r": "\\r" };
const escaped = (text: string): string => text.replace(special, (character) => escapes[character] ?? character);

function field(value: Value): string {
  if (value === null) return "\\N";
  if (typeof value === "string") return escaped(value);
  if (typeof value === "object") return escaped(`{${value.map((item) => JSON.stringify(item)).join(",")}}`);
  return typeof value === "boolean" ? (value ? "t" : "f") : String(value);
}

class Chunks {
  count = 0;
  readonly #rows: Iterable<readonly Value[]>;
  constructor(rows: Iterable<readonly Value[]>) {
    this.#rows = rows;
  }

  *[Symbol.iterator](): Generator<string> {
    let chunk = "";
    for (const row of this.#rows) {
      this.count += 1;
      let separator = "";
      for (const value of row) {
        chunk += separator + field(value);
        separator = "\t";
      }
      chunk += "\n";
      if (chunk.length < CHUNK_CHARACTERS) continue;
      yield chunk;
      chunk = "";
    }
    if (chunk) yield chunk;
  }
}

/** Streams rows into a table with COPY, in memory that does not depend on how many there are. Resolves to how many there were. */
export async function copyRows(client: ClientBase, { table, columns, rows }: Rows): Promise<number> {
  const chunks = new Chunks(rows);
  const copy = client.query(copyFrom(`COPY "${table}" (${columns.map((name) => `"${name}"`).join(", ")}) FROM STDIN`));
  await pipeline(Readable.from(chunks, { objectMode: true, highWaterMark: 4 }), copy);
  return chunks.count;
}
