import "server-only";
import * as z from "zod";
import { coursePathFor } from "@/features/media/rules";
import { Prisma } from "@/generated/prisma/client";
import { uuidV7 } from "@/lib/uuid-v7";
import type { Tx } from "@/server/db/client";
import { json, queryRows, type RowOf, rowSchema } from "@/server/db/query-rows";

/** Whose texts name files by paths: a version of a course, or a question bank. */
export type FileHome = { versionId: string } | { bankId: string };

const PathRow = rowSchema(() => ({ fileId: z.string(), path: z.string() }));

const HomeFile = rowSchema(() => ({
  path: z.string(),
  fileId: z.string(),
  storageKey: z.string(),
  name: z.string(),
  mimeType: z.string(),
  width: z.number().nullable(),
  height: z.number().nullable(),
  variants: json(),
}));
export type HomeFile = RowOf<typeof HomeFile>;

const parts = (home: FileHome) =>
  "versionId" in home
    ? { table: Prisma.raw("course_file"), column: Prisma.raw("version_id"), id: home.versionId }
    : { table: Prisma.raw("bank_file"), column: Prisma.raw("bank_id"), id: home.bankId };

/** The files that are stored under these paths. What isn't there is left out. One query, or none without paths. */
export async function readFilesAt(db: Tx, home: FileHome, paths: readonly string[]): Promise<HomeFile[]> {
  if (paths.length === 0) return [];
  const { table, column, id } = parts(home);
  return queryRows(db, HomeFile)`
    SELECT f.path, s.id::text AS "fileId", s.storage_key AS "storageKey", s.original_name AS name, s.mime_type AS "mimeType",
           s.width, s.height, s.variants
      FROM ${table} f JOIN stored_file s ON s.id = f.file_id
     WHERE f.${column} = ${id}::uuid AND f.path = ANY(${[...paths]}) AND s.state = 'READY'`;
}

/**
 * Gives files the paths by which texts name them there, such as "media/tide-table.png": by the ids of the files. The same file
 * keeps its path; another of that name gets a number. Whether they may be used there is for the caller to ask.
 */
export async function attachFiles(tx: Tx, home: FileHome, fileIds: readonly string[]): Promise<Map<string, string>> {
  const { table, column, id } = parts(home);
  const known = await queryRows(tx, PathRow)`
    SELECT file_id::text AS "fileId", min(path) AS path FROM ${table}
     WHERE ${column} = ${id}::uuid AND file_id = ANY(${[...fileIds]}::uuid[]) GROUP BY file_id`;
  const attached = new Map(known.map(({ fileId, path }) => [fileId, path]));
  const isNew = fileIds.filter((fileId) => !attached.has(fileId));
  let waiting = await tx.storedFile.findMany({
    where: { id: { in: isNew } },
    orderBy: { id: "asc" },
    select: { id: true, originalName: true },
  });
  while (waiting.length > 0) {
    const rows = await freePaths(tx, home, waiting);
    // Two editors at once: the unique index decides who has the plain name, and the other looks for the next one.
    const added = await queryRows(tx, PathRow)`
      INSERT INTO ${table} (id, ${column}, path, file_id)
      SELECT r.id, ${id}::uuid, r.path, r."fileId" FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) AS r (id uuid, path text, "fileId" uuid)
      ON CONFLICT (${column}, path) DO NOTHING RETURNING file_id::text AS "fileId", path`;
    for (const { fileId, path } of added) attached.set(fileId, path);
    waiting = waiting.filter((file) => !attached.has(file.id));
  }
  return attached;
}

async function freePaths(tx: Tx, home: FileHome, files: readonly { id: string; originalName: string }[]) {
  const { table, column, id } = parts(home);
  const rows = await queryRows(tx, () => z.strictObject({ path: z.string() }))`
    SELECT path FROM ${table} WHERE ${column} = ${id}::uuid`;
  const taken = new Set(rows.map(({ path }) => path));
  return files.map(({ id: fileId, originalName }) => {
    let attempt = 1;
    while (taken.has(coursePathFor(originalName, attempt))) attempt += 1;
    const path = coursePathFor(originalName, attempt);
    taken.add(path);
    return { id: uuidV7(), fileId, path };
  });
}

/**
 * Makes files of one place files of another as well, without a copy of their bytes: the paths there, by those here. What isn't here
 * is left out.
 */
export async function bringFiles(
  tx: Tx,
  { from, to }: { from: FileHome; to: FileHome },
  paths: readonly string[],
): Promise<Map<string, string>> {
  const files = await readFilesAt(tx, from, paths);
  if (files.length === 0) return new Map();
  const attached = await attachFiles(tx, to, [...new Set(files.map(({ fileId }) => fileId))]);
  return new Map(
    files.flatMap(({ path, fileId }) => {
      const there = attached.get(fileId);
      return there === undefined ? [] : [[path, there] as const];
    }),
  );
}
