import { type Actor, guest, type Person, type Tier } from "@/policy/actor";
import type { Db } from "@/server/db/client";
import type { Deps } from "@/server/trpc/context";
import type { TestClock } from "./clock";
import { asActor } from "./factories/person";

export type SomePerson = Parameters<typeof asActor>[0];

export function actorOf(person: SomePerson, tier?: Tier): Person;
export function actorOf(person: SomePerson | null, tier?: Tier): Actor;
export function actorOf(person: SomePerson | null, tier: Tier = "FREE"): Actor {
  return person ? { ...asActor(person), tier } : guest;
}

/** What a use case or the router's caller is given on behalf of an actor. */
export function depsOf<A extends Actor>(db: Db, actor: A, clock: TestClock): Deps & { readonly actor: A } {
  return { db, actor, now: clock.now, locale: "en", requestId: "test", ip: "127.0.0.1", userAgent: "test" };
}
