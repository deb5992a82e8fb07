import "server-only";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { Worker } from "node:worker_threads";
import { logger } from "@/server/log/logger";
import { ContentThread, setContentThread } from "./content-thread";

const resourceLimits = { maxOldGenerationSizeMb: 512 };

/** In a bundle the thread's script is beside this one. */
function scriptOf(here: string): string {
  return here.endsWith(".mjs")
    ? join(here, "../content.mjs")
    : join(process.cwd(), "src/features/media/server/thread/from-source.mjs");
}

/** For each process that shows or checks what authors write. It costs nothing until there is a long text. */
export function startContentThread(): void {
  const script = scriptOf(fileURLToPath(import.meta.url));
  const onProblem = (error: unknown) => logger.error({ err: error }, "the thread for long texts ended");
  setContentThread(new ContentThread({ start: () => new Worker(script, { resourceLimits }), onProblem }));
}
