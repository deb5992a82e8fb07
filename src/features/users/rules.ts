export const userRoles = ["STUDENT", "INSTRUCTOR", "ADMIN"] as const;
export type UserRole = (typeof userRoles)[number];

/** What /admin/users can be narrowed to. */
export const userTabs = ["everyone", "unproved", "locked", "leaving"] as const;
export type UserTab = (typeof userTabs)[number];

export const USERS_A_PAGE = 25;
/** People beyond this many are not counted one by one: the page says "more than". */
export const MOST_COUNTED = 10_000;
/** After these an admin is themselves again. */
export const IMPERSONATION_MINUTES = 60;
/** Characters. */
export const LONGEST_GROUP_NAME = 80;
/** Groups of a site, and members of one that are shown. */
export const MOST_GROUPS = 100;
export const MOST_MEMBERS_SHOWN = 200;
/** Characters. */
export const LONGEST_REASON = 500;
/** From here on a text is found anywhere in a name or an address, and before that at its beginning: what an index can find. */
export const SHORTEST_INNER_TEXT = 3;

export type UserStanding = "locked" | "leaving" | "held" | "unproved" | "factor" | "proved";

interface StandingFacts {
  isActive: boolean;
  /** Until when new devices are held up after wrong passwords. */
  heldUntil: Date | null;
  leavesAt: Date | null;
  isVerified: boolean;
  hasFactor: boolean;
}

/** The one thing to say of an account first. */
export function standingOf(
  { isActive, heldUntil, leavesAt, isVerified, hasFactor }: StandingFacts,
  now: Date,
): UserStanding {
  if (!isActive) return "locked";
  if (leavesAt !== null) return "leaving";
  if (heldUntil !== null && heldUntil > now) return "held";
  if (!isVerified) return "unproved";
  return hasFactor ? "factor" : "proved";
}

/** Enrollments, and grants, on the page of one account: the newest. */
export const mostListed = 50;
