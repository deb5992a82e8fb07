import "server-only";
import { keptDays } from "@/features/notifications/rules";
import type { Deps } from "@/server/trpc/context";

/** Deletes what is over and what is older than a year. Resolves to how many went. */
export async function purgeNotifications({ db, now }: Pick<Deps, "db" | "now">): Promise<number> {
  const at = now();
  const oldest = new Date(at.getTime() - keptDays * 86_400_000);
  const { count } = await db.notification.deleteMany({
    where: { OR: [{ expiresAt: { lt: at } }, { createdAt: { lt: oldest } }] },
  });
  return count;
}
