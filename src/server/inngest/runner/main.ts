import "server-only";
import "@/server/small-memory";
import { startContentThread } from "@/features/media/server/thread/start-thread";
import { db } from "@/server/db/client";
import { closePool, getPool, makeClient } from "@/server/db/pool";
import { functions } from "@/server/inngest/functions";
import { beat, heartbeatMs } from "@/server/inngest/heartbeat";
import { isEmbedded } from "@/server/inngest/is-embedded";
import { reachProblem } from "@/server/inngest/path/reach";
import { logger } from "@/server/log/logger";
import { startEmbeddedRunner, startInngestRelay } from "./start-runner";

type Running = { isHealthy: () => boolean; stop: () => Promise<void> };

const log = logger.child({ process: "jobs" });
const onTrouble = (error: unknown) => log.error({ err: error }, "job runner");

async function startJobs(): Promise<Running> {
  startContentThread();
  const parts = { pool: getPool(), makeClient, onTrouble };
  if (!isEmbedded()) return { isHealthy: () => true, ...(await startInngestRelay(parts)) };
  const { engine, stop } = await startEmbeddedRunner({ ...parts, functions });
  return { isHealthy: () => engine.isHealthy(), stop: () => stop() };
}

/** The heartbeat stops with the loop that does the work, so that a process which hangs is not taken for one that works. */
function keepBeating({ isHealthy }: Running): NodeJS.Timeout {
  const mode = isEmbedded() ? "embedded" : "inngest";
  const once = () => {
    if (isHealthy()) beat(db, new Date(), { mode, pid: process.pid, trouble: reachProblem() }).catch(onTrouble);
  };
  once();
  return setInterval(once, heartbeatMs);
}

/** The jobs process: the embedded runner, or the relay to Inngest. Ends by signal, or with the parent that started it. */
async function main(): Promise<void> {
  let running: Running | undefined;
  let beating: NodeJS.Timeout | undefined;
  let isStopping = false;
  const end = async () => {
    if (isStopping) return;
    isStopping = true;
    // What is cut off here is found lost by the next process, and done again.
    setTimeout(() => process.exit(1), 4900).unref();
    clearInterval(beating);
    await running?.stop().catch(onTrouble);
    await closePool();
    process.exit(0);
  };
  for (const event of ["SIGTERM", "SIGINT", "disconnect"]) process.on(event, () => void end());
  running = await startJobs();
  beating = keepBeating(running);
  log.info({ mode: isEmbedded() ? "embedded" : "inngest" }, "working");
  process.send?.({ type: "ready" });
}

main().catch((error: unknown) => {
  log.fatal({ err: error }, "the job runner could not start");
  process.exit(1);
});
