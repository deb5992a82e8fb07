import "server-only";
import { AppError } from "@/lib/app-error";
import type { Storage } from "@/server/storage/storage";
import type { Deps } from "@/server/trpc/context";

/** What the use cases of files are given: on whose behalf, and where the bytes lie. */
export type MediaDeps = Pick<Deps, "db" | "actor" | "now"> & { storage: Storage };

/** @throws AppError SIGN_IN_REQUIRED */
export function ownerOf({ actor }: Pick<Deps, "actor">): string {
  if (actor.kind !== "person") throw new AppError("SIGN_IN_REQUIRED", "common.sign_in_required");
  return actor.id;
}
