/** Why a review was rejected, as the four published rules name it. Few stars are none of them. */
export const rejectionReasons = ["off_topic", "insult", "advertising", "answers"] as const;
export type RejectionReason = (typeof rejectionReasons)[number];

/** Why a reader reports one: the same four, or something else in words. */
export const reportReasons = [...rejectionReasons, "other"] as const;
export type ReportReason = (typeof reportReasons)[number];

/** The queues of a moderator. `waiting`, `reported` and `appealed` ask for a decision. */
export const reviewQueues = ["waiting", "reported", "appealed", "approved", "rejected", "all"] as const;
export type ReviewQueue = (typeof reviewQueues)[number];

/** Per cent of the course that has to be done, where no admin has set another share. */
export const defaultShare = 20;
export const longestReview = 2000;
export const longestTitle = 120;
export const longestReply = 2000;
export const longestAppeal = 1000;
export const longestNote = 1000;
/** Reviews of a page of the queue. */
export const queuePageSize = 20;
/** Reviews of a page of a course's. */
export const reviewsOfPage = 10;
/** In which order a course's reviews are read. `helpful`: those that a moderator featured first. */
export const reviewOrders = ["helpful", "newest", "lowest"] as const;
/** How long a writer waits at most, as the page of the queue promises. */
export const promisedDays = 3;

/** Where someone is before they write: what keeps them from it, the first that is true. */
export type Standing = "team" | "no_seat" | "verify_first" | "too_early" | "may_write";

export interface Writer {
  isOnTeam: boolean;
  /** An enrollment that is neither suspended nor over. */
  isStudying: boolean;
  isVerified: boolean;
  /** Per cent done. */
  progress: number;
}

export function standingOf({ isOnTeam, isStudying, isVerified, progress }: Writer, share: number): Standing {
  if (isOnTeam) return "team";
  if (!isStudying) return "no_seat";
  if (!isVerified) return "verify_first";
  return progress < share ? "too_early" : "may_write";
}

/** Someone who was rejected may ask once for a second look, whatever they write afterwards. */
export const mayAppeal = (review: { state: string; appealedAt: Date | null }): boolean =>
  review.state === "REJECTED" && review.appealedAt === null;

/** An appeal that no one has answered: a decision that is younger answers it. */
export const hasOpenAppeal = (review: { state: string; appealedAt: Date | null; decidedAt: Date | null }): boolean =>
  review.state === "REJECTED" &&
  review.appealedAt !== null &&
  review.decidedAt !== null &&
  review.appealedAt > review.decidedAt;

/**
 * When many reviews of a course within a day look as if someone had arranged them: so many of accounts that were new, or of people
 * on one network. A class that writes together looks the same: it is a hint for a moderator's eye and decides nothing.
 */
export const burstRule = { hours: 24, newDays: 7, newAccounts: 5, onOneNetwork: 3 } as const;

/** How many people, the writer among them, make what a review is in a burst; 0 where that is none. */
export interface Burst {
  newAccounts: number;
  onOneNetwork: number;
}

export const burstOf = (counted: Burst): Burst | null => {
  const burst = {
    newAccounts: counted.newAccounts >= burstRule.newAccounts ? counted.newAccounts : 0,
    onOneNetwork: counted.onOneNetwork >= burstRule.onOneNetwork ? counted.onOneNetwork : 0,
  };
  return burst.newAccounts + burst.onOneNetwork > 0 ? burst : null;
};
