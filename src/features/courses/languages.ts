import { languageName } from "@/lib/language-name";

/** Languages offered for a course, by how many read in them on the web; another one that a course has already is kept. */
const offered =
  "en en-GB en-US de fr es pt pt-BR it nl sv da nb fi is pl cs sk hu ro bg el uk ru tr ar he fa ur hi bn ta th vi id ms sw zh-Hans zh-Hant ja ko".split(
    " ",
  );

/** Choices by their own names, in the order of those names. */
export function languageChoices(current: string, locale: string): { tag: string; name: string }[] {
  const tags = offered.includes(current) ? offered : [current, ...offered];
  return tags
    .map((tag) => ({ tag, name: languageName(tag, locale) }))
    .sort((a, b) => a.name.localeCompare(b.name, locale));
}
