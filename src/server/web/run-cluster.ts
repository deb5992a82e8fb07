import "server-only";
import cluster from "node:cluster";
import { logger } from "@/server/log/logger";

const LONGEST_PAUSE_MILLISECONDS = 10_000;

/** Starts `count` web processes on one port, replaces those that die, and tells the parent when all of them answer. */
export function runCluster(count: number): void {
  let isStopping = false;
  let pause = 100;
  let isAnnounced = false;
  const ready = new Set<number>();
  const stop = () => {
    if (isStopping) return;
    isStopping = true;
    for (const worker of Object.values(cluster.workers ?? {})) worker?.process.kill("SIGTERM");
    if (Object.keys(cluster.workers ?? {}).length === 0) process.exit(0);
  };
  cluster.on("message", (worker, message: { type?: string; port?: number }) => {
    if (message.type !== "ready") return;
    ready.add(worker.id);
    pause = 100;
    if (ready.size < count || isAnnounced) return;
    isAnnounced = true;
    process.send?.({ type: "ready", port: message.port });
  });
  cluster.on("exit", (worker, code, signal) => {
    ready.delete(worker.id);
    if (isStopping) {
      if (Object.keys(cluster.workers ?? {}).length === 0) process.exit(0);
      return;
    }
    // A process that dies before the site was ever up would die again: the parent shows why.
    if (!isAnnounced) process.exit(code || 1);
    logger.error({ code, signal }, "a web process ended and is replaced");
    setTimeout(() => isStopping || cluster.fork(), pause);
    pause = Math.min(pause * 2, LONGEST_PAUSE_MILLISECONDS);
  });
  process.on("SIGTERM", stop);
  process.on("SIGINT", stop);
  process.on("disconnect", stop);
  for (let started = 0; started < count; started += 1) cluster.fork();
}
