import "server-only";
import { functionIdOf } from "@/features/jobs/rules";
import { AppError } from "@/lib/app-error";
import { isEmbedded } from "@/server/inngest/is-embedded";
import { listFunctions } from "@/server/inngest/list-functions";
import type { JobFunction } from "@/server/inngest/runner/registry";

/** One function of this installation by its name. @throws AppError NOT_FOUND */
export async function getFunction(name: string): Promise<JobFunction> {
  const fn = (await listFunctions()).get(functionIdOf(name));
  if (!fn) throw new AppError("NOT_FOUND", "common.not_found");
  return fn;
}

/** With an Inngest server nothing here acts: it would say that something was done, and nothing were. @throws AppError RULE_BROKEN */
export function refuseUnlessEmbedded(): void {
  if (!isEmbedded()) throw new AppError("RULE_BROKEN", "jobs.at_inngest");
}
