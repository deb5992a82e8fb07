import "server-only";
import type { SwitchFunction } from "@/features/jobs/schema";
import { appendAudit } from "@/server/audit/append-audit";
import type { Deps } from "@/server/trpc/context";
import { getFunction, refuseUnlessEmbedded } from "./functions";
import { holdJobSetting } from "./hold-setting";

/**
 * Lets a function start automatically, or not. Runs that have started go on; what comes while it is off is not made up for.
 * @throws AppError NOT_FOUND; RULE_BROKEN `jobs.at_inngest`
 */
export async function switchFunction(
  deps: Pick<Deps, "db" | "actor" | "now" | "ip">,
  { name, isEnabled }: SwitchFunction,
): Promise<void> {
  refuseUnlessEmbedded();
  const { id: functionId } = await getFunction(name);
  const at = deps.now();
  await deps.db.$transaction(async (tx) => {
    const held = await holdJobSetting(tx, functionId, at);
    if (held.isEnabled === isEnabled) return;
    await tx.jobSetting.update({ where: { functionId }, data: { isEnabled, changedAt: at } });
    await appendAudit(tx, deps, {
      action: isEnabled ? "job.enable" : "job.disable",
      objectType: "JobFunction",
      objectId: name,
      values: { from: held.isEnabled, to: isEnabled },
    });
  });
}
