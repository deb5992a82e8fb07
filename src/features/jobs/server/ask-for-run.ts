import "server-only";
import * as z from "zod";
import { functionName, hasEnded } from "@/features/jobs/rules";
import type { ActOnRun, RepeatRun, RunNow } from "@/features/jobs/schema";
import { AppError } from "@/lib/app-error";
import { type AuditEntry, appendAudit } from "@/server/audit/append-audit";
import { holdSetting } from "@/server/audit/store-setting";
import { cancelRequested } from "@/server/inngest/cancel-run";
import { listFunctions } from "@/server/inngest/list-functions";
import { hurryRequested, repeatRequested, runIdOf, startRequested } from "@/server/inngest/run-commands";
import { appendIdentifiedEvents } from "@/server/outbox/append-event";
import type { Deps } from "@/server/trpc/context";
import { getFunction, refuseUnlessEmbedded } from "./functions";

type Acting = Pick<Deps, "db" | "actor" | "now" | "ip">;

/** The run that is asked for: it is a moment later, as soon as a runner has heard of it. */
export const AskedRun = z.object({ runId: z.string() });
export type AskedRun = z.infer<typeof AskedRun>;

interface Command {
  requestId: string;
  event: { name: string; data: Record<string, string | boolean> };
  audit: AuditEntry;
}

/**
 * Writes a command for the runners and a line of the log, once however often the request is sent.
 * @throws AppError CONFLICT `jobs.other_request` where the id was used for something else
 */
async function command(deps: Acting, { requestId, event, audit }: Command): Promise<void> {
  await deps.db.$transaction(async (tx) => {
    await holdSetting(tx, `job:${requestId}`);
    const known = await tx.outboxEvent.findUnique({ where: { id: requestId }, select: { name: true, data: true } });
    if (known) {
      const before = known.data as Record<string, unknown>;
      const isSame =
        known.name === event.name && Object.entries(event.data).every(([field, value]) => before[field] === value);
      if (!isSame) throw new AppError("CONFLICT", "jobs.other_request");
      return;
    }
    await appendIdentifiedEvents(tx, [{ id: requestId, ...event }]);
    await appendAudit(tx, deps, audit);
  });
}

/**
 * Runs a function of a timetable now, beside its due times.
 * @throws AppError NOT_FOUND; RULE_BROKEN `jobs.at_inngest`, `jobs.no_timetable`: what an event starts needs that event
 */
export async function runNow(deps: Acting, { name, requestId }: RunNow): Promise<AskedRun> {
  refuseUnlessEmbedded();
  const fn = await getFunction(name);
  if (fn.schedules.length === 0) throw new AppError("RULE_BROKEN", "jobs.no_timetable");
  const audit = { action: "job.run", objectType: "JobFunction", objectId: name };
  await command(deps, { requestId, event: startRequested({ functionId: fn.id }), audit });
  return { runId: runIdOf(fn.id, requestId) };
}

async function getRunFacts({ db }: Acting, runId: string) {
  const run = await db.jobRun.findUnique({ where: { id: runId }, select: { functionId: true, state: true } });
  if (!run) throw new AppError("NOT_FOUND", "common.not_found");
  return run;
}

/**
 * A new run with the event of one that has ended; what its steps came to is kept, or all is done again.
 * @throws AppError NOT_FOUND; RULE_BROKEN `jobs.at_inngest`, `jobs.still_running`, `jobs.function_gone`
 */
export async function repeatRun(deps: Acting, { runId, requestId, keepsSteps }: RepeatRun): Promise<AskedRun> {
  refuseUnlessEmbedded();
  const { functionId, state } = await getRunFacts(deps, runId);
  if (!hasEnded(state)) throw new AppError("RULE_BROKEN", "jobs.still_running");
  if (!(await listFunctions()).has(functionId)) throw new AppError("RULE_BROKEN", "jobs.function_gone");
  const values = { function: functionName(functionId), before: state, keepsSteps };
  const audit = { action: "job.retry", objectType: "JobRun", objectId: runId, values };
  await command(deps, { requestId, event: repeatRequested({ runId, keepsSteps }), audit });
  return { runId: runIdOf(functionId, requestId) };
}

async function actOnOpen(
  deps: Acting,
  { runId, requestId }: ActOnRun,
  requested: typeof hurryRequested | typeof cancelRequested,
  action: string,
): Promise<void> {
  refuseUnlessEmbedded();
  const { functionId, state } = await getRunFacts(deps, runId);
  // Done already, or automatically meanwhile: the page shows which.
  if (hasEnded(state)) return;
  const values = { function: functionName(functionId), before: state };
  const audit = { action, objectType: "JobRun", objectId: runId, values };
  await command(deps, { requestId, event: requested({ runId }), audit });
}

/** Makes the next try of a run due now. Does nothing to one that has ended. @throws AppError NOT_FOUND; RULE_BROKEN `jobs.at_inngest` */
export const hurryRun = (deps: Acting, asked: ActOnRun): Promise<void> =>
  actOnOpen(deps, asked, hurryRequested, "job.hurry");

/**
 * Ends a run: one that sleeps or waits at once, one at work before its next step. Does nothing to one that has ended.
 * @throws AppError NOT_FOUND; RULE_BROKEN `jobs.at_inngest`
 */
export const endRun = (deps: Acting, asked: ActOnRun): Promise<void> =>
  actOnOpen(deps, asked, cancelRequested, "job.cancel");

/** Whether a run that was asked for is by now. */
export async function hasBegun({ db }: Pick<Deps, "db">, runId: string): Promise<boolean> {
  return (await db.jobRun.count({ where: { id: runId } })) > 0;
}
