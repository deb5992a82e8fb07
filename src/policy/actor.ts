export type Role = "STUDENT" | "INSTRUCTOR" | "ADMIN";
export type Tier = "FREE" | "BASIC" | "PREMIUM";

export interface Guest {
  readonly kind: "guest";
}

export interface Person {
  readonly kind: "person";
  readonly id: string;
  readonly sessionId: string;
  /** Signed in under odd circumstances: the session has yet to confirm itself (features/accounts, lockout.ts). */
  readonly isSuspicious: boolean;
  readonly name: string;
  readonly username: string;
  readonly role: Role;
  /** Of a subscription that is in force now. */
  readonly tier: Tier;
  /** Actions given through groups, at site scope. */
  readonly grantedActions: readonly string[];
  /** Belongs to the team of some course, whatever the role: a student who was invited to help teach one. */
  readonly isOnATeam: boolean;
  /** May write in some course, as its lead or by a right in its team. */
  readonly isWriter: boolean;
  /** Has proved an address. Whoever has not yet browses and studies, but buys, teaches and reviews nothing. */
  readonly isVerified: boolean;
  /** An admin asks people of this role for a second factor, and this one has none yet. */
  readonly mustAddFactor?: boolean;
  /** Asked for the account to be deleted: when that takes place. */
  readonly leavesAt?: Date | null;
  /** The admin who looks at the site as this person: reads what they read, and does nothing in their name. */
  readonly impersonator?: { readonly id: string; readonly name: string; readonly until: Date } | null;
  /** Suspended as an instructor: reads what is theirs, makes and publishes nothing. */
  readonly isSuspended: boolean;
}

/** The site's own jobs and command line: may do what use cases let it, and never comes in over HTTP. */
export interface SystemActor {
  readonly kind: "system";
}

export type Actor = Guest | Person | SystemActor;

export const guest: Guest = { kind: "guest" };
export const system: SystemActor = { kind: "system" };

export const isPerson = (actor: Actor): actor is Person => actor.kind === "person";
/** For what guests may read as well: null is no one's. */
export const personIdOf = (actor: Actor): string | null => (isPerson(actor) ? actor.id : null);
export const isImpersonated = (actor: Actor): boolean => isPerson(actor) && Boolean(actor.impersonator);
export const isVerified = (actor: Actor): boolean => isPerson(actor) && actor.isVerified;
export const isAdmin = (actor: Actor): boolean => isPerson(actor) && actor.role === "ADMIN";
export const isSuspended = (actor: Actor): boolean => isPerson(actor) && actor.isSuspended && actor.role !== "ADMIN";
export const mayTeach = (actor: Actor): boolean =>
  isPerson(actor) && (actor.role === "INSTRUCTOR" || actor.role === "ADMIN");
