import "server-only";
import type { SaveShare } from "@/features/reviews/schema";
import { AppError } from "@/lib/app-error";
import { appendAudit } from "@/server/audit/append-audit";
import type { Deps } from "@/server/trpc/context";
import { readShare, shareKey } from "./read-share";

/**
 * Sets the share of a course that a review asks for. Reviews that stand already stay.
 * @throws AppError CONFLICT `reviews.share_changed` { now } where what stands there is not what was seen.
 */
export async function saveShare(
  deps: Pick<Deps, "db" | "actor" | "now" | "ip">,
  { seen, share }: SaveShare,
): Promise<void> {
  await deps.db.$transaction(async (tx) => {
    // Makes those who save at once come one after the other, also where there is no row yet.
    await tx.$queryRaw`SELECT pg_advisory_xact_lock(hashtextextended(${shareKey}, 0))::text`;
    const now = await readShare(tx);
    if (now === share) return;
    if (now !== seen) throw new AppError("CONFLICT", "reviews.share_changed", { now });
    const stored = { value: share, updatedById: deps.actor.kind === "person" ? deps.actor.id : null };
    await tx.siteSetting.upsert({ where: { key: shareKey }, create: { key: shareKey, ...stored }, update: stored });
    await appendAudit(tx, deps, {
      action: "setting.save",
      objectType: "SiteSetting",
      objectId: shareKey,
      values: { from: now, to: share },
    });
  });
}
