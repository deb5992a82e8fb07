import "server-only";
import { createReadStream, createWriteStream } from "node:fs";
import { createInterface } from "node:readline";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import type { Client } from "pg";
import { z } from "zod";
import { clientRows } from "@/server/db/client-rows";
import { rowSchema } from "@/server/db/query-rows";

const FileRecord = z.object({
  key: z.string(),
  mimeType: z.string(),
  /** False while an upload or an import is in progress: its bytes may not be there yet. */
  isExpected: z.boolean(),
});
export type FileRecord = z.infer<typeof FileRecord>;

const KeyRow = rowSchema(() => ({ key: z.string() }));

const BATCH = 1_000;

const files = `
  SELECT storage_key AS key, mime_type AS "mimeType", state = 'READY' AS "isExpected" FROM stored_file
  UNION ALL
  SELECT variant->>'storageKey', variant->>'mimeType', true
    FROM stored_file, jsonb_array_elements(variants) AS variant
  UNION ALL
  SELECT metadata->>'storageKey', 'application/octet-stream', false FROM uploaded_content
   WHERE state IN ('PENDING', 'PROCESSING') AND metadata->>'storageKey' IS NOT NULL`;

/** Writes down which files the rows of this transaction point at, so that it can end before their bytes are read. */
export async function noteFiles(client: Client, notes: string): Promise<void> {
  await client.query(`DECLARE noted_files NO SCROLL CURSOR FOR SELECT * FROM (${files}) f ORDER BY key COLLATE "C"`);
  const lines = async function* () {
    for (;;) {
      const rows = await clientRows(client, () => FileRecord, `FETCH ${BATCH} FROM noted_files`);
      if (rows.length === 0) return;
      yield rows.map((row) => `${JSON.stringify(row)}\n`).join("");
    }
  };
  await pipeline(Readable.from(lines()), createWriteStream(notes, { flags: "wx", mode: 0o600 }));
  await client.query("CLOSE noted_files");
}

export async function* readNotes(notes: string): AsyncGenerator<FileRecord> {
  const lines = createInterface({ input: createReadStream(notes), crlfDelay: Number.POSITIVE_INFINITY });
  for await (const line of lines) yield FileRecord.parse(JSON.parse(line));
}

/** Of keys that were not in the storage, those that rows point at even now: the others were deleted in the meantime. */
export async function stillNamed(client: Client, keys: readonly string[]): Promise<string[]> {
  const rows = await clientRows(client, KeyRow, `SELECT DISTINCT key FROM (${files}) f WHERE key = ANY ($1)`, [keys]);
  return rows.map(({ key }) => key).sort();
}
