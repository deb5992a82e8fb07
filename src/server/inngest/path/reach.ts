import "server-only";
import * as z from "zod";
import type { RowOf } from "@/server/db/query-rows";

/** Why this process could not hand events over at its last try. */
export const ReachProblem = () => z.enum(["unreachable", "refused"]);
export type ReachProblem = RowOf<typeof ReachProblem>;

let last: ReachProblem | null = null;

/** Null while the last try went well, or there was none. */
export const reachProblem = (): ReachProblem | null => last;

/** How long an Inngest server may take to accept events. */
const patienceMs = 3000;

/** Calls the server, and remembers whether it could be reached and took the event key. */
export async function fetchAndNote(input: string | URL | Request, init?: RequestInit): Promise<Response> {
  try {
    const response = await fetch(input, { ...init, signal: AbortSignal.timeout(patienceMs) });
    last = problemOf(response.status);
    return response;
  } catch (error) {
    last = "unreachable";
    throw error;
  }
}

/** A server that refuses one event (400, 413) has been reached all the same. */
function problemOf(status: number): ReachProblem | null {
  if (status === 401 || status === 403 || status === 404) return "refused";
  return status === 429 || status >= 500 ? "unreachable" : null;
}
