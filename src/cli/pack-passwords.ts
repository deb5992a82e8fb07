import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { entryOf, listSpelling } from "@/features/accounts/server/security/common-passwords";

/**
 * Packs a list of passwords, one a line, into what sign-up looks them up in: `npx tsx src/cli/pack-passwords.ts LIST`.
 * The list in use: xato-net-10-million-passwords-1000000.txt of OWASP SecLists (MIT), of which the shorter ones are refused anyway.
 */
const [source = ""] = process.argv.slice(2);
const spellings = (await readFile(source, "utf8")).split(/\r?\n/).map(listSpelling);
const entries = [...new Set(spellings)].filter((text) => [...text].length >= 8).map(entryOf);
entries.sort(Buffer.compare);
await writeFile(
  join(process.cwd(), "src/features/accounts/server/security/common-passwords.bin"),
  Buffer.concat(entries),
);
console.log(`${entries.length} passwords`);
