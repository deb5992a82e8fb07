import "server-only";
import { formatInstant } from "@/components/i18n/local-time";
import { addresseeOf } from "@/features/mail/server/addressee";
import { addressOf, queueMail } from "@/features/mail/server/queue-mail";
import { privacyTexts } from "@/features/privacy/server/export/write-readme";
import { findLocale } from "@/i18n/locales";
import type { Tx } from "@/server/db/client";
import { stableId } from "@/server/inngest/stable-id";

/** Says at the primary address until when the account can still be kept, and how. It is the last mail unless it is kept. */
export async function mailDeletionAsked(
  tx: Tx,
  { requestId, userId, dueAt }: { requestId: string; userId: string; dueAt: Date },
): Promise<void> {
  const addressee = await addresseeOf(tx, userId);
  if (!addressee) return;
  const { tag, formats } = findLocale(addressee.envelope.locale);
  const t = await privacyTexts(tag);
  const until = formatInstant(formats, dueAt, "moment");
  await queueMail(tx, {
    ...addressee.envelope,
    id: stableId("deletion asked", requestId),
    kind: "account.deletion",
    subject: t("mail.subject"),
    preview: t("mail.preview", { until }),
    heading: t("mail.subject"),
    parts: [
      { kind: "text", text: t("mail.lead", { until }) },
      { kind: "button", label: t("mail.button"), href: addressOf("/account/data") },
      { kind: "text", text: t("mail.notYou") },
    ],
    reason: t("mail.reason"),
  });
}
