import "server-only";
import type { NextStep } from "@/features/accounts/providers";
import { providerName } from "@/server/auth/provider-settings";
import type { Deps } from "@/server/trpc/context";
import { findPending } from "./pending-sign-up";

export interface ShownPending {
  provider: string;
  nextStep: NextStep;
  email: string | null;
}

/** What this browser left at its next step, or null. One statement. */
export async function getPending(
  deps: Pick<Deps, "db" | "now">,
  { token }: { token: string | null },
): Promise<ShownPending | null> {
  const pending = await findPending(deps, token);
  if (!pending) return null;
  const { provider, nextStep, email } = pending;
  return { provider: providerName(provider), nextStep, email };
}
