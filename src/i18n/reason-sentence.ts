import "server-only";
import { createTranslator, type TranslationValues } from "next-intl";
import type { ErrorFacts, Reason } from "@/lib/app-error";
import { formatMoney } from "@/lib/money";
import { sizeText } from "@/lib/size-text";
import type catalog from "@/messages/en/reasons.json";
import { findLocale } from "./locales";
import { loadMessages } from "./messages";

/** Facts as a sentence can hold them: sizes in their unit, an amount with its currency as `price`,
 * seconds to wait as `minutes`, nothing as "none". Anything else is left out. */
function spellFacts(facts: ErrorFacts, formats: string): TranslationValues {
  const values: TranslationValues = {};
  for (const [name, value] of Object.entries(facts)) {
    if (typeof value === "number" && name.endsWith("Bytes"))
      values[name] = sizeText(value, (number, options) => new Intl.NumberFormat(formats, options).format(number));
    else if (typeof value === "number" || typeof value === "string") values[name] = value;
    else if (value === null) values[name] = "none";
  }
  const { amountMinor, currency, retryAfterSeconds } = facts;
  if (typeof retryAfterSeconds === "number") values.minutes ??= Math.ceil(retryAfterSeconds / 60);
  if (typeof amountMinor === "number" && typeof currency === "string")
    values.price = formatMoney(amountMinor, currency, formats);
  return values;
}

/**
 * The one reader of the catalog `reasons`: what people are told about a refusal, in the language of `locale`.
 * A sentence whose blanks can't be filled isn't shown; it says then that something failed.
 */
export async function reasonSentence(
  { reason, facts }: { reason: Reason; facts: ErrorFacts },
  locale: string,
): Promise<string> {
  const { tag, formats } = findLocale(locale);
  const messages = (await loadMessages(tag)) as unknown as { reasons: typeof catalog };
  let isWhole = true;
  const t = createTranslator({
    locale: formats,
    messages,
    namespace: "reasons",
    onError: () => {
      isWhole = false;
    },
  });
  type SentencedReason = Parameters<typeof t>[0];
  const sentence = t(reason as SentencedReason, spellFacts(facts, formats) as never);
  return isWhole ? sentence : t("common.unexpected");
}
