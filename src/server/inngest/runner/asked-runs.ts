import "server-only";
import { timetablesOf } from "@/server/inngest/job-settings";
import { hurryRequested, repeatRequested, startRequested } from "@/server/inngest/run-commands";
import type { JobEvent } from "./protocol";
import type { Unit } from "./queue";
import { keepSteps, lockRun, readEnded, startRun } from "./runs";
import { readSettings } from "./settings";

/** What starts a function by its timetable. */
export const timerEvent = (id: string, trigger: string, at: Date): JobEvent => ({
  id,
  name: "inngest/scheduled.timer",
  data: { cron: trigger },
  ts: at.getTime(),
});

/** Runs a function of a timetable now, also one that is off: that is about what starts automatically. */
export async function startAskedRun(unit: Unit, { id: requestId = "", data }: JobEvent): Promise<void> {
  const fn = unit.registry.get(startRequested.data.parse(data).functionId);
  if (fn === undefined) return;
  const [timetable] = timetablesOf(fn, (await readSettings(unit.client)).get(fn.id));
  if (timetable === undefined) return;
  await startRun(unit, { fn, event: timerEvent(requestId, timetable.trigger, unit.now), asked: { requestId } });
}

/** Runs a function with the event of one of its runs, with or without the steps that were finished then. */
export async function repeatRun(unit: Unit, { id: requestId = "", data }: JobEvent): Promise<void> {
  const { runId: repeats, keepsSteps } = repeatRequested.data.parse(data);
  const ended = await readEnded(unit, repeats);
  const fn = ended && unit.registry.get(ended.functionId);
  if (ended === undefined || fn === undefined) return;
  const runId = await startRun(unit, { fn, event: ended.event, asked: { requestId, repeats } });
  if (runId !== undefined && keepsSteps) await keepSteps(unit, repeats, runId);
}

/** Makes the next attempt of a run due at once. A sleep, or a wait for an event, goes on: those are what the function asked for. */
export async function hurryRun(unit: Unit, { data }: JobEvent): Promise<void> {
  const locked = await lockRun(unit, hurryRequested.data.parse(data).runId);
  if (locked === undefined || !(await unit.queue.hurry(unit.client, locked.run.id))) return;
  await unit.client.query("UPDATE job_run SET wake_at = NULL, updated_at = now() WHERE id = $1", [locked.run.id]);
}
