import "server-only";
import { AppError } from "@/lib/app-error";
import { type Asking, checkPassword } from "../check-password";
import { beginEntry } from "../second-factor/pending-entry";
import { type Entered, giveTryBack, openSession } from "./open-session";

/**
 * Signs someone in by address and password, or null for a wrong pair. For whoever has a second factor there is no session yet:
 * what is thrown carries the proof that the password was right, for the step that asks for the code.
 * @throws AppError QUOTA_EXCEEDED `accounts.locked`; FORBIDDEN `accounts.code_needed` (facts: pending)
 */
export async function enterWithPassword(deps: Asking, email: string, password: string): Promise<Entered | null> {
  const found = await checkPassword(deps, email, password);
  if (!found) return null;
  const pending = await beginEntry(deps, found, "PASSWORD");
  if (pending !== null) throw new AppError("FORBIDDEN", "accounts.code_needed", { pending });
  const entered = await deps.db.$transaction((tx) => openSession(tx, deps, found));
  await giveTryBack(deps, found.deviceMark);
  return entered;
}
