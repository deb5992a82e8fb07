import "server-only";
import { AppError } from "@/lib/app-error";
import type { PersonDeps } from "@/server/trpc/context";
import { decidedMeanwhile, holdInstructor } from "./hold-instructor";

/**
 * Takes one's application back; it is a draft again, with every word. Where nothing waits, nothing happens.
 * @throws AppError CONFLICT `instructors.decided_meanwhile` { status, by } where someone has decided; NOT_FOUND.
 */
export async function withdrawApplication(deps: Pick<PersonDeps, "db" | "actor" | "now">): Promise<void> {
  const userId = deps.actor.id;
  await deps.db.$transaction(async (tx) => {
    const own = await holdInstructor(tx, userId);
    if (!own) throw new AppError("NOT_FOUND", "common.not_found");
    if (own.status === "DRAFT") return;
    if (own.status !== "PENDING") throw decidedMeanwhile(own);
    await tx.instructorProfile.update({ where: { id: own.id }, data: { status: "DRAFT", updatedAt: deps.now() } });
  });
}
