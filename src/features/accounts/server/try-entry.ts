import "server-only";
import { keepViewOfSession } from "@/server/auth/keep-view";
import { signIn } from "@/server/auth/next-auth";
import { EntryRefused } from "@/server/auth/own-providers";
import type { EntryState } from "../entry-state";

export type Refusal = Pick<EntryState, "error" | "facts">;

/** Null when it was right: the session cookie is set then. Otherwise what the form says. */
export async function tryEntry(provider: string, given: Record<string, string>): Promise<Refusal | null> {
  try {
    await signIn(provider, { ...given, redirect: false });
    await keepViewOfSession();
    return null;
  } catch (error) {
    if (!(error instanceof EntryRefused)) throw error;
    const { retryAfterSeconds } = error.facts;
    const facts: Record<string, number> =
      typeof retryAfterSeconds === "number" ? { minutes: Math.ceil(retryAfterSeconds / 60) } : {};
    return { error: error.reason, facts };
  }
}
