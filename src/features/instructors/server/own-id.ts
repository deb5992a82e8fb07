import "server-only";
import { AppError } from "@/lib/app-error";
import type { Deps } from "@/server/trpc/context";

/** Whose application it is: always the asker's. @throws AppError SIGN_IN_REQUIRED */
export function ownId({ actor }: Pick<Deps, "actor">): string {
  if (actor.kind !== "person") throw new AppError("SIGN_IN_REQUIRED", "common.sign_in_required");
  return actor.id;
}
