import "server-only";
import { keepViewOfSession } from "@/server/auth/keep-view";
import { signIn } from "@/server/auth/next-auth";
import { EntryRefused } from "@/server/auth/own-providers";
import type { ToldRefusal } from "../entry-state";
import { tellRefusal } from "./form-answers";

/** Null when it was right: the session cookie is set then. Otherwise what the form says. */
export async function tryEntry(provider: string, given: Record<string, string>): Promise<ToldRefusal | null> {
  try {
    await signIn(provider, { ...given, redirect: false });
    await keepViewOfSession();
    return null;
  } catch (error) {
    if (!(error instanceof EntryRefused)) throw error;
    return tellRefusal(error.reason, error.facts);
  }
}
