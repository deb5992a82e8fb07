import "server-only";
import { AppError } from "@/lib/app-error";
import type { Tx } from "@/server/db/client";
import type { Deps } from "@/server/trpc/context";

/** @throws AppError SIGN_IN_REQUIRED */
export function ownerOf({ actor }: Pick<Deps, "actor">): string {
  if (actor.kind !== "person") throw new AppError("SIGN_IN_REQUIRED", "common.sign_in_required");
  return actor.id;
}

export const notFound = () => new AppError("NOT_FOUND", "common.not_found");

/** Holds a draft of the asker's for this transaction. @throws AppError NOT_FOUND, also for someone else's. */
export async function holdOwnDraft(tx: Tx, { actor }: Pick<Deps, "actor">, draftId: string): Promise<void> {
  const instructorId = ownerOf({ actor });
  const rows = await tx.$queryRaw<unknown[]>`
    SELECT 1 FROM ai_course_draft WHERE id = ${draftId}::uuid AND instructor_id = ${instructorId}::uuid FOR UPDATE`;
  if (rows.length === 0) throw notFound();
}
