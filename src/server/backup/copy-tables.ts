import "server-only";
import { createHash } from "node:crypto";
import { promisify } from "node:util";
import { gzip } from "node:zlib";
import type { Client } from "pg";
import { to as copyTo } from "pg-copy-streams";
import { entryNames, type TableRecord } from "./manifest";
import { copyOut, type Table } from "./tables";

/** What is held of a table at a time: an entry of a tar starts with its length. */
const PIECE_BYTES = 8 * 1024 * 1024;
const compress = promisify(gzip);

export type RowSums = Pick<TableRecord, "rows" | "bytes" | "sha256">;
type OnPiece = (piece: Buffer, number: number) => Promise<void>;

/**
 * Reads a table's rows once, in their order: what they hash to, and on the way to `onPiece` what they are. If `onPiece` fails
 * the connection is gone as well: the protocol knows no way to stop rows that are on their way.
 */
export async function readRows(client: Client, table: Table, onPiece?: OnPiece): Promise<RowSums> {
  const hash = createHash("sha256");
  const rows = client.query(copyTo(copyOut(table)));
  let chunks: Buffer[] = [];
  let held = 0;
  let count = 0;
  let bytes = 0;
  let pieces = 0;
  const flush = async () => {
    if (held === 0 || !onPiece) return;
    pieces += 1;
    const piece = Buffer.concat(chunks);
    chunks = [];
    held = 0;
    try {
      await onPiece(piece, pieces);
    } catch (error) {
      await client.end().catch(() => undefined);
      throw error;
    }
  };
  for await (const chunk of rows as AsyncIterable<Buffer>) {
    hash.update(chunk);
    count += rowsEndingIn(chunk);
    bytes += chunk.length;
    if (!onPiece) continue;
    chunks.push(chunk);
    held += chunk.length;
    if (held >= PIECE_BYTES) await flush();
  }
  await flush();
  return { rows: count, bytes, sha256: hash.digest("hex") };
}

/**
 * In COPY's text form a row ends with a line feed, and no value holds one. The server's own count comes after the rows: whether
 * the stream knows it at its end depends on how the answer was split into packets.
 */
function rowsEndingIn(chunk: Buffer): number {
  let count = 0;
  for (let at = chunk.indexOf("\n"); at >= 0; at = chunk.indexOf("\n", at + 1)) count += 1;
  return count;
}

/** A piece as an entry of the archive. The pieces of a table, unpacked one after the other, are what COPY reads. */
export async function packPiece({ schema, name }: Table, piece: Buffer, number: number) {
  return {
    name: `${entryNames.tables}${schema}.${name}/${String(number).padStart(6, "0")}.copy.gz`,
    bytes: await compress(piece, { level: 4 }),
  };
}

/** Of which table an entry is a piece, as `SCHEMA.NAME`; null for another entry. */
export const tableOfEntry = (entry: string): string | null =>
  /^tables\/([^/]+)\/\d{6}\.copy\.gz$/.exec(entry)?.[1] ?? null;
