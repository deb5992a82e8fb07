/**
 * What is stored in place of a name and of a question's title when an account was deleted. Never shown: each answer of the API
 * has the words of its reader's language instead. The first character is of no one's alphabet.
 */
export const formerMember = { name: "\u{E000}former-name", title: "\u{E000}former-title" } as const;

type Messages = Record<keyof typeof formerMember, string>;

/** Whether a value of an answer holds one of the marks anywhere. Each answer is asked, so it makes nothing and stops at the first. */
export function holdsFormer(value: unknown): boolean {
  if (typeof value === "string") return value === formerMember.name || value === formerMember.title;
  if (typeof value !== "object" || value === null) return false;
  if (Array.isArray(value)) return value.some(holdsFormer);
  if (Object.getPrototypeOf(value) !== Object.prototype) return false;
  for (const key in value) if (holdsFormer((value as Record<string, unknown>)[key])) return true;
  return false;
}

/** The same value with words for the marks; what holds none stays the very object, for it may be one that is kept. */
export const withFormerWords = <T>(value: T, words: Messages): T =>
  mapTexts(value, (text) =>
    text === formerMember.name ? words.name : text === formerMember.title ? words.title : text,
  ) as T;

/** The same for what goes into sentences, as those of an email: there the marks are amid other words. */
export const spellFormer = <T>(value: T, words: Messages): T =>
  mapTexts(value, (text) =>
    text.replaceAll(formerMember.name, words.name).replaceAll(formerMember.title, words.title),
  ) as T;

function mapTexts(value: unknown, change: (text: string) => string): unknown {
  if (typeof value === "string") return change(value);
  if (Array.isArray(value)) {
    const items = value.map((item) => mapTexts(item, change));
    return items.some((item, index) => item !== value[index]) ? items : value;
  }
  if (value === null || typeof value !== "object" || Object.getPrototypeOf(value) !== Object.prototype) return value;
  let copy: Record<string, unknown> | null = null;
  for (const [key, inner] of Object.entries(value)) {
    const changed = mapTexts(inner, change);
    if (changed !== inner) copy = { ...(copy ?? value), [key]: changed };
  }
  return copy ?? value;
}
