import "server-only";
import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { join } from "node:path";

/** Of each digest: among half a million entries a password that is not on the list is taken for one once in two million. */
const entryBytes = 5;

let list: Buffer | undefined;

/** The first bytes of the SHA-256 of each password, sorted. Made by src/cli/pack-passwords.ts, which says of what. */
const read = (): Buffer =>
  readFileSync(join(process.cwd(), "src/features/accounts/server/security/common-passwords.bin"));

export const entryOf = (spelling: string): Buffer =>
  createHash("sha256").update(spelling).digest().subarray(0, entryBytes);

/** How the list spells a password: compatibility forms and case folded. */
export const listSpelling = (password: string): string => password.normalize("NFKC").toLowerCase();

function isListed(spelling: string): boolean {
  list ??= read();
  const wanted = entryOf(spelling);
  let [low, high] = [0, list.length / entryBytes];
  while (low < high) {
    const middle = (low + high) >> 1;
    const order = list.compare(wanted, 0, entryBytes, middle * entryBytes, (middle + 1) * entryBytes);
    if (order === 0) return true;
    if (order < 0) low = middle + 1;
    else high = middle;
  }
  return false;
}

/** Whether the password, or what is left of it without the figures and signs at its end, is among the commonest ones. */
export function isCommonPassword(password: string): boolean {
  const spelling = listSpelling(password);
  return isListed(spelling) || isListed(spelling.replace(/[^\p{L}]+$/u, ""));
}
