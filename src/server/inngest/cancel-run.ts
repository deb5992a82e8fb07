import "server-only";
import * as z from "zod";
import { event } from "@/lib/event";
import type { Tx } from "@/server/db/client";
import { appendEvent } from "@/server/outbox/append-event";

/** Asks the embedded runner for the end of a run. */
export const cancelRequested = event("lectern/run.cancel", { runId: z.string() });

/**
 * Ends a run of the embedded runner once `tx` has committed: no further step of it starts, and what it waits for is forgotten.
 * A step in progress runs to its end and its result is dropped. Does nothing to a run that has ended.
 */
export async function cancelRun(tx: Tx, runId: string): Promise<void> {
  await appendEvent(tx, cancelRequested({ runId }));
}
