import "server-only";
import { createTranslator } from "next-intl";
import { findLocale } from "@/i18n/locales";
import { loadMessages } from "@/i18n/messages";
import type catalog from "@/messages/en/privacy.json";

/** What is in place of a name and a title that were deleted, in one language. */
export async function formerWords(language: string): Promise<{ name: string; title: string }> {
  const { tag } = findLocale(language);
  const messages = (await loadMessages(tag)) as unknown as { privacy: typeof catalog };
  const t = createTranslator({ locale: tag, messages, namespace: "privacy.former" });
  return { name: t("name"), title: t("title") };
}
