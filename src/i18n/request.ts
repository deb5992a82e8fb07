import "server-only";
import { headers } from "next/headers";
import { getRequestConfig } from "next-intl/server";
import { env } from "@/env/server";
import { currentBrand } from "@/server/brand/read-brand";
import { findLocale, localeHeader, offeredLocales } from "./locales";
import { loadMessages } from "./messages";

/** The language of this request, chosen by our server before the page is rendered. */
export async function currentLocale() {
  const wanted = (await headers()).get(localeHeader);
  const offered = offeredLocales(env.LECTERN_UNDER_TEST).some(({ tag }) => tag === wanted);
  return findLocale(offered ? wanted : null);
}

/**
 * Messages with blanks, compiled: once a process and not once a request. next-intl hands an unknown setting on to its
 * translators, which keep what they compile in one of this name (use-intl, createTranslator).
 */
const compiled = {
  _cache: { dateTime: {}, number: {}, message: {}, relativeTime: {}, pluralRules: {}, list: {}, displayNames: {} },
};

export default getRequestConfig(async () => {
  const locale = await currentLocale();
  const { name } = await currentBrand();
  return { locale: locale.formats, messages: await loadMessages(locale.tag, name), timeZone: "UTC", ...compiled };
});
