import "server-only";
import type { SaveDashboard } from "@/features/records/schema";
import type { PersonDeps } from "@/server/trpc/context";

/** Stores what changed of one's dashboard; the rest stays, also what another tab stores at this moment. Repeating does no harm. */
export async function saveDashboard(
  deps: Pick<PersonDeps, "db" | "actor" | "now">,
  change: SaveDashboard,
): Promise<void> {
  const userId = deps.actor.id;
  const updatedAt = deps.now();
  await deps.db.$transaction(async (tx) => {
    await tx.userPreference.upsert({ where: { userId }, create: { userId, updatedAt }, update: { updatedAt } });
    await tx.$executeRaw`UPDATE user_preference SET desk = desk || ${JSON.stringify(change)}::jsonb WHERE user_id = ${userId}::uuid`;
  });
}
