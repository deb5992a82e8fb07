import "server-only";
import type { Deps } from "@/server/trpc/context";
import { endAttempt } from "./end-attempt";

/**
 * Hands an attempt in with the answers that are stored. Once: a second call, or one after the clock was faster, finds it
 * ended and changes nothing.
 */
export async function submitAttempt({ db, now }: Pick<Deps, "db" | "now">, attemptId: string): Promise<void> {
  await db.$transaction((tx) => endAttempt(tx, attemptId, { type: "submit", at: now() }));
}
