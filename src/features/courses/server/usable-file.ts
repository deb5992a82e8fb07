import "server-only";
import { mayUseFile } from "@/features/media/server/library/attach-file";
import { AppError } from "@/lib/app-error";
import type { Actor } from "@/policy/actor";
import type { Tx } from "@/server/db/client";

export interface UsableFile {
  name: string;
  mimeType: string;
  durationSeconds: number | null;
}

/**
 * A stored file that this actor may put into the course. Someone else's reads like one that there is not.
 * @throws AppError RULE_BROKEN `courses.no_such_file`, also when it is of another kind.
 */
export async function findUsableFile(
  tx: Tx,
  actor: Actor,
  { courseId, fileId, kind }: { courseId: string; fileId: string; kind?: "video" | "image" },
): Promise<UsableFile> {
  const file = await tx.storedFile.findFirst({
    where: { id: fileId, state: "READY", ...(kind ? { mimeType: { startsWith: `${kind}/` } } : {}) },
    select: { originalName: true, mimeType: true, durationSeconds: true },
  });
  if (!file || !(await mayUseFile(tx, actor, { courseId, fileId })))
    throw new AppError("RULE_BROKEN", "courses.no_such_file");
  const { originalName: name, ...rest } = file;
  return { name, ...rest };
}
