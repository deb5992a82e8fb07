import "server-only";
import { documentTypes } from "@/features/media/rules";
import type { FileKind, FileUse, ListFiles, MediaFile, StorageUseFacts } from "@/features/media/schema";
import { linkToShow } from "@/features/media/server/file-links";
import type { MediaDeps } from "@/features/media/server/media-deps";
import { mediaFileColumns, toMediaFile } from "@/features/media/server/media-file";
import { readVariants } from "@/features/media/server/processing/variants";
import { readStorageUse } from "@/features/media/server/uploads/quota";
import type { Prisma } from "@/generated/prisma/client";
import { escapeLike } from "@/lib/escape-like";
import { IdRow, queryRows } from "@/server/db/query-rows";
import { lastPageOf } from "@/server/db/read-page";
import { listUses } from "./where-used";

const PAGE_SIZE = 30;
/** Of a file that was attached to nothing: long enough that it is not someone's work of this week. */
const UNUSED_DAYS = 30;

export interface LibraryFile extends MediaFile {
  uploadedAt: Date;
  /** A small image of it, for those that have one. */
  previewUrl: string | null;
  uses: FileUse[];
  /** Attached to nothing for a month: listed, never deleted automatically. */
  isLeftOver: boolean;
}

export interface Library {
  files: LibraryFile[];
  total: number;
  page: number;
  pageCount: number;
  storage: StorageUseFacts;
}

/** One page of the asker's own files, with what uses each. Two queries and one for the uses, whatever the page holds. */
export async function listFiles(deps: MediaDeps, input: ListFiles): Promise<Library> {
  const { db, now } = deps;
  const ownerId = deps.actor.id;
  const before = new Date(now().getTime() - UNUSED_DAYS * 86_400_000);
  const where = await whereOf(deps, ownerId, input, before);
  const total = await db.storedFile.count({ where });
  const pageCount = lastPageOf(total, PAGE_SIZE);
  const page = Math.min(input.page, pageCount);
  const rows = await db.storedFile.findMany({
    where,
    orderBy: [...orders[input.order], { id: "asc" }],
    skip: (page - 1) * PAGE_SIZE,
    take: PAGE_SIZE,
    select: { ...mediaFileColumns, storageKey: true, variants: true, createdAt: true },
  });
  const uses = await listUses(
    db,
    rows.map(({ id }) => id),
    { namesBanksOf: ownerId },
  );
  const files = rows.map(async (row): Promise<LibraryFile> => {
    const file = toMediaFile(row);
    const used = uses.get(row.id) ?? [];
    return {
      ...file,
      uploadedAt: row.createdAt,
      previewUrl: await previewOf(row),
      uses: used,
      isLeftOver: used.length === 0 && row.createdAt < before,
    };
  });
  return { files: await Promise.all(files), total, page, pageCount, storage: await readStorageUse(db, ownerId) };
}

const orders = {
  newest: [{ createdAt: "desc" }],
  largest: [{ sizeBytes: "desc" }],
} as const satisfies Record<ListFiles["order"], Prisma.StoredFileOrderByWithRelationInput[]>;

async function whereOf(
  { db }: MediaDeps,
  ownerId: string,
  { query, kind, unused, courseId }: ListFiles,
  before: Date,
): Promise<Prisma.StoredFileWhereInput> {
  const shared = courseId === null ? [] : await listCourseFileIds(db, courseId);
  return {
    state: "READY",
    isOfAnswer: false,
    OR: [{ ownerId }, { id: { in: shared } }],
    AND: [
      query === "" ? {} : { originalName: { contains: escapeLike(query), mode: "insensitive" } },
      kind === null ? {} : whereKind[kind],
      unused ? { createdAt: { lt: before }, ...nowhereUsed } : {},
    ],
  };
}

/** `contains` passes % and _ on to LIKE. */

const startsWith = (family: string): Prisma.StoredFileWhereInput => ({ mimeType: { startsWith: `${family}/` } });
const isDocument: Prisma.StoredFileWhereInput = {
  OR: [
    { mimeType: { in: [...documentTypes.exact] } },
    ...documentTypes.prefixes.map((prefix) => ({ mimeType: { startsWith: prefix } })),
  ],
};
const whereKind: Record<FileKind, Prisma.StoredFileWhereInput> = {
  image: startsWith("image"),
  video: startsWith("video"),
  audio: startsWith("audio"),
  document: isDocument,
  other: { NOT: [startsWith("image"), startsWith("video"), startsWith("audio"), isDocument] },
};

const nowhereUsed: Prisma.StoredFileWhereInput = {
  courseFiles: { none: {} },
  bankFiles: { none: { bank: { deletedAt: null } } },
  videoOf: { none: {} },
  captions: { none: {} },
  resourceVersions: { none: {} },
  thumbnailOf: { none: {} },
  profiles: { none: {} },
  instructorPictureOf: { none: {} },
  instructorCoverOf: { none: {} },
  testimonials: { none: {} },
  draftSources: { none: {} },
  dataRequests: { none: {} },
};

/** Files that some version of a course holds, whoever brought them. */
export async function listCourseFileIds(db: MediaDeps["db"] | Prisma.TransactionClient, courseId: string) {
  const rows = await queryRows(db, IdRow)`
    SELECT f.file_id::text AS id FROM course_file f JOIN course_version v ON v.id = f.version_id WHERE v.course_id = ${courseId}::uuid
    UNION SELECT v.thumbnail_file_id::text FROM course_version v WHERE v.course_id = ${courseId}::uuid AND v.thumbnail_file_id IS NOT NULL
    UNION SELECT l.video_file_id::text FROM lesson_version l JOIN course_version v ON v.id = l.version_id
           WHERE v.course_id = ${courseId}::uuid AND l.video_file_id IS NOT NULL
    UNION SELECT r.file_id::text FROM resource_version r JOIN lesson_version l ON l.id = r.lesson_version_id
            JOIN course_version v ON v.id = l.version_id WHERE v.course_id = ${courseId}::uuid AND r.file_id IS NOT NULL
    UNION SELECT k.file_id::text FROM caption k JOIN lesson_version l ON l.id = k.lesson_version_id
            JOIN course_version v ON v.id = l.version_id WHERE v.course_id = ${courseId}::uuid`;
  return rows.map(({ id }) => id);
}

async function previewOf(row: {
  storageKey: string;
  variants: Prisma.JsonValue;
  originalName: string;
  mimeType: string;
  sizeBytes: bigint;
}): Promise<string | null> {
  const [small] = readVariants(row.variants);
  if (small) return linkToShow({ storageKey: small.storageKey, name: row.originalName, mimeType: small.mimeType });
  const isSmall = row.mimeType.startsWith("image/") && row.sizeBytes <= 200_000n;
  return isSmall ? linkToShow({ storageKey: row.storageKey, name: row.originalName, mimeType: row.mimeType }) : null;
}
