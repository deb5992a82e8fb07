import "server-only";
import { createHmac } from "node:crypto";
import canonicalize from "canonicalize";

/**
 * The `x-inngest-signature` of a body, the way the SDK checks it: HMAC-SHA256, keyed with the key's text after its
 * `signkey-...-` prefix, over the canonical JSON (RFC 8785) followed by the time in seconds.
 */
export function sign(body: unknown, signingKey: string, at: Date): string {
  const seconds = Math.floor(at.getTime() / 1000).toString();
  const key = signingKey.replace(/^signkey-\w+-/, "");
  const digest = createHmac("sha256", key).update(canonical(body)).update(seconds).digest("hex");
  return `t=${seconds}&s=${digest}`;
}

/** RFC 8785. The SDK parses a body and canonicalizes it again, so any spelling of the same JSON has the same signature. */
export function canonical(body: unknown): string {
  const text = canonicalize(body);
  if (text === undefined) throw new TypeError("Not a JSON value");
  return text;
}
