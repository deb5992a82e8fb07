import "server-only";
import * as z from "zod";
import type { MediaDeps, UploadPurpose } from "@/features/media/server/media-deps";
import { AppError } from "@/lib/app-error";
import type { Tx } from "@/server/db/client";
import type { ArrivedPart, Storage } from "@/server/storage/storage";
import { contentRefusals, countParts, partSize } from "../../rules";

/** Of UploadedContent rows that are a file on its way: to a library, or to an answer. */
export const UPLOAD_CONTENT_TYPES = ["file", "answer"] as const satisfies readonly UploadPurpose[];

const Metadata = z.object({
  storageKey: z.string(),
  /** The storage's own name for the upload. */
  multipartId: z.string(),
  isHashed: z.boolean(),
  lastModified: z.number().nullable(),
});
export type UploadMetadata = z.infer<typeof Metadata>;

const Refusal = z.object({ reason: z.enum(contentRefusals), facts: z.record(z.string(), z.unknown()) });

export interface UploadRow extends UploadMetadata {
  id: string;
  ownerId: string;
  name: string;
  sizeBytes: number;
  state: "PENDING" | "PROCESSING" | "DONE" | "FAILED";
  fileId: string | null;
  refusal: z.infer<typeof Refusal> | null;
  createdAt: Date;
  updatedAt: Date;
}

/** One upload of this owner for this purpose, or null. */
export async function findUpload(
  tx: Tx,
  { actor, purpose = "file" }: Pick<MediaDeps, "actor" | "purpose">,
  id: string,
): Promise<UploadRow | null> {
  const [row] = await tx.uploadedContent.findMany({ where: { id, ownerId: actor.id, contentType: purpose } });
  return row ? toUpload(row) : null;
}

type StoredRow = Awaited<ReturnType<Tx["uploadedContent"]["findMany"]>>[number];

export function toUpload(row: StoredRow): UploadRow {
  return {
    ...Metadata.parse(row.metadata),
    id: row.id,
    ownerId: row.ownerId,
    name: row.originalFilename,
    sizeBytes: Number(row.sizeBytes),
    state: row.state,
    fileId: row.fileId,
    refusal: row.error === null ? null : Refusal.parse(row.error),
    createdAt: row.createdAt,
    updatedAt: row.updatedAt,
  };
}

/** @throws AppError NOT_FOUND "storage.no_upload": canceled, swept away or someone else's. */
export async function getUpload(deps: MediaDeps, id: string): Promise<UploadRow> {
  const upload = await findUpload(deps.db, deps, id);
  if (!upload) throw new AppError("NOT_FOUND", "storage.no_upload");
  return upload;
}

/** The parts that are whole, each once, in order. */
export async function listWholeParts(storage: Storage, upload: UploadRow): Promise<ArrivedPart[]> {
  const byNumber = new Map<number, ArrivedPart>();
  for (const part of await storage.uploads.parts(upload.storageKey, upload.multipartId)) {
    const isWhole = part.sizeBytes === partSize(upload.sizeBytes, part.partNumber);
    if (isWhole && part.partNumber <= countParts(upload.sizeBytes)) byNumber.set(part.partNumber, part);
  }
  return [...byNumber.values()].sort((one, other) => one.partNumber - other.partNumber);
}
