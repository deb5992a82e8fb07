import "server-only";
import { createHash } from "node:crypto";
import { LRUCache } from "lru-cache";
import type { QueryConfig, QueryResult } from "pg";
import { RateLimiterMemory, RateLimiterPostgres, RateLimiterRes, RLWrapperTimeouts } from "rate-limiter-flexible";
import type { Actor } from "@/policy/actor";
import { quotaExceeded } from "./quota-exceeded";
import { type RequestClass, type RequestClassName, requestClasses } from "./request-class";
import { networkOf } from "./spend";

/** Who sends a request: the person, or for whoever is signed out the network. */
export interface Sender {
  actor: Actor;
  ip: string | null;
}

export interface RequestLimiter {
  /** Counts one request. @throws AppError QUOTA_EXCEEDED `common.quota` (facts: retryAfterSeconds, minutes). */
  take(name: RequestClassName, sender: Sender): Promise<void>;
}

/** What is asked of the database: a pool does. */
export interface LimitStore {
  query(asked: QueryConfig): Promise<QueryResult>;
}

/** Senders that one process remembers; the ones longest unseen are forgotten, and counted again. */
const mostSenders = 50_000;

interface Local {
  /** What may still pass before Postgres is told of a further lease. */
  left: number;
  /** Milliseconds since 1970 until which Postgres need not be asked. */
  refusedUntil: number;
  /** The lease that is being asked for. */
  refill: Promise<void> | null;
}

/**
 * Counts requests by sender, for all web processes together. Where Postgres does not answer within `patienceMilliseconds`,
 * each process counts for itself: a limit must not stop the site.
 */
export function makeRequestLimiter(
  store: LimitStore,
  classes: Readonly<Record<RequestClassName, RequestClass>> = requestClasses,
  patienceMilliseconds = 300,
): RequestLimiter {
  const limits = new Map<string, OneLimit>();
  const limitOf = (name: RequestClassName, kind: "person" | "network"): OneLimit => {
    const key = `${name}.${kind}`;
    const known = limits.get(key);
    if (known) return known;
    const made = new OneLimit(store, key, classes[name], classes[name][kind], patienceMilliseconds);
    limits.set(key, made);
    return made;
  };
  return {
    async take(name, { actor, ip }) {
      if (actor.kind === "system") return;
      if (actor.kind === "person") await limitOf(name, "person").take(actor.id);
      // As a digest: a limit has to know an address again, not to read it.
      else await limitOf(name, "network").take(digest(networkOf(ip)));
    },
  };
}

const digest = (text: string) => createHash("sha256").update(text).digest("base64url").slice(0, 22);

class OneLimit {
  readonly #shared: RLWrapperTimeouts;
  readonly #local: LRUCache<string, Local>;
  readonly #lease: number;

  constructor(
    store: LimitStore,
    keyPrefix: string,
    { windowSeconds, lease }: RequestClass,
    points: number,
    timeoutMs: number,
  ) {
    const extent = { keyPrefix, points, duration: windowSeconds };
    this.#lease = lease;
    this.#local = new LRUCache({ max: mostSenders, ttl: windowSeconds * 1000 });
    this.#shared = new RLWrapperTimeouts({
      timeoutMs,
      insuranceLimiter: new RateLimiterMemory(extent),
      limiter: new RateLimiterPostgres({
        ...extent,
        storeClient: store,
        storeType: "pool",
        tableName: "request_limit",
        tableCreated: true,
        // A job does it (src/server/inngest/jobs/purge-rate-limits.ts).
        clearExpiredByTimeout: false,
      }),
    });
  }

  async take(who: string): Promise<void> {
    const found = this.#local.get(who);
    const local = found ?? { left: this.#lease - 1, refusedUntil: 0, refill: null };
    if (!found) this.#local.set(who, local);
    for (;;) {
      const now = Date.now();
      if (local.refusedUntil > now) throw quotaExceeded(local.refusedUntil - now);
      if (this.#lease === 1) return this.#consume(who, local);
      if (local.left > 0) {
        local.left -= 1;
        return;
      }
      // One for all that come at once, so that a burst does not outrun the count.
      local.refill ??= this.#refill(who, local).finally(() => {
        local.refill = null;
      });
      await local.refill;
    }
  }

  async #refill(who: string, local: Local): Promise<void> {
    await this.#consume(who, local);
    local.left += this.#lease;
  }

  async #consume(who: string, local: Local): Promise<void> {
    try {
      await this.#shared.consume(who, this.#lease);
    } catch (error) {
      if (!(error instanceof RateLimiterRes)) throw error;
      local.refusedUntil = Date.now() + error.msBeforeNext;
      throw quotaExceeded(error.msBeforeNext);
    }
  }
}
