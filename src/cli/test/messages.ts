import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { IntlMessageFormat } from "intl-messageformat";
import { findReasonProblems } from "./reasons";
import { readSources } from "./sources";
import { findUnreadMessages } from "./unread-messages";
import { findVoiceProblems } from "./voice";

const folder = "src/messages";
const sourceLanguage = "en";

type Catalog = Map<string, string>;

function flatten(value: unknown, path: string, into: Catalog): void {
  if (typeof value === "string") into.set(path, value);
  else if (typeof value === "object" && value !== null) {
    for (const [key, inner] of Object.entries(value)) flatten(inner, path ? `${path}.${key}` : key, into);
  }
}

function readCatalog(language: string): Catalog {
  const catalog: Catalog = new Map();
  for (const name of readdirSync(join(folder, language)).filter((file) => file.endsWith(".json"))) {
    flatten(JSON.parse(readFileSync(join(folder, language, name), "utf8")), name.replace(/\.json$/, ""), catalog);
  }
  return catalog;
}

/** The names of the blanks of an ICU message. */
function namesOf(message: string, language: string): string[] {
  const names = new Set<string>();
  const collect = (parts: ReturnType<IntlMessageFormat["getAst"]>): void => {
    for (const part of parts) {
      if ("value" in part && part.type !== 0 && typeof part.value === "string") names.add(part.value);
      if ("options" in part && part.options) for (const option of Object.values(part.options)) collect(option.value);
      if ("children" in part && part.children) collect(part.children);
    }
  };
  collect(new IntlMessageFormat(message, language, undefined, { ignoreTag: false }).getAst());
  return [...names].sort();
}

/** The blanks of a message, which every translation has to fill as well. */
const blanksOf = (message: string, language: string): string => namesOf(message, language).join(", ");

function checkLanguage(language: string, source: Catalog): string[] {
  const problems: string[] = [];
  const catalog = readCatalog(language);
  for (const [key, message] of catalog) {
    try {
      const blanks = blanksOf(message, language);
      const wanted = source.get(key);
      if (wanted === undefined) problems.push(`${language} ${key}: not in ${sourceLanguage}`);
      else if (blanks !== blanksOf(wanted, sourceLanguage))
        problems.push(`${language} ${key}: different blanks (${blanks})`);
    } catch (error) {
      problems.push(`${language} ${key}: ${(error as Error).message}`);
    }
  }
  for (const key of source.keys()) if (!catalog.has(key)) problems.push(`${language} ${key}: missing`);
  return problems;
}

const readText = (path: string) => readFileSync(path, "utf8");

function sourceFiles(): string[] {
  return readdirSync("src", { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.tsx?$/.test(entry.name) && !entry.name.includes(".test."))
    .map((entry) => join(entry.parentPath, entry.name))
    .filter((path) => !path.startsWith(join("src", "generated")));
}

const translator = /const (\w+) = (?:await )?(?:getTranslations|useTranslations)\(\s*(?:"([\w.]+)")?\s*\)/g;

/** Keys that a page or component asks for by their literal name in a namespace named in the same file. */
function findUnknownKeys(source: Catalog): string[] {
  const problems: string[] = [];
  for (const path of sourceFiles()) {
    const text = readText(path);
    const namespaces = new Map<string, string[]>();
    for (const [, variable = "", namespace = ""] of text.matchAll(translator)) {
      namespaces.set(variable, [...(namespaces.get(variable) ?? []), namespace]);
    }
    for (const [variable, candidates] of namespaces) {
      const calls = text.matchAll(new RegExp(`\\b${variable}(?:\\.(?:rich|markup|raw))?\\(\\s*"([\\w.]+)"`, "g"));
      for (const [, key = ""] of calls) {
        const known = candidates.some((namespace) => hasKey(source, namespace ? `${namespace}.${key}` : key));
        if (!known) problems.push(`${path}: ${candidates.join("|")}.${key} is not in the catalog`);
      }
    }
  }
  return problems;
}

const hasKey = (catalog: Catalog, key: string) =>
  catalog.has(key) || [...catalog.keys()].some((known) => known.startsWith(`${key}.`));

/** What an author may type to find a block: other words for one thing are the point of these. */
const isSearchWord = (key: string) => key.startsWith("editor.keywords.");

/** Messages in English that docs/voice.md does not allow. */
export function checkVoice(): string[] {
  return [...readCatalog(sourceLanguage)].flatMap(([key, message]) =>
    isSearchWord(key) ? [] : findVoiceProblems(key, message),
  );
}

/** Messages that cannot be read, that a language lacks, whose blanks differ or that no one is shown; errors that have no words. */
export function checkMessages(): string[] {
  if (!existsSync(folder)) return [];
  const source = readCatalog(sourceLanguage);
  const sources = readSources(["src"]);
  const languages = readdirSync(folder, { withFileTypes: true }).filter((entry) => entry.isDirectory());
  return [
    ...languages.flatMap(({ name }) => checkLanguage(name, source)),
    ...findUnknownKeys(source),
    ...findReasonProblems({ sources, catalog: source }, (message) => namesOf(message, sourceLanguage)),
    ...findUnreadMessages(sources, source).map((key) => `${key}: a message that no code asks for`),
  ];
}
