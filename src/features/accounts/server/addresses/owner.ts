import "server-only";
import { AppError } from "@/lib/app-error";
import type { Person } from "@/policy/actor";
import type { Deps } from "@/server/trpc/context";

export interface OwnerDeps extends Pick<Deps, "db" | "now"> {
  readonly person: Person;
}

/** @throws AppError SIGN_IN_REQUIRED for a guest. */
export function ownerDeps({ db, now, actor }: Deps): OwnerDeps {
  if (actor.kind !== "person") throw new AppError("SIGN_IN_REQUIRED", "common.sign_in_required");
  return { db, now, person: actor };
}
