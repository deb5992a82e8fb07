import "server-only";
import { createHmac, hkdfSync, randomBytes, timingSafeEqual } from "node:crypto";
import { authSecret } from "@/env/secrets";

/** People who may have signed in with one browser before its oldest is forgotten. */
const most = 5;
const macBytes = 16;

interface Owner {
  id: string;
  /** Part of what is signed: a new password makes every device new again. */
  passwordHash: string | null;
}

function macOf(nonce: string, { id, passwordHash }: Owner): Buffer {
  // A key of its own, so that a signature made here is worth nothing elsewhere (RFC 5869).
  const key = Buffer.from(hkdfSync("sha256", authSecret(), "", "lectern devices v1", 32));
  return createHmac("sha256", key)
    .update(`${nonce} ${id} ${passwordHash ?? ""}`)
    .digest()
    .subarray(0, macBytes);
}

/** What the cookie of known devices holds: marks of earlier sign-ins, newest first. */
const marksIn = (cookie: string | null): string[] => cookie?.split("~").slice(0, most) ?? [];

/** The mark by which this browser shows that this person has signed in with it before, or null. */
export function deviceMarkOf(cookie: string | null, owner: Owner): string | null {
  for (const mark of marksIn(cookie)) {
    const [nonce = "", mac = ""] = mark.split(".");
    const given = Buffer.from(mac, "base64url");
    if (given.length === macBytes && timingSafeEqual(given, macOf(nonce, owner))) return nonce;
  }
  return null;
}

/** The cookie with a mark for this person in front. */
export function withDeviceMark(cookie: string | null, owner: Owner): string {
  if (deviceMarkOf(cookie, owner)) return cookie ?? "";
  const nonce = randomBytes(12).toString("base64url");
  const mark = `${nonce}.${macOf(nonce, owner).toString("base64url")}`;
  return [mark, ...marksIn(cookie)].slice(0, most).join("~");
}
