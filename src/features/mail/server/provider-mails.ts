import "server-only";
import type { accountLinked } from "@/features/accounts/events";
import { pendingHours } from "@/features/accounts/providers";
import { makeSignUpLink, type SignUpLink } from "@/features/accounts/server/providers/prove-address";
import { addressOf, type Mail, mailTexts, queueMail } from "@/features/mail/server/queue-mail";
import { defaultLocale, findLocale } from "@/i18n/locales";
import type { EventData } from "@/lib/event";
import { providerName } from "@/server/auth/provider-settings";
import { stableId } from "@/server/inngest/stable-id";
import type { Deps } from "@/server/trpc/context";
import { addresseeOf } from "./addressee";

/** The link that makes an account, made and written in one transaction; whoever has the address already hears of it instead. */
export function mailSignUpAddress(
  { db, now }: Pick<Deps, "db" | "now">,
  { eventId, pendingId }: { eventId: string; pendingId: string },
): Promise<boolean> {
  return db.$transaction(async (tx) => {
    const id = stableId("sign-up address", eventId);
    if (await tx.outboxMail.findUnique({ where: { id }, select: { id: true } })) return false;
    const made = await makeSignUpLink({ db: tx, now }, pendingId);
    return made ? queueMail(tx, await signUpMail(id, made)) : false;
  });
}

async function signUpMail(id: string, { to, token, ownerId }: SignUpLink): Promise<Mail> {
  const locale = findLocale(defaultLocale);
  const t = await mailTexts(locale.tag);
  const common = { id, to, userId: ownerId, locale: locale.tag };
  if (token === null)
    return {
      ...common,
      kind: "account.address",
      subject: t("signUpTaken.subject"),
      preview: t("signUpTaken.preview"),
      heading: t("signUpTaken.subject"),
      parts: [
        { kind: "text", text: t("signUpTaken.lead", { email: to }) },
        { kind: "text", text: t("signUpTaken.yours") },
        { kind: "button", label: t("signUpTaken.button"), href: addressOf("/account/security") },
      ],
      reason: t("signUpTaken.reason"),
    };
  const href = addressOf(`/sign-in/link/${token}`);
  return {
    ...common,
    kind: "account.verify",
    subject: t("signUpAddress.subject"),
    preview: t("signUpAddress.preview", { hours: pendingHours }),
    heading: t("signUpAddress.subject"),
    parts: [
      { kind: "text", text: t("signUpAddress.lead", { email: to }) },
      { kind: "button", label: t("signUpAddress.button"), href },
      { kind: "text", text: t("signUpAddress.lines", { hours: pendingHours }) },
      { kind: "address", href },
      { kind: "text", text: t("signUpAddress.notYou") },
    ],
    reason: t("signUpAddress.reason"),
  };
}

/** Tells a person at the primary address of a way in that came or went, once an event. */
export function mailAccountLinked(
  { db }: Pick<Deps, "db">,
  { eventId, userId, provider, isLinked }: { eventId: string } & EventData<typeof accountLinked>,
): Promise<boolean> {
  return db.$transaction(async (tx) => {
    const addressee = await addresseeOf(tx, userId);
    if (!addressee) return false;
    const { envelope, t } = addressee;
    const what = isLinked ? "linked" : "unlinked";
    const names = { provider: providerName(provider) };
    return queueMail(tx, {
      ...envelope,
      id: stableId("linked account", eventId),
      kind: "account.linked",
      subject: t(`accountLinked.subject.${what}`, names),
      preview: t("accountLinked.preview"),
      heading: t(`accountLinked.subject.${what}`, names),
      parts: [
        { kind: "text", text: t(`accountLinked.lead.${what}`, names) },
        { kind: "text", text: t("accountLinked.notYou") },
        { kind: "button", label: t("accountLinked.button"), href: addressOf("/account/security") },
      ],
      reason: t("accountLinked.reason"),
    });
  });
}
