import "server-only";
import "./heap-growth";
import cluster from "node:cluster";
import { env, setVariable } from "@/env/server";
import { logger } from "@/server/log/logger";
import { awaitTakeOver } from "./standby";

setVariable("NEXT_TELEMETRY_DISABLED", "1");
try {
  if (cluster.isPrimary && env.WEB_PROCESSES > 1) {
    const { runCluster } = await import("./run-cluster");
    runCluster(env.WEB_PROCESSES);
  } else {
    // Before anything else could hear the message that ends it.
    const takeOver = process.argv.includes("--standby") ? awaitTakeOver() : null;
    const { runWorker } = await import("./run-worker");
    await runWorker(takeOver);
  }
} catch (error) {
  logger.fatal({ err: error }, error instanceof Error ? error.message : "the web server could not start");
  // Next catches what would otherwise end a process that does not serve.
  process.exit(1);
}
