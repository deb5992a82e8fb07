import "server-only";
import type { secondFactorChanged } from "@/features/accounts/events";
import { addressOf, queueMail } from "@/features/mail/server/queue-mail";
import type { EventData } from "@/lib/event";
import { stableId } from "@/server/inngest/stable-id";
import type { Deps } from "@/server/trpc/context";
import { addresseeOf } from "./addressee";

/** Tells a person at the primary address what happened to the second factor, once an event. */
export function mailSecondFactor(
  { db }: Pick<Deps, "db">,
  { eventId, userId, what }: { eventId: string } & EventData<typeof secondFactorChanged>,
): Promise<boolean> {
  return db.$transaction(async (tx) => {
    const addressee = await addresseeOf(tx, userId);
    if (!addressee) return false;
    const { envelope, t } = addressee;
    return queueMail(tx, {
      ...envelope,
      id: stableId("second factor", eventId),
      kind: "account.factor",
      subject: t(`secondFactor.subject.${what}`),
      preview: t("secondFactor.preview"),
      heading: t(`secondFactor.subject.${what}`),
      parts: [
        { kind: "text", text: t(`secondFactor.lead.${what}`) },
        { kind: "text", text: t("secondFactor.notYou") },
        { kind: "button", label: t("secondFactor.button"), href: addressOf("/account/security") },
      ],
      reason: t("secondFactor.reason"),
    });
  });
}
