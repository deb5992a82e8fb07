export type Role = "STUDENT" | "INSTRUCTOR" | "ADMIN";
export type Tier = "FREE" | "BASIC" | "PREMIUM";

export interface Guest {
  readonly kind: "guest";
}

export interface Person {
  readonly kind: "person";
  readonly id: string;
  readonly sessionId: string;
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
}

/** The site's own jobs and command line: may do what use cases let it, and never comes in over HTTP. */
export interface SystemActor {
  readonly kind: "system";
}

export type Actor = Guest | Person | SystemActor;

export const guest: Guest = { kind: "guest" };
export const system: SystemActor = { kind: "system" };

export const isPerson = (actor: Actor): actor is Person => actor.kind === "person";
export const isVerified = (actor: Actor): boolean => isPerson(actor) && actor.isVerified;
export const isAdmin = (actor: Actor): boolean => isPerson(actor) && actor.role === "ADMIN";
export const mayTeach = (actor: Actor): boolean =>
  isPerson(actor) && (actor.role === "INSTRUCTOR" || actor.role === "ADMIN");
