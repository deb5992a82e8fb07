import "server-only";
import type { SaveNotes } from "@/features/reviews/schema";
import { AppError } from "@/lib/app-error";
import { appendAudit } from "@/server/audit/append-audit";
import type { Deps } from "@/server/trpc/context";

/** What moderators tell each other of a review; no one else ever reads it. @throws AppError NOT_FOUND */
export async function saveNotes(
  deps: Pick<Deps, "db" | "actor" | "now" | "ip">,
  { reviewId, notes }: SaveNotes,
): Promise<void> {
  await deps.db.$transaction(async (tx) => {
    // Past Prisma, which would move updated_at: the words that are decided on stay the same.
    const count = await tx.$executeRaw`UPDATE review SET moderation_notes = ${notes} WHERE id = ${reviewId}::uuid`;
    if (count === 0) throw new AppError("NOT_FOUND", "common.not_found");
    await appendAudit(tx, deps, { action: "review.note", objectType: "Review", objectId: reviewId });
  });
}
