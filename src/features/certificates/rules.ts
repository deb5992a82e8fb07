/**
 * The number on a certificate: `LCT-7F3K-2291-QX8MA`. Twelve random characters of Crockford's base 32 (60 bits) and one
 * check character over GF(32): the Reed-Solomon parity of the twelve. Read left to right with Horner's rule in the field
 * made by x^5 + x^2 + 1, a whole number comes out as zero. Because every position has a weight of its own, any one wrong
 * character, any two exchanged characters (neighbours or not) and any doubled pair written as another is caught.
 */
const ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
const PREFIX = "LCT";
const RANDOM_CHARACTERS = 12;

/** What people write for what is printed. I, L, O and U are never printed. */
const MISREAD: Readonly<Record<string, string>> = { I: "1", L: "1", O: "0", U: "V" };

/** How many random bytes one number takes. Of its 64 bits 60 are used. */
export const NUMBER_BYTES = 8;

/** Multiplies by the generator of GF(32). */
const timesAlpha = (value: number) => (value & 16 ? (value << 1) ^ 0b100101 : value << 1) & 31;

const syndrome = (characters: string) =>
  [...characters].reduce((sum, character) => timesAlpha(sum) ^ ALPHABET.indexOf(character), 0);

/** The number made from `random`, at least NUMBER_BYTES bytes of a cryptographic source. */
export function certificateNumberFrom(random: Uint8Array): string {
  if (random.length < NUMBER_BYTES) throw new RangeError(`A certificate number takes ${NUMBER_BYTES} random bytes`);
  let bits = random.subarray(0, NUMBER_BYTES).reduce((sum, byte) => (sum << 8n) | BigInt(byte), 0n);
  let characters = "";
  for (let i = 0; i < RANDOM_CHARACTERS; i++, bits >>= 5n) characters += ALPHABET.charAt(Number(bits & 31n));
  return grouped(characters + ALPHABET.charAt(timesAlpha(syndrome(characters))));
}

function grouped(characters: string): string {
  return [PREFIX, characters.slice(0, 4), characters.slice(4, 8), characters.slice(8)].join("-");
}

/** What someone typed, pasted or scanned. `misread` has the length of a number, but its check character does not fit. */
export type CertificateReference =
  | { kind: "number"; number: string }
  | { kind: "hash"; hash: string }
  | { kind: "misread"; text: string }
  | { kind: "unreadable"; text: string };

/** Reads a number (any case, spaces and dashes, with or without LCT, confusable letters), a hash, or a link that ends in either. */
export function parseCertificateReference(input: string): CertificateReference {
  const text = input.trim();
  const plain = lastSegment(text)
    .normalize("NFKC")
    .replace(/\.pdf$/i, "")
    .replace(/[\s\p{Pd}_.]+/gu, "")
    .toUpperCase();
  if (/^[0-9A-F]{64}$/.test(plain)) return { kind: "hash", hash: plain.toLowerCase() };
  const length = RANDOM_CHARACTERS + 1;
  const withoutPrefix = plain.length === length + PREFIX.length && /^[L1I]CT/.test(plain) ? plain.slice(3) : plain;
  const characters = [...withoutPrefix].map((character) => MISREAD[character] ?? character).join("");
  if (characters.length !== length || [...characters].some((character) => !ALPHABET.includes(character)))
    return { kind: "unreadable", text };
  return syndrome(characters) === 0 ? { kind: "number", number: grouped(characters) } : { kind: "misread", text };
}

/** The part of a link that names the certificate; anything that is not a link comes back whole. */
function lastSegment(text: string): string {
  const path = text.split(/[?#]/, 1)[0] ?? "";
  const segments = path.split("/").filter(Boolean);
  const last = segments.at(-1) ?? "";
  try {
    return decodeURIComponent(last);
  } catch {
    return last;
  }
}

/** The positions in `text` of letters that are never printed in a number, for marking them where nothing was found. */
export function confusablePositions(text: string): number[] {
  const start = /^\s*[l1i]ct[\s-]*/i.exec(text)?.[0].length ?? 0;
  return [...text].flatMap((character, at) => (at >= start && MISREAD[character.toUpperCase()] ? [at] : []));
}

/** As whoever looks after certificates sees it: one that a newer one replaced was not withdrawn. */
export const recordStates = ["VALID", "REVOKED", "REPLACED"] as const;
export type RecordState = (typeof recordStates)[number];

export const recordStateOf = (of: { revokedAt: Date | null; supersededAt: Date | null }): RecordState =>
  of.supersededAt ? "REPLACED" : of.revokedAt ? "REVOKED" : "VALID";

/** Characters of the reason for which one is revoked. */
export const shortestReason = 3;
export const longestReason = 500;

/** Rows of a page of /admin/certificates. */
export const RECORDS_A_PAGE = 50;

/** Why no new one can be issued in place of this one, or null. `holderName` is what the account says now, null for one that was deleted. */
export function reissueObstacle(of: {
  state: RecordState;
  isGenuine: boolean;
  recipientName: string;
  holderName: string | null;
}): "replaced" | "revoked" | "forged" | "no_holder" | "same_name" | null {
  if (of.state === "REPLACED") return "replaced";
  if (of.state === "REVOKED") return "revoked";
  if (!of.isGenuine) return "forged";
  if (of.holderName === null) return "no_holder";
  return of.holderName === of.recipientName ? "same_name" : null;
}

/** The name that a certificate prints: as typed, in one form of its letters; without one, the user name. */
export const printedName = (name: string, username: string): string => name.normalize("NFC").trim() || username;

/** What someone who searches the printed words may have typed, word by word. */
export const wordsIn = (text: string): string[] =>
  text
    .normalize("NFKC")
    .split(/[^\p{L}\p{M}\p{N}]+/u)
    .filter(Boolean)
    .slice(0, 8);

/** Whether both are on one day, as documents date it: in UTC. */
export const spanOf = (startedAt: Date | null, completedAt: Date): "day" | "days" =>
  startedAt === null || startedAt.toISOString().slice(0, 10) === completedAt.toISOString().slice(0, 10)
    ? "day"
    : "days";

/** Minutes that a course takes as the two figures that words are made of. */
export function studyTime(minutes: number): { hours: number; minutes: number } {
  const whole = Math.max(0, Math.round(minutes));
  return { hours: Math.floor(whole / 60), minutes: whole % 60 };
}
