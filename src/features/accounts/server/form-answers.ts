import "server-only";
import { TRPCError } from "@trpc/server";
import { reasonSentence } from "@/i18n/reason-sentence";
import { currentLocale } from "@/i18n/request";
import { type ErrorFacts, isAppError, type Reason } from "@/lib/app-error";
import type { EntryState, ToldRefusal } from "../entry-state";
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
const fieldOf: Partial<Record<Reason, string>> = {
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

/** A refusal in the language of this request. */
export async function tellRefusal(reason: Reason, facts: ErrorFacts = {}): Promise<ToldRefusal> {
  return { reason, sentence: await reasonSentence({ reason, facts }, (await currentLocale()).tag) };
}

/** Sends what a form holds, or says what to fix: beside a field where the refusal is about one. */
export async function tryToSend<T>(
  parsed: Parsed<T>,
  send: (input: T) => Promise<void>,
): Promise<Pick<EntryState, "error" | "fields"> | null> {
  if (!parsed.success) {
    const fields: Record<string, string> = {};
    // The schemas of these forms name a reason where others have a text.
    for (const { path, message } of parsed.error.issues)
      fields[String(path[0])] ??= (await tellRefusal(message as Reason)).sentence;
    return { error: null, fields };
  }
  try {
    await send(parsed.data);
    return null;
  } catch (error) {
    const cause = error instanceof TRPCError ? error.cause : error;
    if (!isAppError(cause)) throw error;
    const told = await tellRefusal(cause.reason, cause.facts);
    const field = fieldOf[cause.reason];
    return field ? { error: null, fields: { [field]: told.sentence } } : { error: told, fields: {} };
  }
}
