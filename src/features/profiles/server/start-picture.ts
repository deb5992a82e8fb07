import "server-only";
import { portraitMostBytes } from "@/features/media/portrait";
import type { MediaDeps } from "@/features/media/server/media-deps";
import { type SignedPart, signParts } from "@/features/media/server/uploads/sign-parts";
import { startUpload } from "@/features/media/server/uploads/start-upload";
import type { StartPicture } from "@/features/profiles/schema";
import { AppError } from "@/lib/app-error";
import { spend } from "@/server/rate-limit/spend";

const starts = { name: "profiles.picture", points: 30, windowSeconds: 3_600 };

/**
 * Where the browser sends an image of oneself, in one part; null where it has arrived already.
 * @throws AppError RULE_BROKEN `storage.too_large`, those of startUpload; QUOTA_EXCEEDED
 */
export async function startPicture(
  deps: MediaDeps,
  { uploadId, name, sizeBytes, sha256 }: StartPicture,
): Promise<{ part: SignedPart | null }> {
  if (sizeBytes > portraitMostBytes)
    throw new AppError("RULE_BROKEN", "storage.too_large", { maxBytes: portraitMostBytes, sizeBytes });
  await spend(deps, starts, deps.actor.id);
  const upload = { uploadId, name, sizeBytes, lastModified: null, isHashed: sha256 !== null };
  const { arrived, file } = await startUpload(deps, upload);
  if (file || arrived.length > 0) return { part: null };
  const [part] = await signParts(deps, { uploadId, parts: [{ partNumber: 1, sha256 }] });
  return { part: part ?? null };
}
