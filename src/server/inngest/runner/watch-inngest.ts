import "server-only";
import type { Pool } from "pg";
import type { Tx } from "@/server/db/client";
import { transaction } from "@/server/db/transaction";
import { listFunctions } from "@/server/inngest/list-functions";
import { sendProbe } from "@/server/inngest/path/probe";
import { type PathProblem, pathAdvice, readPath } from "@/server/inngest/path/read-path";
import type { logger } from "@/server/log/logger";
import { watchEvents } from "./watch-events";

type Parts = {
  db: Tx;
  pool: Pool;
  log: Pick<typeof logger, "error" | "warn" | "info">;
  onTrouble: (error: unknown) => void;
  /** Events went back to the outbox. */
  onResent: () => void;
};

const probeEveryMs = 5000;
const watchEveryMs = 30_000;

/** Probes the way to the Inngest server and back, and hands events over again that it lost. `stop` waits for what is in progress. */
export function watchInngest(parts: Parts): { stop: () => Promise<void> } {
  let known: PathProblem | null | undefined;
  const probe = async () => {
    const now = new Date();
    // At the first look this process has not said yet that it is alive.
    const problem = known === undefined ? null : await readPath(parts.db, now);
    if (known !== undefined && problem !== known) say(parts.log, problem);
    known = problem;
    await sendProbe(parts.db, now, problem !== null);
  };
  const loops = [
    repeat(probeEveryMs, probe, parts.onTrouble),
    repeat(watchEveryMs, () => watchAll(parts), parts.onTrouble),
  ];
  return {
    stop: async () => {
      await Promise.all(loops.map((loop) => loop.stop()));
    },
  };
}

function say(log: Parts["log"], problem: PathProblem | null): void {
  if (problem === null) log.info("events reach Inngest and its calls arrive");
  else log.error({ problem }, pathAdvice[problem]);
}

async function watchAll({ pool, log, onResent }: Parts): Promise<void> {
  const registry = await listFunctions();
  for (let isFull = true; isFull; ) {
    const watch = await transaction(pool, (client) => watchEvents(client, registry, new Date()));
    for (const event of watch.resent) log.warn({ event }, "Inngest lost an event; it is handed over again");
    for (const event of watch.givenUp) log.error({ event }, "Inngest lost an event again and again; it is left");
    if (watch.resent.length > 0) onResent();
    isFull = watch.isFull;
  }
}

/** Does the work at once and then again and again, never twice at a time. */
function repeat(
  everyMs: number,
  work: () => Promise<void>,
  onTrouble: (error: unknown) => void,
): { stop: () => Promise<void> } {
  let underWay: Promise<void> | undefined;
  const once = () => {
    underWay ??= work()
      .catch(onTrouble)
      .finally(() => {
        underWay = undefined;
      });
  };
  once();
  const timer = setInterval(once, everyMs);
  return {
    stop: async () => {
      clearInterval(timer);
      await underWay;
    },
  };
}
