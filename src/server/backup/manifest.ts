import "server-only";
import { z } from "zod";

/** Raised when an archive is no longer read as this says. */
export const FORMAT = 1;

export const Opening = z.object({ product: z.literal("Lectern"), format: z.number().int(), takenAt: z.iso.datetime() });

const Hash = z.string().regex(/^[0-9a-f]{64}$/);
const Count = z.number().int().nonnegative();

const TableRecord = z.object({
  schema: z.string(),
  name: z.string(),
  columns: z.array(z.string()).min(1),
  rows: Count,
  bytes: Count,
  /** Of the rows in COPY's text form, in the order of their key: the same rows always have the same hash. */
  sha256: Hash,
});
export type TableRecord = z.infer<typeof TableRecord>;

/** The last entry of an archive: without it the archive is not whole. */
export const Manifest = z.object({
  format: z.literal(FORMAT),
  takenAt: z.iso.datetime(),
  /** The migrations that the rows belong to, in order. */
  migrations: z.array(z.object({ name: z.string(), checksum: Hash })).min(1),
  tables: z.array(TableRecord),
  sequences: z.array(z.object({ name: z.string(), value: z.string().regex(/^-?\d+$/), isCalled: z.boolean() })),
  /** `sha256`: of the lines "HASH  KEY" of all files, in order. */
  files: z.object({ count: Count, bytes: Count, sha256: Hash }),
  /** Files that a row of the snapshot points at and that were not in the storage: how many, and the first of them. */
  missing: z.object({ count: Count, keys: z.array(z.string()) }),
  /** Tells whether a site has the AUTH_SECRET of this backup, and not what it is. */
  authFingerprint: Hash,
  secrets: z.array(z.string()),
  /** Entries before this one, so that none can be taken out together with its hash. */
  entries: Count,
});
export type Manifest = z.infer<typeof Manifest>;

export const entryNames = {
  opening: "lectern-backup.json",
  manifest: "manifest.json",
  manifestSum: "manifest.json.sha256",
  tables: "tables/",
  files: "files/",
  secrets: "secrets/",
  sums: "sums/",
} as const;
