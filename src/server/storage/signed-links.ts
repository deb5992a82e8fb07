import "server-only";
import { createHmac, hkdfSync, timingSafeEqual } from "node:crypto";

/** Everything a link of the local storage says; all of it is signed, together with the method it may be used with. */
export interface LinkFacts {
  method: "GET" | "PUT";
  key: string;
  /** Seconds since 1970. */
  expires: number;
  /** Sorted by name when signed; what they mean is up to the route. */
  facts: Readonly<Record<string, string>>;
}

const SIGNATURE = "s";
const EXPIRES = "e";

export class LinkSigner {
  readonly #key: Buffer;

  constructor(secret: string) {
    // A key of its own, so that a signature made here is worth nothing elsewhere (RFC 5869).
    this.#key = Buffer.from(hkdfSync("sha256", secret, "", "lectern storage links v1", 32));
  }

  /** The query of a link, beginning behind the question mark. */
  sign(link: LinkFacts): string {
    const query = new URLSearchParams({ ...link.facts, [EXPIRES]: String(link.expires) });
    query.sort();
    query.set(SIGNATURE, this.#signature(link.method, link.key, query));
    return query.toString();
  }

  /** The facts of a link that is ours and has not expired, else null. HEAD goes with links for GET. */
  verify(method: string, key: string, query: URLSearchParams, now: Date): LinkFacts | null {
    const signed = new URLSearchParams(query);
    const signature = signed.get(SIGNATURE) ?? "";
    signed.delete(SIGNATURE);
    signed.sort();
    const allowed = method === "HEAD" ? "GET" : method;
    if (allowed !== "GET" && allowed !== "PUT") return null;
    const wanted = Buffer.from(this.#signature(allowed, key, signed));
    const given = Buffer.from(signature);
    if (wanted.length !== given.length || !timingSafeEqual(wanted, given)) return null;
    const expires = Number(signed.get(EXPIRES));
    if (!Number.isSafeInteger(expires) || expires * 1000 <= now.getTime()) return null;
    const { [EXPIRES]: _expires, ...facts } = Object.fromEntries(signed);
    return { method: allowed, key, expires, facts };
  }

  #signature(method: string, key: string, sorted: URLSearchParams): string {
    return createHmac("sha256", this.#key).update(`${method}\n${key}\n${sorted.toString()}`).digest("base64url");
  }
}

/** The window in which a link is made, so that all links made in it are the same. Times in seconds since 1970. */
export function linkWindow(now: Date, lifetimeSeconds: number): { start: number; expires: number } {
  const start = Math.floor(now.getTime() / 1000 / lifetimeSeconds) * lifetimeSeconds;
  return { start, expires: start + 2 * lifetimeSeconds };
}
