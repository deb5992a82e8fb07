import "server-only";
import { readdir, readFile, stat } from "node:fs/promises";
import { join } from "node:path";
import { ownName } from "@/server/brand/stored-brand";
import { defaultLocale, findLocale } from "./locales";
import { type Messages, pseudoMessages } from "./pseudo-text";
import { nameSite } from "./site-name";

type Loaded = { messages: Messages; newest: number; checkedAt: number };

const loaded = new Map<string, Loaded>();
const recheckAfterMs = 2_000;
const mostLoaded = 12;

/** Where the catalogs are: one folder a locale, one file a feature, named as the namespace it fills. */
const folderOf = (tag: string) => join(process.cwd(), "src", "messages", tag);

async function listFiles(tag: string) {
  const folder = folderOf(tag);
  const names = (await readdir(folder)).filter((name) => name.endsWith(".json")).sort();
  const times = await Promise.all(names.map(async (name) => (await stat(join(folder, name))).mtimeMs));
  return { folder, names, newest: Math.max(0, ...times) };
}

async function readAll(folder: string, names: readonly string[]): Promise<Messages> {
  const entries = await Promise.all(
    names.map(async (name): Promise<[string, Messages]> => {
      const text = await readFile(join(folder, name), "utf8");
      return [name.slice(0, -".json".length), JSON.parse(text) as Messages];
    }),
  );
  return Object.fromEntries(entries);
}

/**
 * Every message of a locale, by feature, with the site's name where a catalog writes @site. Read once a name; a changed file
 * is seen within two seconds (development).
 */
export async function loadMessages(tag: string, siteName: string = ownName): Promise<Messages> {
  const locale = findLocale(tag);
  const source = locale.pseudo ? defaultLocale : locale.tag;
  const key = `${tag}\n${siteName}`;
  const known = loaded.get(key);
  if (known && Date.now() - known.checkedAt < recheckAfterMs) return known.messages;
  const { folder, names, newest } = await listFiles(source);
  if (known && known.newest === newest) {
    known.checkedAt = Date.now();
    return known.messages;
  }
  const read = nameSite(await readAll(folder, names), siteName);
  const messages = locale.pseudo ? pseudoMessages(read) : read;
  // Names come and go with whoever tries one out.
  if (loaded.size >= mostLoaded) loaded.clear();
  loaded.set(key, { messages, newest, checkedAt: Date.now() });
  return messages;
}
