import "server-only";
import { formatInstant } from "@/components/i18n/local-time";
import { resetMinutes } from "@/features/accounts/rules";
import { makeReset } from "@/features/accounts/server/reset-password";
import { addressOf, mailTexts, queueMail } from "@/features/mail/server/queue-mail";
import { defaultLocale, findLocale } from "@/i18n/locales";
import { stableId } from "@/server/inngest/stable-id";
import type { Deps } from "@/server/trpc/context";
import { addresseeOf } from "./addressee";

type Writing = Pick<Deps, "db" | "now">;

interface ResetWish {
  /** Of the event that asked: the same one again writes nothing more. */
  eventId: string;
  emailAddressId: string;
  ip: string | null;
}

/** The link to a new password, made and written in one transaction: afterwards only its hash is known. */
export function mailReset({ db, now }: Writing, { eventId, emailAddressId, ip }: ResetWish): Promise<boolean> {
  return db.$transaction(async (tx) => {
    const id = stableId("password reset", eventId);
    if (await tx.outboxMail.findUnique({ where: { id }, select: { id: true } })) return false;
    const reset = await makeReset(tx, { emailAddressId, ip, at: now() });
    if (!reset) return false;
    const locale = findLocale(reset.language ?? defaultLocale);
    const t = await mailTexts(locale.tag);
    const href = addressOf(`/reset-password/${reset.token}`);
    const among = reset.among && {
      name: reset.among.name,
      date: formatInstant(locale.formats, reset.among.createdAt, "moment"),
    };
    return queueMail(tx, {
      id,
      kind: "account.reset",
      to: reset.to,
      userId: reset.userId,
      locale: locale.tag,
      subject: t("passwordReset.subject"),
      preview: t("passwordReset.preview", { minutes: resetMinutes }),
      heading: t("passwordReset.heading"),
      parts: [
        { kind: "text", text: t("passwordReset.lead", { minutes: resetMinutes }) },
        ...(among ? [{ kind: "text" as const, text: t("passwordReset.among", among) }] : []),
        { kind: "button", label: t("passwordReset.button"), href },
        { kind: "text", text: t("passwordReset.lines") },
        { kind: "address", href },
        { kind: "text", text: t("passwordReset.notYou") },
      ],
      reason: t("passwordReset.reason"),
    });
  });
}

/** Tells a person at the primary address that the password is another one now. */
export function mailPasswordChanged(
  { db }: Pick<Deps, "db">,
  { eventId, userId }: { eventId: string; userId: string },
): Promise<boolean> {
  return db.$transaction(async (tx) => {
    const addressee = await addresseeOf(tx, userId);
    if (!addressee) return false;
    const { envelope, t } = addressee;
    return queueMail(tx, {
      ...envelope,
      id: stableId("password changed", eventId),
      kind: "account.password",
      subject: t("passwordChanged.subject"),
      preview: t("passwordChanged.preview"),
      heading: t("passwordChanged.heading"),
      parts: [
        { kind: "text", text: t("passwordChanged.lead") },
        { kind: "text", text: t("passwordChanged.notYou") },
        { kind: "button", label: t("passwordChanged.button"), href: addressOf("/forgot-password") },
      ],
      reason: t("passwordChanged.reason"),
    });
  });
}
