import { type Actor, guest, type Tier } from "@/policy/actor";
import type { Db } from "@/server/db/client";
import type { Deps } from "@/server/trpc/context";
import type { TestClock } from "./clock";
import { asActor } from "./factories/person";

export const actorOf = (person: Parameters<typeof asActor>[0] | null, tier: Tier = "FREE"): Actor =>
  person ? { ...asActor(person), tier } : guest;

/** What a use case or the router's caller is given on behalf of an actor. */
export function depsOf(db: Db, actor: Actor, clock: TestClock): Deps {
  return { db, actor, now: clock.now, locale: "en", requestId: "test", ip: "127.0.0.1", userAgent: "test" };
}
