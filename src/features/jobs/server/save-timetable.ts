import "server-only";
import type { SaveTimetable } from "@/features/jobs/schema";
import { AppError } from "@/lib/app-error";
import { appendAudit } from "@/server/audit/append-audit";
import { triggerOf } from "@/server/inngest/job-settings";
import type { Deps } from "@/server/trpc/context";
import { getFunction, refuseUnlessEmbedded } from "./functions";
import { holdJobSetting } from "./hold-setting";
import { readTimetable } from "./read-timetable";

/**
 * Sets when a function runs automatically, or goes back to what the code says. Every runner goes by it within a second.
 * @throws AppError NOT_FOUND; RULE_BROKEN `jobs.at_inngest`, `jobs.no_timetable`, `jobs.bad_cron`, `jobs.bad_zone`,
 * `jobs.never_due`; CONFLICT `jobs.changed`
 */
export async function saveTimetable(
  deps: Pick<Deps, "db" | "actor" | "now" | "ip">,
  { name, timetable, seen }: SaveTimetable,
): Promise<{ revision: number }> {
  refuseUnlessEmbedded();
  const fn = await getFunction(name);
  if (fn.schedules.length === 0) throw new AppError("RULE_BROKEN", "jobs.no_timetable");
  const at = deps.now();
  if (timetable) readTimetable(timetable, at);
  const { cron = null, timeZone = null } = timetable ?? {};
  return deps.db.$transaction(async (tx) => {
    const held = await holdJobSetting(tx, fn.id, at);
    // Sent twice, or what someone else has set already.
    if (held.cron === cron && held.timeZone === timeZone) return { revision: held.revision };
    if (held.revision !== seen) throw new AppError("CONFLICT", "jobs.changed");
    const revision = held.revision + 1;
    await tx.jobSetting.update({ where: { functionId: fn.id }, data: { cron, timeZone, revision, changedAt: at } });
    const code = fn.schedules.map(({ trigger }) => trigger).join("; ");
    const say = (to: { cron: string | null; timeZone: string | null }) =>
      to.cron && to.timeZone ? triggerOf(to.cron, to.timeZone) : code;
    await appendAudit(tx, deps, {
      action: "job.reschedule",
      objectType: "JobFunction",
      objectId: name,
      values: { from: say(held), to: say({ cron, timeZone }) },
    });
    return { revision };
  });
}
