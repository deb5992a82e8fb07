import "server-only";
import type { SaveShare } from "@/features/reviews/schema";
import { AppError } from "@/lib/app-error";
import { holdSetting, storeSetting } from "@/server/audit/store-setting";
import type { PersonDeps } from "@/server/trpc/context";
import { readShare, shareKey } from "./read-share";

/**
 * Sets the share of a course that a review asks for. Reviews that are already stay.
 * @throws AppError CONFLICT `reviews.share_changed` { now } where what is there is not what was seen.
 */
export async function saveShare(
  deps: Pick<PersonDeps, "db" | "actor" | "now" | "ip">,
  { seen, share }: SaveShare,
): Promise<void> {
  await deps.db.$transaction(async (tx) => {
    await holdSetting(tx, shareKey);
    const now = await readShare(tx);
    if (now === share) return;
    if (now !== seen) throw new AppError("CONFLICT", "reviews.share_changed", { now });
    await storeSetting(tx, deps, { key: shareKey, value: share, from: now, to: share });
  });
}
