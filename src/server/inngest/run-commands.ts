import "server-only";
import * as z from "zod";
import { event } from "@/lib/event";
import { stableId } from "./stable-id";

/** Asks the embedded runner for a run that nothing but a person started. The event's id is the request's. */
export const startRequested = event("lectern/run.start", { functionId: z.string() });

/** Asks for a new run with the event of one that has ended. The event's id is the request's. */
export const repeatRequested = event("lectern/run.repeat", { runId: z.string(), keepsSteps: z.boolean() });

/** Asks that a run which waits for its next attempt need not wait. */
export const hurryRequested = event("lectern/run.hurry", { runId: z.string() });

/** The run of a function that an event, or a request for one, leads to. */
export const runIdOf = (functionId: string, causeId: string): string => stableId("run", functionId, causeId);
