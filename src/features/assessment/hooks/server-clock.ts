/** When something was asked for and when its answer came, in milliseconds of the device's clock. */
export interface AskedTimes {
  /** Null where nobody knows. */
  askedAtMs: number | null;
  receivedAtMs: number;
}

/** Less than a person takes from one device to another. */
const mostVagueMs = 500;

/**
 * The server's clock as far as this page can know it. The device's own may be wrong or be changed, so only differences are
 * taken from it, and every answer of the server sets it again; of several, the one that took the least time is the truest.
 */
export class ServerClock {
  #offsetMs: number;
  #uncertaintyMs: number;

  constructor(serverNow: Date, times: AskedTimes) {
    ({ offsetMs: this.#offsetMs, uncertaintyMs: this.#uncertaintyMs } = read(serverNow, times));
  }

  /** Takes in another reading of the server's clock. */
  set(serverNow: Date, times: AskedTimes): void {
    const { offsetMs, uncertaintyMs } = read(serverNow, times);
    const hasJumped = Math.abs(offsetMs - this.#offsetMs) > uncertaintyMs + this.#uncertaintyMs;
    if (uncertaintyMs > this.#uncertaintyMs && !hasJumped) return;
    this.#offsetMs = offsetMs;
    this.#uncertaintyMs = uncertaintyMs;
  }

  now(): number {
    return Date.now() + this.#offsetMs;
  }

  /** Whether it may be off by so much that a later answer from here would count as earlier than one from another device. */
  get isVague(): boolean {
    return this.#uncertaintyMs > mostVagueMs;
  }
}

/** The server read its clock at some time in between: taken as the middle, and where that is unknown as the end. */
function read(serverNow: Date, { askedAtMs, receivedAtMs }: AskedTimes): { offsetMs: number; uncertaintyMs: number } {
  if (askedAtMs === null)
    return { offsetMs: serverNow.getTime() - receivedAtMs, uncertaintyMs: Number.POSITIVE_INFINITY };
  const uncertaintyMs = (receivedAtMs - askedAtMs) / 2;
  return { offsetMs: serverNow.getTime() - (askedAtMs + uncertaintyMs), uncertaintyMs };
}

/** When this page was asked for, and when its first byte arrived, which its `now` was written before. */
export function pageTimes(): AskedTimes {
  const unknown = { askedAtMs: null, receivedAtMs: Date.now() };
  if (typeof window === "undefined") return unknown;
  const [entry] = performance.getEntriesByType("navigation") as PerformanceNavigationTiming[];
  if (!entry || new URL(entry.name).pathname !== window.location.pathname) return unknown;
  const { timeOrigin } = performance;
  return { askedAtMs: timeOrigin + entry.requestStart, receivedAtMs: timeOrigin + entry.responseStart };
}
