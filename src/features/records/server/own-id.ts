import "server-only";
import { AppError } from "@/lib/app-error";
import type { Deps } from "@/server/trpc/context";

/** Whose record it is. @throws AppError SIGN_IN_REQUIRED */
export function ownId({ actor }: Pick<Deps, "actor">): string {
  if (actor.kind === "person") return actor.id;
  throw new AppError("SIGN_IN_REQUIRED", "common.sign_in_required");
}
