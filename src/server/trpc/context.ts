import "server-only";
import type { Action } from "@/policy/actions";
import type { Actor, Person } from "@/policy/actor";
import type { Db } from "@/server/db/client";
import type { RouteLimits } from "@/server/rate-limit/request-limits";

/** What every use case may be given. Tests make one by hand; nothing in it is a singleton of a module. */
export interface Deps {
  readonly db: Db;
  readonly actor: Actor;
  /** The clock; fixed in tests. */
  readonly now: () => Date;
  /** BCP 47, of the interface. */
  readonly locale: string;
  readonly requestId: string;
  readonly ip: string | null;
  readonly userAgent: string;
  /** The id of the person whose page asks, where it says so. */
  readonly pagePerson?: string;
  /** Of the route that a request came through; absent where no one from outside asks. */
  readonly limits?: RouteLimits;
  /** Told each action that a guard has let through: route handlers show by it that theirs was asked (guarded-route.ts). */
  readonly noteAdmitted?: (action: Action) => void;
}

/** What a use case of a person's action is given: its guard has made sure that it is a person who asks. */
export interface PersonDeps extends Deps {
  readonly actor: Person;
}
