/** A person takes longer from one device to another. */
const mostVagueMs = 1000;

/**
 * The server's clock as far as this page can know it. The device's own may be wrong or be changed, so only differences are
 * taken from it, and every answer of the server sets it again; of several, the one that took the least time is the truest.
 */
export class ServerClock {
  #offsetMs: number;
  #uncertaintyMs: number;

  /**
   * The page's own reading. It is taken as of its end: a clock that is behind ends no attempt too soon.
   * @param askedAtMs -Infinity where it isn't known
   */
  constructor(serverNow: Date, [askedAtMs, receivedAtMs]: PageTimes) {
    this.#offsetMs = serverNow.getTime() - receivedAtMs;
    this.#uncertaintyMs = receivedAtMs - askedAtMs;
  }

  /** A reading of the server's clock that was asked for and received at these times of the device's clock. */
  set(serverNow: Date, askedAtMs: number, receivedAtMs: number): void {
    const uncertaintyMs = (receivedAtMs - askedAtMs) / 2;
    const offsetMs = serverNow.getTime() - (askedAtMs + uncertaintyMs);
    const hasJumped = Math.abs(offsetMs - this.#offsetMs) > uncertaintyMs + this.#uncertaintyMs;
    if (uncertaintyMs > this.#uncertaintyMs && !hasJumped) return;
    this.#offsetMs = offsetMs;
    this.#uncertaintyMs = uncertaintyMs;
  }

  now(): number {
    return Date.now() + this.#offsetMs;
  }

  /** Whether it may be so far behind that a change on this page would count as earlier than one from another device before it. */
  get isVague(): boolean {
    return this.#uncertaintyMs > mostVagueMs;
  }
}

/** In milliseconds of the device's clock since 1970. */
type PageTimes = readonly [askedAtMs: number, receivedAtMs: number];

/** When this page was asked for, and when its first byte arrived, which its `now` was written before. */
export function pageTimes(): PageTimes {
  const unknown = [Number.NEGATIVE_INFINITY, Date.now()] as const;
  if (typeof window === "undefined") return unknown;
  const [entry] = performance.getEntriesByType("navigation") as PerformanceNavigationTiming[];
  const isThisPage = entry && new URL(entry.name).pathname === window.location.pathname;
  const { timeOrigin } = performance;
  return isThisPage ? [timeOrigin + entry.requestStart, timeOrigin + entry.responseStart] : unknown;
}
