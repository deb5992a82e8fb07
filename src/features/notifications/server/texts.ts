import "server-only";
import { createTranslator } from "next-intl";
import { formatInstant } from "@/components/i18n/local-time";
import { factsOf, isNotificationKind, type NotificationKind } from "@/features/notifications/kinds";
import { findLocale } from "@/i18n/locales";
import { loadMessages } from "@/i18n/messages";
import type catalog from "@/messages/en/notifications.json";

/** What words are made of. A name that ends in `At` holds an instant (ISO 8601). */
export type Params = Readonly<Record<string, string | number>>;

/** What is stored beside the words. */
export interface NotificationMetadata {
  params: Params;
  /** When the person wanted an email of it, at the time. */
  mail: "now" | "daily" | "weekly" | "never";
  /** False where the person wants it by mail alone: it is never shown. */
  inApp: boolean;
  /** Of a batched kind: what it counts, so that nothing counts twice. */
  subjects?: string[];
  /** Of a batched kind: nothing is added to it afterwards (ISO 8601). */
  until?: string;
}

interface StoredWords {
  kind: string;
  title: string;
  message: string;
  metadata: unknown;
}

type Catalog = { notifications: typeof catalog };

export async function notificationTexts(locale: string) {
  const messages = (await loadMessages(locale)) as unknown as Catalog;
  return createTranslator({ locale, messages, namespace: "notifications" });
}

export type NotificationTexts = Awaited<ReturnType<typeof notificationTexts>>;

function inWords(params: Params, locale: string): Params {
  const { formats } = findLocale(locale);
  return Object.fromEntries(
    Object.entries(params).map(([name, value]) => [
      name,
      // Empty where there is no such moment: the words of the kind then do without.
      name.endsWith("At") && typeof value === "string" && value !== ""
        ? formatInstant(formats, new Date(value), "date")
        : value,
    ]),
  );
}

/** The words of a kind in one language. */
export function wordsOf(
  t: NotificationTexts,
  locale: string,
  kind: NotificationKind,
  params: Params,
): { title: string; message: string } {
  // Each kind has parameters of its own; what is missing shows in the words and in their test.
  const write = t as unknown as (key: string, values: Params) => string;
  const values = inWords(params, locale);
  return { title: write(`kinds.${kind}.title`, values), message: write(`kinds.${kind}.message`, values) };
}

/** A stored notification in the reader's language; of a kind that is no more, the words of its time. */
export function wordsOfStored(t: NotificationTexts, locale: string, stored: StoredWords) {
  const { kind, title, message } = stored;
  if (!isNotificationKind(kind)) return { title, message, icon: "bell" as const };
  const { params } = stored.metadata as NotificationMetadata;
  return { ...wordsOf(t, locale, kind, params), icon: factsOf(kind).icon };
}
