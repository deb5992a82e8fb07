import "server-only";
import { TRPCError } from "@trpc/server";
import { isAppError } from "@/lib/app-error";
import type { EntryState } from "../entry-state";
import type { ProofField } from "../proof-fields";

export const formText = (form: FormData, name: string): string => {
  const value = form.get(name);
  return typeof value === "string" ? value : "";
};

/** What a form asked for as a proof; absent what it did not ask for. */
export function proofOf(form: FormData): { current?: string | undefined; factorCode?: string | undefined } {
  const optional = (name: ProofField) => (form.has(name) ? formText(form, name) : undefined);
  return { current: optional("current"), factorCode: optional("factorCode") };
}

/** Refusals that are about one field of a form. */
const fieldOf: Readonly<Record<string, string>> = {
  "accounts.code_wrong": "factorCode",
  "accounts.current_wrong": "current",
  "accounts.email_taken": "email",
  "accounts.password_common": "password",
  "accounts.password_trivial": "password",
  "accounts.setup_code_wrong": "code",
};

type Parsed<T> =
  | { success: true; data: T }
  | { success: false; error: { issues: { path: PropertyKey[]; message: string }[] } };

/** Sends what a form holds, or says what to fix: beside a field where the refusal is about one. */
export async function tryToSend<T>(
  parsed: Parsed<T>,
  send: (input: T) => Promise<void>,
): Promise<Pick<EntryState, "error" | "fields" | "facts"> | null> {
  if (!parsed.success) {
    const fields: Record<string, string> = {};
    for (const { path, message } of parsed.error.issues) fields[String(path[0])] ??= message;
    return { error: null, fields };
  }
  try {
    await send(parsed.data);
    return null;
  } catch (error) {
    const cause = error instanceof TRPCError ? error.cause : error;
    if (!isAppError(cause)) throw error;
    const field = fieldOf[cause.reason];
    if (field) return { error: null, fields: { [field]: cause.reason } };
    const { minutes } = cause.facts;
    return { error: cause.reason, fields: {}, ...(typeof minutes === "number" ? { facts: { minutes } } : {}) };
  }
}
