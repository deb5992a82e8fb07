import "server-only";
import type { DecideReviews } from "@/features/reviews/schema";
import { isAppError } from "@/lib/app-error";
import type { PersonDeps } from "@/server/trpc/context";
import { decideReview } from "./decide-review";

/** The same decision on several reviews, each automatically: those that it could not be made on are named with the reason. */
export async function decideReviews(
  deps: Pick<PersonDeps, "db" | "actor" | "now" | "ip">,
  { reviews, decision }: DecideReviews,
): Promise<{ decided: number; refused: { reviewId: string; reason: string }[] }> {
  const refused: { reviewId: string; reason: string }[] = [];
  for (const { reviewId, seen } of reviews) {
    try {
      await decideReview(deps, { reviewId, seen, decision });
    } catch (error) {
      if (!isAppError(error)) throw error;
      refused.push({ reviewId, reason: error.reason });
    }
  }
  return { decided: reviews.length - refused.length, refused };
}
