import { dirname, join } from "node:path";
import type { ICruiseResult } from "dependency-cruiser";

/** A file and what it imports, types left out. Paths are from the root of the project. */
export type Imports = ReadonlyMap<string, readonly string[]>;

/** In the order of their layers: each contains the ones before it. */
const sheets = [
  "globals",
  "learn-utilities",
  "account-utilities",
  "site-utilities",
  "admin-utilities",
  "studio-utilities",
].map((name) => `src/styles/${name}.css`);

const isRoute = (path: string) =>
  /^src\/app\/(?:.*\/)?(?:page|layout|error|forbidden|global-error|not-found|unauthorized)\.tsx$/.test(path);
/** Markup with classes. What runs on the server alone renders none, and leads to everything. */
const isMarkup = (path: string) => /^src\/(?:app|components|features)\/.*\.tsx$/.test(path);
const isServerCode = (path: string) => /^src\/(?:server|generated|env)\/|^src\/features\/[^/]+\/server\//.test(path);

export function importsOf({ modules }: ICruiseResult): Imports {
  return new Map(
    modules.map(({ source, dependencies }) => [
      source,
      dependencies
        .filter(({ dependencyTypes }) => !dependencyTypes.includes("type-only"))
        .map(({ resolved }) => resolved),
    ]),
  );
}

/** The pattern of each `@source`, in a sheet and those it imports. They are files, or folders with `*.tsx` or `**\/*.tsx` behind them. */
function readSources(sheet: string, read: (path: string) => string): RegExp[] {
  const text = read(sheet);
  const own = [...text.matchAll(/^@source "([^"]+)";/gm)].map(([, source = ""]) => {
    const pattern = join(dirname(sheet), source)
      .replace(/[.()[\]]/g, "\\$&")
      .replace(/\{([^}]+)\}/g, (_, names: string) => `(?:${names.replaceAll(",", "|")})`)
      .replaceAll("**/", "(?:.+/)?")
      .replace(/(?<![+.])\*/g, "[^/]*");
    return new RegExp(`^${pattern}$`);
  });
  const imported = [...text.matchAll(/^@import "(\.\/[^"]*sources\/[^"]+|\.\/[\w-]+\.css)";/gm)].map(([, path = ""]) =>
    join(dirname(sheet), path),
  );
  return [...own, ...imported.flatMap((path) => readSources(path, read))];
}

/** A route with the layouts around it. */
function chainOf(route: string, imports: Imports): string[] {
  const chain = [route];
  for (let folder = dirname(route); folder.startsWith("src/app"); folder = dirname(folder)) {
    const layout = `${folder}/layout.tsx`;
    if (layout !== route && imports.has(layout)) chain.push(layout);
  }
  return chain;
}

/** Everything that is rendered with a file, itself included. */
function reachOf(start: string, imports: Imports): Set<string> {
  const found = new Set([start]);
  for (const file of found) for (const next of imports.get(file) ?? []) if (!isServerCode(next)) found.add(next);
  return found;
}

/**
 * Markup that a page renders but that is not among the sources of its sheet of utilities: its classes would do nothing there.
 * @param read the text of a file
 */
export function findMissingSources(imports: Imports, read: (path: string) => string): string[] {
  const sources = sheets.map((sheet) => readSources(sheet, read));
  const missing = new Set<string>();
  for (const route of [...imports.keys()].filter(isRoute)) {
    const loaded = chainOf(route, imports).flatMap((file) => imports.get(file) ?? []);
    const level = Math.max(0, ...sheets.map((sheet, at) => (loaded.includes(sheet) ? at : 0)));
    for (const file of reachOf(route, imports)) {
      if (!isMarkup(file) || sources[level]?.some((pattern) => pattern.test(file))) continue;
      missing.add(`${route} renders ${file}, which is no source of ${sheets[level]}`);
    }
  }
  return [...missing];
}
