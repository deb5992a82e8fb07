import "server-only";
import { LRUCache } from "lru-cache";
import { decode } from "next-auth/jwt";
import { authSecret } from "@/env/secrets";
import { env } from "@/env/server";
import { sessionCookieName } from "./session-cookie";

/** Opened tokens: opening one derives a key and decrypts, which costs more than the rest of a request's checks. */
const opened = new LRUCache<string, string>({ max: 5000, ttl: 10 * 60 * 1000 });

/** The id of the UserSession row that a session cookie's token names, or null for a token that is not ours or has expired. */
export async function openSessionToken(token: string): Promise<string | null> {
  const known = opened.get(token);
  if (known) return known;
  try {
    const claims = await decode({ token, secret: authSecret(), salt: sessionCookieName(env.APP_URL) });
    const sessionId = claims?.sessionId;
    if (typeof sessionId !== "string") return null;
    opened.set(token, sessionId);
    return sessionId;
  } catch {
    return null;
  }
}
