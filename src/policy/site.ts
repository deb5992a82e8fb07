import { isAdmin, isPerson, isVerified, mayTeach } from "./actor";
import type { Rule } from "./rule";

/** Rights that concern no single thing. A group can give those that an admin may hand out. */
type NoFacts = Record<string, never>;

const given =
  (action: string): Rule<NoFacts> =>
  (actor) =>
    isAdmin(actor) || (isPerson(actor) && actor.grantedActions.includes(action));

export const siteRules = {
  /** Public pages and what feeds them. */
  "site.read": () => true,
  /** Forms that create an account or a session; rate limits, not rights, hold back abuse. */
  "account.enter": () => true,
  /** One's own account, dashboard, enrolments and certificates. */
  "account.own": (actor) => isPerson(actor),
  "portal.use": (actor) => mayTeach(actor) || (isPerson(actor) && actor.isOnATeam),
  /** Courses that somebody has stay theirs to teach; a new one asks for a proved address. */
  "course.create": (actor) => mayTeach(actor) && isVerified(actor),
  /** One's own library of files, for whoever has a course to put them in. */
  "media.use": (actor) => mayTeach(actor) || (isPerson(actor) && actor.isWriter),
  "admin.use": (actor) => isAdmin(actor),
  "certificate.verify": () => true,
  "review.moderate": given("review.moderate"),
  /** By the link of a mail, which only this installation can make. */
  "mail.refuse": () => true,
  "setup.use": () => true,
} as const satisfies Record<`${string}.${string}`, Rule<NoFacts>>;

export type SiteAction = keyof typeof siteRules;
