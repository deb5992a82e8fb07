import "server-only";
import { formatInstant } from "@/components/i18n/local-time";
import { veiled } from "@/features/accounts/rules";
import { type MadeLink, makeLink } from "@/features/accounts/server/addresses/make-link";
import { addressOf, type Mail, mailTexts, queueMail } from "@/features/mail/server/queue-mail";
import { defaultLocale, findLocale } from "@/i18n/locales";
import type { Tx } from "@/server/db/client";
import { stableId } from "@/server/inngest/stable-id";
import type { Deps } from "@/server/trpc/context";

type Writing = Pick<Deps, "db" | "now">;
/** The id of the event that asked: the same one again writes nothing more. */
type Told<Facts> = Facts & { eventId: string };

async function wordsFor(language: string | null) {
  const locale = findLocale(language ?? defaultLocale);
  return { locale, t: await mailTexts(locale.tag) };
}

/** The link that proves an address, made and written in one transaction: afterwards only its hash is known. */
export function mailVerification(
  { db, now }: Writing,
  { eventId, emailAddressId }: Told<{ emailAddressId: string }>,
): Promise<boolean> {
  return db.$transaction(async (tx) => {
    const id = stableId("address proof", eventId);
    if (await tx.outboxMail.findUnique({ where: { id }, select: { id: true } })) return false;
    const made = await makeLink({ db: tx, now }, emailAddressId);
    if (!made) return false;
    return queueMail(tx, made.kind === "link" ? await proofMail(id, made) : await claimedMail(id, made));
  });
}

async function proofMail(id: string, made: Extract<MadeLink, { kind: "link" }>): Promise<Mail> {
  const { locale, t } = await wordsFor(made.language);
  const href = addressOf(`/verify-email/${made.token}`);
  const until = formatInstant(locale.formats, made.expiresAt, "moment");
  return {
    id,
    kind: "account.verify",
    to: made.to,
    userId: made.userId,
    locale: locale.tag,
    subject: t("addressProof.subject"),
    preview: t("addressProof.preview", { until }),
    heading: t("addressProof.subject"),
    parts: [
      { kind: "text", text: t("addressProof.lead", { email: made.to }) },
      { kind: "button", label: t("addressProof.button"), href },
      { kind: "text", text: t("addressProof.lines", { until }) },
      { kind: "address", href },
      { kind: "text", text: t("addressProof.notYou") },
    ],
    reason: t("addressProof.reason"),
  };
}

async function claimedMail(id: string, { to, userId, language }: MadeLink): Promise<Mail> {
  const { locale, t } = await wordsFor(language);
  return {
    id,
    kind: "account.address",
    to,
    userId,
    locale: locale.tag,
    subject: t("addressClaimed.subject"),
    preview: t("addressClaimed.preview"),
    heading: t("addressClaimed.subject"),
    parts: [
      { kind: "text", text: t("addressClaimed.lead", { email: to }) },
      { kind: "text", text: t("addressClaimed.yours") },
      { kind: "button", label: t("addressClaimed.button"), href: addressOf("/sign-in") },
    ],
    reason: t("addressClaimed.reason"),
  };
}

/** Tells the new primary address and the old one, which learns of the new one no more than whoever knows it would recognise. */
export async function mailPrimaryChanged(
  { db }: Pick<Deps, "db">,
  { eventId, userId, from, to }: Told<{ userId: string; from: string | null; to: string }>,
): Promise<void> {
  await db.$transaction(async (tx) => {
    const { locale, t } = await wordsFor(await languageOf(tx, userId));
    const common = { kind: "account.address" as const, userId, locale: locale.tag, reason: t("addressChange.reason") };
    const ifNotYou = [
      { kind: "text" as const, text: t("addressChange.notYou") },
      { kind: "button" as const, label: t("addressChange.button"), href: addressOf("/forgot-password") },
    ];
    await queueMail(tx, {
      ...common,
      id: stableId("new primary address", eventId),
      to,
      subject: t("primaryNew.subject"),
      preview: t("primaryNew.preview"),
      heading: t("primaryNew.subject"),
      parts: [{ kind: "text", text: t("primaryNew.lead", { email: to }) }, ...ifNotYou],
    });
    if (from === null) return;
    await queueMail(tx, {
      ...common,
      id: stableId("old primary address", eventId),
      to: from,
      subject: t("primaryOld.subject"),
      preview: t("primaryOld.preview"),
      heading: t("primaryOld.subject"),
      parts: [{ kind: "text", text: t("primaryOld.lead", { email: from, other: veiled(to) }) }, ...ifNotYou],
    });
  });
}

/** Tells an address that was someone's that it is not anymore. */
export async function mailAddressRemoved(
  { db }: Pick<Deps, "db">,
  { eventId, userId, email }: Told<{ userId: string; email: string }>,
): Promise<void> {
  await db.$transaction(async (tx) => {
    const { locale, t } = await wordsFor(await languageOf(tx, userId));
    await queueMail(tx, {
      id: stableId("address removed", eventId),
      kind: "account.address",
      to: email,
      userId,
      locale: locale.tag,
      subject: t("addressRemoved.subject"),
      preview: t("addressRemoved.preview"),
      heading: t("addressRemoved.subject"),
      parts: [
        { kind: "text", text: t("addressRemoved.lead", { email }) },
        { kind: "text", text: t("addressRemoved.notYou") },
      ],
      reason: t("addressChange.reason"),
    });
  });
}

async function languageOf(tx: Tx, userId: string): Promise<string | null> {
  const preference = await tx.userPreference.findUnique({ where: { userId }, select: { language: true } });
  return preference?.language ?? null;
}
