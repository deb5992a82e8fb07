import "server-only";
import { createHash, createHmac, hkdfSync, randomBytes, timingSafeEqual } from "node:crypto";
import { authSecret } from "@/env/secrets";

/** A token that opens something automatically: shown once, 192 random bits; the database keeps its hash and nothing else. */
export function makeSecretToken(): { token: string; hash: string } {
  const token = randomBytes(24).toString("base64url");
  return { token, hash: hashOfToken(token) };
}

/** What of a token is stored and looked up. The tokens are random, so a plain digest is enough. */
export const hashOfToken = (token: string): string => createHash("sha256").update(token).digest("base64url");

const SUBJECT_BYTES = 16;
const RANDOM_BYTES = 18;
const MAC_BYTES = 12;

/**
 * The same, for a token that still names its subject (a UUID) after the database has forgotten it: whoever holds a link that
 * was taken back can be told whom to ask, and no one can make such a token up.
 */
export function makeTokenFor(subjectId: string): { token: string; hash: string } {
  const body = Buffer.concat([Buffer.from(subjectId.replaceAll("-", ""), "hex"), randomBytes(RANDOM_BYTES)]);
  const token = Buffer.concat([body, macOf(body)]).toString("base64url");
  return { token, hash: hashOfToken(token) };
}

/** The subject of a token that this installation once made, or null. Says nothing about whether it still opens anything. */
export function subjectOfToken(token: string): string | null {
  const bytes = Buffer.from(token, "base64url");
  if (bytes.length !== SUBJECT_BYTES + RANDOM_BYTES + MAC_BYTES) return null;
  const body = bytes.subarray(0, SUBJECT_BYTES + RANDOM_BYTES);
  if (!timingSafeEqual(macOf(body), bytes.subarray(body.length))) return null;
  const hex = body.subarray(0, SUBJECT_BYTES).toString("hex");
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, "$1-$2-$3-$4-$5");
}

function macOf(body: Buffer): Buffer {
  // A key of its own, so that a signature made here is worth nothing elsewhere (RFC 5869).
  const key = Buffer.from(hkdfSync("sha256", authSecret(), "", "lectern subject tokens v1", 32));
  return createHmac("sha256", key).update(body).digest().subarray(0, MAC_BYTES);
}
