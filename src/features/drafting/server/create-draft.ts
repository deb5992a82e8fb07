import "server-only";
import type { CreateDraft } from "@/features/drafting/schema";
import { AppError } from "@/lib/app-error";
import { uuidV7 } from "@/lib/uuid-v7";
import type { PersonDeps } from "@/server/trpc/context";

/**
 * An empty brief of the asker's. Asked for twice with one id, one is made.
 * @throws AppError CONFLICT `drafting.id_taken` when the id is someone else's.
 */
export async function createDraft(
  { db, actor, now }: Pick<PersonDeps, "db" | "actor" | "now">,
  { draftId, language }: CreateDraft,
): Promise<{ draftId: string }> {
  const instructorId = actor.id;
  await db.aICourseDraft.createMany({
    data: {
      id: draftId,
      instructorId,
      brief: { language },
      // The course is made with the first part that is accepted; its ids are settled now, so that no repetition makes two.
      generationMetadata: { courseId: uuidV7(), sessionId: uuidV7() },
      createdAt: now(),
    },
    skipDuplicates: true,
  });
  const own = await db.aICourseDraft.count({ where: { id: draftId, instructorId } });
  if (own === 0) throw new AppError("CONFLICT", "drafting.id_taken");
  return { draftId };
}
