import { setTimeout as sleep } from "node:timers/promises";
import { endSignal, stopTools } from "./end-run";
import { isBlocked, listRunning, type Running } from "./progress";
import type { TimedResult } from "./report";
import { type Failure, nothing, type Suite, type SuiteResult, suiteFailure } from "./suite";

/** For all suites together: the check of a change has 90 minutes, of which some go into what comes before and after. */
const limitMinutes = 84;
const watchMs = 2_000;
/** After its tools were ended, a suite only reads what they have left. */
const lastWordMs = 20_000;

export type Outcome = { results: TimedResult[]; timedOut: string[] };

const placeOf = ({ file, name }: Running) => `${file} > ${name}`;

function timeoutOf(suite: string, running: Running, reason: string): Failure {
  const { file, name } = running;
  const level = file.startsWith("e2e/") ? "e2e" : file.endsWith(".db.test.ts") ? "db" : "unit";
  const rerun = `npm test -- ${level} ${file.replace(/^e2e\//, "")}`;
  return { ...suiteFailure(suite, name, `timed out in ${placeOf(running)}: ${reason}`), file, rerun };
}

/** Watches a suite from outside. Resolves to what it was doing if it passes a limit, or if a test blocks its process. */
async function watch(suite: Suite, runEndsAt: number, done: AbortSignal): Promise<Failure[]> {
  const startedAt = Date.now();
  const endsAt = Math.min(startedAt + suite.limitMinutes * 60_000, runEndsAt);
  while (!done.aborted) {
    await sleep(watchMs, undefined, { signal: done }).catch(() => undefined);
    if (done.aborted) break;
    const running = listRunning();
    if (Date.now() > endsAt) {
      const minutes = ((Date.now() - startedAt) / 60_000).toFixed(1);
      const reason = `${suite.name} took ${minutes} minutes; its limit is ${suite.limitMinutes}, and ${limitMinutes} for all suites`;
      if (running.length === 0) return [suiteFailure(suite.name, "time limit", `timed out: ${reason}`)];
      return running.map((test) => timeoutOf(suite.name, test, reason));
    }
    const blocked = running.filter(isBlocked);
    if (blocked.length > 0) {
      return blocked.map((test) => timeoutOf(suite.name, test, "it blocked its process"));
    }
  }
  return [];
}

async function runWithin(suite: Suite, runEndsAt: number): Promise<{ result: SuiteResult; overrun: Failure[] }> {
  const done = new AbortController();
  const running = suite
    .run()
    .catch((error: Error): SuiteResult => {
      console.error(error);
      return { ...nothing, failures: [suiteFailure(suite.name, "the suite itself", error.message)] };
    })
    .finally(() => done.abort());
  const overrun = await watch(suite, runEndsAt, done.signal);
  if (overrun.length === 0) return { result: await running, overrun };
  await stopTools();
  const result = await Promise.race([running, sleep(lastWordMs, nothing, { ref: false })]);
  return { result: { ...result, failures: [...overrun, ...result.failures] }, overrun };
}

/** Runs one suite after the other, each within its limit. A run that meets a limit, or is interrupted, ends there. */
export async function runSuites(suites: readonly Suite[]): Promise<Outcome> {
  const results: TimedResult[] = [];
  const timedOut: string[] = [];
  const runEndsAt = Date.now() + limitMinutes * 60_000;
  for (const suite of suites) {
    if (endSignal.aborted) break;
    console.log(`\n== ${suite.name}`);
    const started = performance.now();
    const { result, overrun } = await runWithin(suite, runEndsAt);
    const { name, budgetMinutes } = suite;
    results.push({ ...result, name, budgetMinutes, minutes: (performance.now() - started) / 60_000 });
    timedOut.push(...overrun.map(({ message }) => message));
    // Pages that do not build cannot be walked through.
    if (name === "build" && result.failures.length > 0) break;
  }
  return { results, timedOut };
}
