import "server-only";
import * as z from "zod";
import { countParts, partSize } from "@/features/media/rules";
import type { SignParts } from "@/features/media/schema";
import type { MediaDeps } from "@/features/media/server/media-deps";
import { AppError } from "@/lib/app-error";
import { getUpload } from "./upload-row";

/** Long enough for a part on a slow line, short enough to be worth little to anyone else. */
const LIFETIME_SECONDS = 60 * 60;

export const SignedPart = z.object({
  partNumber: z.int(),
  url: z.string(),
  headers: z.record(z.string(), z.string()).readonly(),
});
export type SignedPart = z.infer<typeof SignedPart>;

/**
 * Where the browser sends these parts, and with which headers. Each address is good for its part, size and hash alone.
 * @throws AppError NOT_FOUND "storage.no_upload", CONFLICT "media.upload_over", RULE_BROKEN "media.hash_missing", "media.no_such_part"
 */
export async function signParts(deps: MediaDeps, { uploadId, parts }: SignParts): Promise<SignedPart[]> {
  const upload = await getUpload(deps, uploadId);
  if (upload.state !== "PENDING") throw new AppError("CONFLICT", "media.upload_over");
  const count = countParts(upload.sizeBytes);
  for (const { partNumber, sha256 } of parts) {
    if (partNumber > count) throw new AppError("RULE_BROKEN", "media.no_such_part", { partNumber, count });
    if (upload.isHashed && sha256 === null) throw new AppError("RULE_BROKEN", "media.hash_missing");
  }
  // What is still being sent is not swept away.
  await deps.db.uploadedContent.updateMany({ where: { id: upload.id }, data: { updatedAt: deps.now() } });
  return Promise.all(
    parts.map(async ({ partNumber, sha256 }) => {
      const wish = {
        partNumber,
        sizeBytes: partSize(upload.sizeBytes, partNumber),
        sha256: upload.isHashed ? sha256 : null,
      };
      const request = await deps.storage.uploads.partRequest(
        upload.storageKey,
        upload.multipartId,
        wish,
        LIFETIME_SECONDS,
      );
      return { partNumber, ...request };
    }),
  );
}
