import "server-only";
import type { SetPagePublic } from "@/features/instructors/schema";
import { AppError } from "@/lib/app-error";
import type { PersonDeps } from "@/server/trpc/context";
import { touchInstructor } from "./touch-instructor";

/** Whether everybody finds the page about oneself as an instructor. @throws AppError NOT_FOUND where there is nothing to show. */
export async function setPagePublic(
  deps: Pick<PersonDeps, "db" | "actor" | "now">,
  { isPublic }: SetPagePublic,
): Promise<{ savedAt: Date }> {
  const userId = deps.actor.id;
  const at = deps.now();
  await deps.db.$transaction(async (tx) => {
    const { count } = await tx.instructorProfile.updateMany({ where: { userId }, data: { isPublic, updatedAt: at } });
    if (count === 0) throw new AppError("NOT_FOUND", "common.not_found");
    await touchInstructor(tx, userId);
  });
  return { savedAt: at };
}
