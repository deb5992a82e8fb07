import "server-only";

/** The SDK refuses a signature whose time is further away than this, in either direction. */
const lifetimeMs = 5 * 60_000;

/** The part of an `x-inngest-signature` header that its bearer cannot vary: it covers the time and the body. */
const digestOf = (header: string) => new URLSearchParams(header).get("s") ?? header;

/** Signatures that were accepted while they were fresh: the SDK would accept each of them again for five minutes. */
export class ReplayMemory {
  private readonly expiries = new Map<string, number>();

  constructor(private readonly now: () => number = Date.now) {}

  /** False if the signature in the header was claimed before. */
  claim(header: string): boolean {
    this.forgetExpired();
    const digest = digestOf(header);
    if (this.expiries.has(digest)) return false;
    // A clock ahead of ours may sign up to five minutes into the future: it takes twice the lifetime until it is stale.
    this.expiries.set(digest, this.now() + 2 * lifetimeMs);
    return true;
  }

  /** For a signature that turned out to be no good: nothing an outsider sends may fill the memory. */
  release(header: string): void {
    this.expiries.delete(digestOf(header));
  }

  private forgetExpired(): void {
    const now = this.now();
    for (const [digest, expiry] of this.expiries) {
      if (expiry > now) return; // a Map keeps the order of insertion, which is the order of expiry
      this.expiries.delete(digest);
    }
  }
}
