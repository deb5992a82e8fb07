import "server-only";
import { stableId } from "./stable-id";

/** Asks the embedded runner for a run that nothing but a person started: `data: { functionId }`. The event's id is the request's. */
export const startRequested = "lectern/run.start";

/** Asks for a new run with the event of one that has ended: `data: { runId, keepsSteps }`. The event's id is the request's. */
export const repeatRequested = "lectern/run.repeat";

/** Asks that a run which waits for its next attempt need not wait: `data: { runId }`. */
export const hurryRequested = "lectern/run.hurry";

/** The run of a function that an event, or a request for one, leads to. */
export const runIdOf = (functionId: string, causeId: string): string => stableId("run", functionId, causeId);
