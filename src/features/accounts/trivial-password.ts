const fold = (text: string): string => text.normalize("NFKC").toLowerCase();
/** Letters and digits alone: what is between them makes no password harder to guess. */
const bare = (text: string): string => fold(text).replace(/[^\p{L}\p{N}]/gu, "");

const rows = [
  "abcdefghijklmnopqrstuvwxyz",
  "01234567890123456789",
  "qwertyuiopasdfghjklzxcvbnm",
  "qwertzuiopasdfghjklyxcvbnm",
];
const backwards = (text: string): string => [...text].reverse().join("");
const isRow = (text: string): boolean => rows.some((row) => row.includes(text) || backwards(row).includes(text));

/** Up to this many characters besides what everybody knows do not make a secret. */
const littleMore = 4;

/** One or two characters over and over, a run of the keyboard or the alphabet, or a short piece repeated. */
const isPattern = (text: string): boolean => new Set(text).size <= 2 || isRow(text) || /^(.{1,4})\1+$/u.test(text);

/** Hardly more than the person's own name or address, or a pattern. Common passwords are a matter of the bundled list. */
export function isTrivialPassword(password: string, person: { name?: string; emails?: readonly string[] }): boolean {
  const text = bare(password);
  if (isPattern(fold(password)) || (text.length >= 8 && isPattern(text))) return true;
  const own = [
    ...(person.emails ?? []).flatMap((email) => [email, ...email.split(/[@.+_-]/)]),
    ...(person.name ?? "").split(/\s+/),
    person.name ?? "",
  ].map(bare);
  return own.some((known) => known.length >= 4 && text.includes(known) && text.length - known.length <= littleMore);
}
