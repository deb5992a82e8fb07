export type Locale = {
  /** The name of its folder in src/messages, of the cookie's value and of the html element's language. */
  tag: string;
  /** How figures and dates are written, as a BCP 47 tag for Intl. */
  formats: string;
  direction: "ltr" | "rtl";
  /** In its own language. */
  name: string;
  /** Made from English when it is loaded: shows text that no catalog holds, and layout that only fits one side. */
  pseudo?: true;
};

export const defaultLocale = "en";
export const localeCookie = "lectern_locale";
export const localeHeader = "x-lectern-locale";

const locales: readonly Locale[] = [{ tag: "en", formats: "en-GB", direction: "ltr", name: "English" }];

const pseudoLocales: readonly Locale[] = [
  { tag: "en-XA", formats: "en-GB", direction: "ltr", name: "[Éñĝļîšĥ]", pseudo: true },
  { tag: "ar-XB", formats: "en-GB", direction: "rtl", name: "[ɥsᴉlƃuƎ]", pseudo: true },
];

/** What a reader may choose; the pseudo-locales only under test. */
export function offeredLocales(underTest: boolean): readonly Locale[] {
  return underTest ? [...locales, ...pseudoLocales] : locales;
}

/** The locale of a tag, or the default for a tag that no one offers. */
export function findLocale(tag: string | null | undefined): Locale {
  const all = [...locales, ...pseudoLocales];
  const found = all.find((locale) => locale.tag === tag) ?? all.find((locale) => locale.tag === defaultLocale);
  if (!found) throw new Error(`The default locale ${defaultLocale} is missing from the list`);
  return found;
}

type Wish = { tag: string; weight: number };

/** Accept-Language in the order of its weights (RFC 9110, 12.5.4); what cannot be read is left out. */
function readWishes(header: string): Wish[] {
  return header
    .slice(0, 1000)
    .split(",")
    .map((part) => {
      const [tag = "", ...parameters] = part.trim().split(";");
      const q = parameters
        .map((parameter) => /^\s*q=([\d.]+)\s*$/.exec(parameter)?.[1])
        .find((found) => found !== undefined);
      return { tag: tag.trim().toLowerCase(), weight: q === undefined ? 1 : Number(q) };
    })
    .filter(({ tag, weight }) => tag !== "" && weight > 0)
    .sort((a, b) => b.weight - a.weight);
}

/** The reader's choice (cookie), else the browser's wish, else the default. Pseudo-locales are only ever chosen by cookie. */
export function pickLocale(request: {
  cookie?: string | null;
  acceptLanguage?: string | null;
  underTest: boolean;
}): string {
  const offered = offeredLocales(request.underTest);
  if (request.cookie && offered.some(({ tag }) => tag === request.cookie)) return request.cookie;
  for (const { tag } of readWishes(request.acceptLanguage ?? "")) {
    const language = tag.split("-")[0];
    const match =
      locales.find((locale) => locale.tag.toLowerCase() === tag) ?? locales.find((locale) => locale.tag === language);
    if (match) return match.tag;
  }
  return defaultLocale;
}
