import "server-only";
import { processWide } from "@/server/cache/process-wide";
import { getPool } from "@/server/db/pool";
import { mutationClasses, queryClasses } from "./procedure-classes";
import type { RequestClassName } from "./request-class";
import { makeRequestLimiter, type RequestLimiter, type Sender } from "./request-limiter";

export interface Call {
  path: string;
  type: "query" | "mutation" | "subscription";
}

/** Counts the calls of requests. Use cases, jobs and commands that run without a request have none. */
export interface RouteLimits {
  takeCall(call: Call, sender: Sender): Promise<void>;
  /** For route handlers whose work is more than the procedure that they call. */
  take(name: RequestClassName, sender: Sender): Promise<void>;
}

/** The class of a call; null for what is not counted. A mutation that the table forgot is an ordinary change. */
export function classOf({ path, type }: Call, countsReading: boolean): RequestClassName | null {
  if (type === "mutation") return mutationClasses.get(path) ?? "change";
  return queryClasses.get(path) ?? (countsReading ? "read" : null);
}

const routeLimits = (countsReading: boolean, limiter: () => RequestLimiter): RouteLimits => ({
  async takeCall(call, sender) {
    const name = classOf(call, countsReading);
    if (name) await limiter().take(name, sender);
  },
  take: (name, sender) => limiter().take(name, sender),
});

// On first use, so that a build needs no database.
const shared = () =>
  processWide("request-limiter", () => makeRequestLimiter({ query: (asked) => getPool().query(asked) }));

/** Pages, their actions, and route handlers: looking at a page is not counted. */
export const pageLimits = routeLimits(false, shared);
/** The router over HTTP. */
export const apiLimits = routeLimits(true, shared);
