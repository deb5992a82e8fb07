import "server-only";
import type { Person } from "@/policy/actor";
import type { Deps } from "@/server/trpc/context";

/** What the guard of a person's action hands on, as far as addresses need it. */
export interface OwnerDeps extends Pick<Deps, "db" | "now"> {
  readonly person: Person;
}
