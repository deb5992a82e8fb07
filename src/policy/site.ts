import { isAdmin, isImpersonated, isPerson, isSuspended, isVerified, mayTeach } from "./actor";
import type { Rule } from "./rule";

/** Rights that concern no single thing. A group can give those that an admin may hand out. */
type NoFacts = Record<string, never>;

/** What an admin may hand out through a group. A name that is not among these gives nothing, whoever wrote it down. */
export const grantableActions = ["review.moderate", "instructor.decide", "page.edit", "audit.read"] as const;
export type GrantableAction = (typeof grantableActions)[number];

const given =
  (action: GrantableAction): Rule<NoFacts> =>
  (actor) =>
    isAdmin(actor) || (isPerson(actor) && actor.grantedActions.includes(action));

export const siteRules = {
  /** Public pages and what feeds them. */
  "site.read": () => true,
  /** Forms that create an account or a session; rate limits, not rights, hold back abuse. */
  "account.enter": () => true,
  /** One's own account, dashboard, enrollments and certificates. */
  "account.own": (actor) => isPerson(actor),
  /** What one keeps for oneself alone: notes and bookmarks. Not even read by an admin who sees the site as its author. */
  "account.private": (actor) => isPerson(actor) && !isImpersonated(actor),
  /** How one comes in: password, devices, addresses. A session that has yet to confirm itself may not touch these. */
  "account.change": (actor) => isPerson(actor) && !actor.isSuspicious && !isImpersonated(actor),
  /** The second factor that one's role asks for: open before it is set up. */
  "account.protect": (actor) => isPerson(actor) && !isImpersonated(actor),
  /** Signing out, and an admin's way back from acting as someone. */
  "account.leave": (actor) => isPerson(actor),
  "portal.use": (actor) => mayTeach(actor) || (isPerson(actor) && actor.isOnATeam),
  /** Courses that someone has stay theirs to teach; a new one asks for a proved address. */
  "course.create": (actor) => mayTeach(actor) && isVerified(actor) && !isSuspended(actor),
  /** One's own library of files, for whoever has a course to put them in. */
  "media.use": (actor) => mayTeach(actor) || (isPerson(actor) && actor.isWriter),
  "admin.use": (actor) => isAdmin(actor),
  /** The way into the back office, for whoever has any part of it. */
  "office.enter": (actor) => grantableActions.some((action) => given(action)(actor, {})),
  "audit.read": given("audit.read"),
  "certificate.verify": () => true,
  /** Asking to teach. Whoever teaches already may still ask for a page. */
  "instructor.apply": (actor) => isPerson(actor) && isVerified(actor),
  /** Joining the team of a course that one was invited to, by an email or by a link that anyone may have passed on. */
  "team.join": (actor) => isVerified(actor),
  "instructor.decide": given("instructor.decide"),
  "page.edit": given("page.edit"),
  "review.moderate": given("review.moderate"),
  /** By the link of an email, which only this installation can make. */
  "mail.refuse": () => true,
  "setup.use": () => true,
} as const satisfies Record<`${string}.${string}`, Rule<NoFacts>>;

export type SiteAction = keyof typeof siteRules;
