import "server-only";
import { addresseeOf } from "@/features/mail/server/addressee";
import { addressOf, queueMail } from "@/features/mail/server/queue-mail";
import type { UserRole } from "@/features/users/rules";
import { readBrand } from "@/server/brand/read-brand";
import type { Tx } from "@/server/db/client";
import { stableId } from "@/server/inngest/stable-id";

interface Standing {
  userId: string;
  at: Date;
  what: "locked" | "unlocked" | "role";
  /** Why it was locked, as the admin wrote it. */
  reason?: string;
  role?: UserRole;
}

/** Tells a person at the primary address what an admin changed about their account. No one can do without such an email. */
export async function mailStanding(tx: Tx, { userId, at, what, reason, role = "STUDENT" }: Standing): Promise<void> {
  const addressee = await addresseeOf(tx, userId);
  if (!addressee) return;
  const { envelope, t } = addressee;
  // Without a support address, replies go nowhere.
  const { support } = await readBrand(tx);
  const button = { kind: "button", label: t(`standing.${what}.button`), href: addressOf("/sign-in") } as const;
  await queueMail(tx, {
    ...envelope,
    id: stableId("standing", userId, what, at.toISOString()),
    kind: "account.standing",
    subject: t(`standing.${what}.subject`, { role }),
    preview: t(`standing.${what}.preview`),
    heading: t(`standing.${what}.subject`, { role }),
    parts: [
      { kind: "text", text: t(`standing.${what}.lead`, { role }) },
      ...(reason === undefined ? [] : [{ kind: "text" as const, text: reason }]),
      { kind: "text", text: t(`standing.${what}.next`, { role, hasSupport: support ? "yes" : "no" }) },
      ...(what === "locked" ? [] : [button]),
    ],
    reason: t("standing.reason"),
  });
}
