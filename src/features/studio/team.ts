import type { CourseFacts } from "@/policy/course";

type Teaching = NonNullable<CourseFacts["teaching"]>;
export type TeamRole = Teaching["role"];
export type TeamRights = Omit<Teaching, "role">;
export type TeamRight = keyof TeamRights;

export const teamRights = [
  "canEditContent",
  "canPublish",
  "canManageStudents",
  "canGrade",
  "canViewAnalytics",
  "canReplyToReviews",
] as const satisfies readonly TeamRight[];

const rightsOf = (...given: readonly TeamRight[]): TeamRights => ({
  canEditContent: given.includes("canEditContent"),
  canPublish: given.includes("canPublish"),
  canManageStudents: given.includes("canManageStudents"),
  canGrade: given.includes("canGrade"),
  canViewAnalytics: given.includes("canViewAnalytics"),
  canReplyToReviews: given.includes("canReplyToReviews"),
});

/** What a role starts with; the lead may change it for editors and assistants one by one, a lead has every right. */
export const rightsOfRole: Readonly<Record<TeamRole, TeamRights>> = {
  LEAD: rightsOf(...teamRights),
  EDITOR: rightsOf("canEditContent", "canGrade", "canViewAnalytics", "canReplyToReviews"),
  ASSISTANT: rightsOf("canManageStudents", "canGrade"),
};

/** Days for which an invitation to a team can be accepted. */
export const INVITATION_DAYS = 14;

/** Shares in hundredths of a percent, so that sums are exact. */
export const toShareHundredths = (share: number): number => Math.round(share * 100);

/** Whether these shares, in percent with at most two decimals, can be together. */
export const sharesFit = (shares: readonly number[]): boolean =>
  shares.reduce((sum, share) => sum + toShareHundredths(share), 0) <= 10_000;

export type InvitationState = "PENDING" | "ACCEPTED" | "DECLINED" | "WITHDRAWN" | "EXPIRED";

/** The state as a reader should take it: an invitation whose time is over is expired, whether or not a job has said so. */
export const invitationState = (
  { state, expiresAt }: { state: InvitationState; expiresAt: Date },
  now: Date,
): InvitationState => (state === "PENDING" && expiresAt <= now ? "EXPIRED" : state);
