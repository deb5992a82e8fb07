import "server-only";
import { deviceNames } from "@/features/accounts/device-words";
import type { accountLocked, newDevice } from "@/features/accounts/events";
import { freeTries } from "@/features/accounts/lockout";
import { addressOf, type mailTexts, queueMail } from "@/features/mail/server/queue-mail";
import type { EventData } from "@/lib/event";
import { makeTokenFor } from "@/server/auth/secret-token";
import { stableId } from "@/server/inngest/stable-id";
import type { Deps } from "@/server/trpc/context";
import { addresseeOf } from "./addressee";

type Messages = Awaited<ReturnType<typeof mailTexts>>;

function deviceIn(t: Messages, userAgent: string | null): string {
  const { browser, system } = deviceNames(userAgent ?? "");
  const device = browser && system ? t("newDevice.on", { browser, system }) : (browser ?? system);
  return device ?? t("newDevice.unknown");
}

const onClock = (locale: string, timeZone: string, at: Date): string =>
  new Intl.DateTimeFormat(locale, { dateStyle: "long", timeStyle: "long", timeZone }).format(at);

/** Tells a person at the primary address of a sign-in on a device that is new to the account, once a sign-in. */
export function mailNewDevice(
  { db }: Pick<Deps, "db">,
  { sessionId }: Pick<EventData<typeof newDevice>, "sessionId">,
): Promise<boolean> {
  return db.$transaction(async (tx) => {
    const session = await tx.userSession.findUnique({
      where: { id: sessionId },
      select: { userId: true, userAgent: true, createdAt: true },
    });
    const addressee = session && (await addresseeOf(tx, session.userId));
    if (!addressee) return false;
    const { envelope, t, timeZone } = addressee;
    return queueMail(tx, {
      ...envelope,
      id: stableId("new device", sessionId),
      kind: "account.device",
      subject: t("newDevice.subject"),
      preview: t("newDevice.preview"),
      heading: t("newDevice.heading"),
      parts: [
        { kind: "text", text: t("newDevice.lead") },
        {
          kind: "facts",
          facts: [
            [t("newDevice.device"), deviceIn(t, session.userAgent)],
            [t("newDevice.when"), onClock(envelope.locale, timeZone, session.createdAt)],
          ],
        },
        { kind: "text", text: t("newDevice.notYou") },
        { kind: "button", label: t("newDevice.button"), href: addressOf(`/not-me/${makeTokenFor(sessionId).token}`) },
      ],
      reason: t("newDevice.reason"),
    });
  });
}

/**
 * Tells a person at the primary address that wrong passwords shut the account to new devices, once a lock and once a day:
 * whoever guesses all day long fills no inbox. Nothing for an address that no one has, and for demo accounts, which are everybody's.
 */
export function mailLocked({ db }: Pick<Deps, "db">, { tryId }: EventData<typeof accountLocked>): Promise<boolean> {
  return db.$transaction(async (tx) => {
    const last = await tx.loginLog.findUnique({
      where: { id: tryId },
      select: { userId: true, userAgent: true, createdAt: true, user: { select: { isDemo: true } } },
    });
    const addressee = last?.userId && !last.user?.isDemo ? await addresseeOf(tx, last.userId) : null;
    if (!last || !addressee) return false;
    const { envelope, t, timeZone } = addressee;
    return queueMail(tx, {
      ...envelope,
      id: stableId("account locked", envelope.userId, last.createdAt.toISOString().slice(0, 10)),
      kind: "account.locked",
      subject: t("accountLocked.subject"),
      preview: t("accountLocked.preview"),
      heading: t("accountLocked.heading"),
      parts: [
        { kind: "text", text: t("accountLocked.lead", { tries: freeTries + 1 }) },
        {
          kind: "facts",
          facts: [
            [t("accountLocked.device"), deviceIn(t, last.userAgent)],
            [t("accountLocked.when"), onClock(envelope.locale, timeZone, last.createdAt)],
          ],
        },
        { kind: "text", text: t("accountLocked.you") },
        { kind: "button", label: t("accountLocked.button"), href: addressOf("/forgot-password") },
        { kind: "text", text: t("accountLocked.notYou") },
      ],
      reason: t("accountLocked.reason"),
    });
  });
}
