import "server-only";
import { createTranslator } from "next-intl";
import { env } from "@/env/server";
import { emailKey } from "@/features/accounts/rules";
import { mailQueued } from "@/features/mail/events";
import { type AnyMailKind, isMailKind } from "@/features/mail/kinds";
import { findLocale } from "@/i18n/locales";
import { loadMessages } from "@/i18n/messages";
import { spellFormer } from "@/lib/former-member";
import type catalog from "@/messages/en/mail.json";
import { makeTokenFor } from "@/server/auth/secret-token";
import { readBrand } from "@/server/brand/read-brand";
import type { Tx } from "@/server/db/client";
import { letterHtml, letterText, type MailPart } from "@/server/mail/mail-letter";
import { appendEvent } from "@/server/outbox/append-event";
import { formerWords } from "@/server/trpc/former-words";
import { nameSiteIn, siteMark } from "./name-site";

type Catalog = { mail: typeof catalog };

/** Words of emails in one language; where they name the site, `queueMail` puts its name. */
export async function mailTexts(locale: string) {
  const messages = (await loadMessages(locale, siteMark)) as unknown as Catalog;
  return createTranslator({ locale, messages, namespace: "mail" });
}

/** An own path as people reach it from outside. */
export const addressOf = (path: string): string => new URL(path, env.APP_URL).href;

export interface Mail {
  /** A UUID: the same mail queued again is the same row. */
  id: string;
  kind: AnyMailKind;
  to: string;
  userId: string | null;
  locale: string;
  subject: string;
  preview: string;
  heading: string;
  parts: readonly MailPart[];
  reason: string;
}

/** Whether someone else has proved the address: the person whom the mail is for only claims it. */
async function isElsewhere(tx: Tx, { to, userId }: Mail): Promise<boolean> {
  if (userId === null) return false;
  const owned = { emailKey: emailKey(to), verifiedAt: { not: null }, userId: { not: userId } };
  return (await tx.emailAddress.count({ where: owned })) > 0;
}

/**
 * Writes an email in the caller's transaction, to be sent after its commit. Resolves to false where the address wants none of
 * its kind, or is someone else's. With the id of an email that was written before it changes nothing.
 */
export async function queueMail(tx: Tx, wish: Mail): Promise<boolean> {
  const mayRefuse = isMailKind(wish.kind);
  if (mayRefuse && (await isRefused(tx, wish))) return false;
  if (await isElsewhere(tx, wish)) return false;
  // It may tell of someone who has left since, as of an invitation that a colleague sends again.
  const { name: site } = await readBrand(tx);
  const mail = nameSiteIn(spellFormer(wish, await formerWords(wish.locale)), site);
  const t = await mailTexts(mail.locale);
  const { token } = makeTokenFor(mail.id);
  const letter = {
    site,
    language: mail.locale,
    direction: findLocale(mail.locale).direction,
    preview: mail.preview,
    heading: mail.heading,
    parts: mail.parts,
    reason: mail.reason,
    refusal: mayRefuse ? { label: t("refuse"), href: addressOf(`/unsubscribe/${token}`) } : null,
  };
  const headers = mayRefuse
    ? {
        "List-Unsubscribe": `<${addressOf(`/api/unsubscribe/${token}`)}>`,
        "List-Unsubscribe-Post": "List-Unsubscribe=One-Click",
      }
    : {};
  const { count } = await tx.outboxMail.createMany({
    data: {
      id: mail.id,
      userId: mail.userId,
      messageId: `<${mail.id}@${new URL(env.APP_URL).hostname}>`,
      toAddress: mail.to,
      subject: mail.subject,
      html: letterHtml(letter),
      text: letterText(letter),
      headers,
      kind: mail.kind,
    },
    skipDuplicates: true,
  });
  if (count > 0) {
    await appendEvent(tx, mailQueued({ mailId: mail.id }));
  }
  return true;
}

/** By one click in such an email, or in the person's preferences. */
export async function isRefused(tx: Tx, { to, kind, userId }: Pick<Mail, "to" | "kind" | "userId">): Promise<boolean> {
  const refusals = await tx.mailRefusal.count({ where: { emailKey: emailKey(to), kind } });
  if (refusals > 0) return true;
  if (userId === null) return false;
  // Whoever is leaving hears of nothing but the account.
  const leaving = await tx.dataRequest.count({ where: { userId, kind: "DELETION", state: "PENDING" } });
  if (leaving > 0) return true;
  const preference = await tx.userPreference.findUnique({ where: { userId }, select: { mailChoices: true } });
  const choices = preference?.mailChoices as Record<string, { email?: boolean }> | undefined;
  return choices?.[kind]?.email === false;
}
