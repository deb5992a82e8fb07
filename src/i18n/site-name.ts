import type { Messages } from "./pseudo-text";

/** A name inside an ICU message: an apostrophe is written twice. Braces and angle brackets no name may have. */
const quoted = (name: string): string => name.replaceAll("'", "''");

/** The catalog with the site's name where it writes @site. */
export function nameSite(messages: Messages, name: string): Messages {
  return Object.fromEntries(
    Object.entries(messages).map(([key, value]) => [
      key,
      typeof value === "string" ? value.replaceAll("@site", () => quoted(name)) : nameSite(value, name),
    ]),
  );
}
