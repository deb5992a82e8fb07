import "server-only";
import { AppError } from "@/lib/app-error";
import type { Tx } from "@/server/db/client";
import { IdRow, queryRows } from "@/server/db/query-rows";
import type { PersonDeps } from "@/server/trpc/context";

export const notFound = () => new AppError("NOT_FOUND", "common.not_found");

/** Holds a draft of the asker's for this transaction. @throws AppError NOT_FOUND, also for someone else's. */
export async function holdOwnDraft(tx: Tx, { actor }: Pick<PersonDeps, "actor">, draftId: string): Promise<void> {
  const instructorId = actor.id;
  const rows = await queryRows(tx, IdRow)`
    SELECT id FROM ai_course_draft WHERE id = ${draftId}::uuid AND instructor_id = ${instructorId}::uuid FOR UPDATE`;
  if (rows.length === 0) throw notFound();
}
