/**
 * The server's clock as far as this page can know it. The device's own may be wrong or be changed, so only differences are
 * taken from it, and every answer of the server sets it again; of several, the one that took the least time is the truest.
 */
export class ServerClock {
  #offsetMs: number;
  #uncertaintyMs: number;

  constructor(serverNow: Date, receivedAtMs: number) {
    this.#offsetMs = serverNow.getTime() - receivedAtMs;
    this.#uncertaintyMs = Number.POSITIVE_INFINITY;
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
}

/** When this page's first byte arrived, by the device's clock: what its `now` was written a moment before. */
export function pageReceivedAtMs(): number {
  const [entry] = performance.getEntriesByType("navigation") as PerformanceNavigationTiming[];
  const isThisPage = entry && new URL(entry.name).pathname === window.location.pathname;
  return isThisPage ? performance.timeOrigin + entry.responseStart : Date.now();
}
