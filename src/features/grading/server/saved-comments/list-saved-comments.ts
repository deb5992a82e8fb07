import "server-only";
import { mostSavedComments } from "@/features/grading/rules";
import type { PersonDeps } from "@/server/trpc/context";

export interface SavedComment {
  id: string;
  text: string;
}

/** A grader's own, by their words. */
export function listSavedComments({ db, actor }: Pick<PersonDeps, "db" | "actor">): Promise<SavedComment[]> {
  return db.savedComment.findMany({
    where: { userId: actor.id },
    orderBy: [{ text: "asc" }, { id: "asc" }],
    take: mostSavedComments,
    select: { id: true, text: true },
  });
}
