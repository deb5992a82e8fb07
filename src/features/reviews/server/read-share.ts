import "server-only";
import { defaultShare } from "@/features/reviews/rules";
import { ShareNeeded } from "@/features/reviews/schema";
import type { Tx } from "@/server/db/client";

export const shareKey = "reviews.share";

/** As it is stored; what is absent, or not of this shape, is as if no one had set it. */
export const shareOf = (stored: unknown): number => ShareNeeded.catch(defaultShare).parse(stored);

/** Per cent of a course that a student has to have done before they review it. */
export async function readShare(tx: Tx): Promise<number> {
  const row = await tx.siteSetting.findUnique({ where: { key: shareKey }, select: { value: true } });
  return shareOf(row?.value);
}
