import "server-only";
import { z } from "zod";
import { type Identity, type NextStep, pendingHours, providerIds } from "@/features/accounts/providers";
import { hashOfToken, makeSecretToken } from "@/server/auth/secret-token";
import type { Tx } from "@/server/db/client";
import type { Deps } from "@/server/trpc/context";

const Stored = z.object({
  name: z.string(),
  /** As the provider gave it, or as it was typed here; no one has proved it while the step is "email" or "sent". */
  email: z.string().nullable(),
  /** Whose verified address it is, for the step "password". */
  ownerId: z.uuid().nullable(),
  /** Of the mailed link, for the step "sent". */
  linkHash: z.string().nullable(),
});
type Stored = z.infer<typeof Stored>;

export interface PendingSignUp extends Stored {
  id: string;
  provider: Identity["provider"];
  subject: string;
  nextStep: NextStep;
}

/**
 * Keeps what a provider said until its next step is done; a cookie holds the token, the row its hash, and the newest counts.
 * Whoever comes back by the provider while the link of an email is on its way finds that step again, in whatever browser.
 */
export async function keepPending(
  { db, now }: Pick<Deps, "db" | "now">,
  identity: Identity,
  { nextStep, ownerId }: { nextStep: NextStep; ownerId: string | null },
): Promise<string> {
  const { token, hash: tokenHash } = makeSecretToken();
  const key = { provider: identity.provider, providerAccountId: identity.subject };
  const email = identity.email?.slice(0, 254) ?? null;
  const data: Stored = { name: identity.name.slice(0, 254), email, ownerId, linkHash: null };
  const row = { tokenHash, nextStep, data, expiresAt: new Date(now().getTime() + pendingHours * 3_600_000) };
  await db.$transaction(async (tx) => {
    if (nextStep === "email") {
      const waiting = { ...key, nextStep: "sent", expiresAt: { gt: now() } };
      const { count } = await tx.pendingSignUp.updateMany({ where: waiting, data: { tokenHash } });
      if (count > 0) return;
    }
    await tx.pendingSignUp.upsert({
      where: { provider_providerAccountId: key },
      create: { ...key, ...row },
      update: row,
    });
  });
  return token;
}

/** What this browser left at its next step, or null. */
export async function findPending(
  { db, now }: { db: Tx } & Pick<Deps, "now">,
  token: string | null,
): Promise<PendingSignUp | null> {
  if (!token) return null;
  const row = await db.pendingSignUp.findFirst({
    where: { tokenHash: hashOfToken(token), expiresAt: { gt: now() } },
    select: { id: true, provider: true, providerAccountId: true, nextStep: true, data: true },
  });
  const provider = providerIds.find((id) => id === row?.provider);
  const nextStep = (["password", "email", "sent"] as const).find((step) => step === row?.nextStep);
  if (!row || !provider || !nextStep) return null;
  return { id: row.id, provider, subject: row.providerAccountId, nextStep, ...Stored.parse(row.data) };
}

/** Takes away what no one resumed. */
export async function purgePending({ db, now }: Pick<Deps, "db" | "now">): Promise<{ purged: number }> {
  const { count } = await db.pendingSignUp.deleteMany({ where: { expiresAt: { lte: now() } } });
  return { purged: count };
}
