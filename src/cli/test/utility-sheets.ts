import { dirname, join } from "node:path";
import type { ICruiseResult } from "dependency-cruiser";

/** A file and what it imports, types left out. Paths are from the root of the project. */
export type Imports = ReadonlyMap<string, readonly string[]>;

/** What every page loads; the sheets of areas count inside them alone. */
const common = "src/styles/globals.css";
const areaOf = (sheet: string) => /^src\/styles\/([a-z]+)-utilities\.css$/.exec(sheet)?.[1];

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

/** Files that load the sheet of an area and don't set that area up. */
function findMissingAreas(imports: Imports, read: (path: string) => string): string[] {
  return [...imports].flatMap(([file, imported]) => {
    const areas = imported.flatMap((sheet) => areaOf(sheet) ?? []);
    const isSetUp = (name: string) => read(file).includes(`<Area name="${name}">`);
    return areas
      .filter((name) => !isSetUp(name))
      .map((name) => `${file} loads the sheet of the area ${name}, which it has not`);
  });
}

/**
 * Markup that a page renders but that is not among the sources of its area's sheet: its classes would do nothing there.
 * @param read the text of a file
 */
export function findMissingSources(imports: Imports, read: (path: string) => string): string[] {
  const missing = new Set<string>(findMissingAreas(imports, read));
  const patterns = new Map<string, RegExp[]>();
  const sourcesOf = (sheet: string) => {
    const known = patterns.get(sheet) ?? readSources(sheet, read);
    patterns.set(sheet, known);
    return known;
  };
  for (const route of [...imports.keys()].filter(isRoute)) {
    const loaded = chainOf(route, imports).flatMap((file) => imports.get(file) ?? []);
    // The innermost area, if there are several.
    const sheet = loaded.find(areaOf) ?? common;
    for (const file of reachOf(route, imports)) {
      if (!isMarkup(file) || sourcesOf(sheet).some((pattern) => pattern.test(file))) continue;
      missing.add(`${route} renders ${file}, which is no source of ${sheet}`);
    }
  }
  return [...missing];
}
