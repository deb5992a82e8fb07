import { spawnSync } from "node:child_process";
import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { cruise, type ICruiseResult } from "dependency-cruiser";
import extractTypeScript from "dependency-cruiser/config-utl/extract-ts-config";
import { CommandError } from "../command-error";

/** What a set of changed files reaches. `everything` where no import tells what depends on them. */
export type Reach = { everything: boolean; sources: string[]; specs: string[] };

const mainJourney = "specs/main-job.spec.ts";
const isSource = (path: string) => /^(src|prisma\/seed)\/.*\.tsx?$/.test(path);
const isTest = (path: string) => /\.test\.tsx?$/.test(path);
const isProse = (path: string) => /\.md$|^docs\/|^LICENSE$|^\.gitignore$/.test(path);
/** Such a file has no importers: it decides how everything else is built or run. */
const isConfiguration = (path: string) =>
  /^(package(-lock)?\.json|tsconfig\.json|next\.config\.js|biome\.json|\.config\/|\.ci\/|prisma\/(schema|migrations)\/)/.test(
    path,
  );

/**
 * @param changed paths from the root of the project
 * @param importersOf all files that reach a file by imports, itself included
 * @param specFolders the folders in e2e/specs
 */
export function findReach(
  changed: readonly string[],
  importersOf: (path: string) => readonly string[],
  specFolders: readonly string[],
): Reach {
  const meant = changed.filter((path) => !isProse(path));
  if (meant.some(isConfiguration)) return { everything: true, sources: [], specs: [] };
  const specs = new Set<string>();
  for (const path of meant.filter((name) => name.startsWith("e2e/"))) {
    for (const importer of importersOf(path)) {
      if (importer.endsWith(".spec.ts")) specs.add(importer.replace(/^e2e\//, ""));
    }
  }
  const product = meant.filter(
    (path) => /^(src|public|prisma)\//.test(path) && !isTest(path) && !/^src\/(cli|testing)\//.test(path),
  );
  // A page is reached over HTTP, which no import shows: the journeys of the same feature, and the one through all of it.
  if (product.length > 0) specs.add(mainJourney);
  for (const path of product) {
    const feature = /^src\/(?:features|messages\/\w+)\/([^/.]+)/.exec(path)?.[1];
    if (feature && specFolders.includes(feature)) specs.add(`specs/${feature}/`);
  }
  return { everything: false, sources: meant.filter((path) => isSource(path)), specs: [...specs].sort() };
}

function git(...args: string[]): string[] {
  const { status, stdout, stderr } = spawnSync("git", args, { encoding: "utf8" });
  if (status !== 0) throw new CommandError(`"npm test -- changed" needs git to tell what changed: ${stderr.trim()}`);
  return stdout.split("\n").filter(Boolean);
}

/** Files that differ from a commit, HEAD unless another is named, and those that git does not know yet. */
export function listChanges(since = "HEAD"): string[] {
  const known = git("diff", "--name-only", "--relative", since);
  return [...new Set([...known, ...git("ls-files", "--others", "--exclude-standard")])].sort();
}

async function readImporters(): Promise<(path: string) => string[]> {
  const options = { doNotFollow: { path: "node_modules" }, includeOnly: "^(e2e|src)/" };
  const { output } = await cruise(["e2e"], options, undefined, { tsConfig: extractTypeScript("tsconfig.json") });
  const importers = new Map<string, string[]>();
  for (const { source, dependents } of (output as ICruiseResult).modules) importers.set(source, dependents);
  return (path) => {
    const found = new Set([path]);
    for (const file of found) for (const importer of importers.get(file) ?? []) found.add(importer);
    return [...found];
  };
}

/** What the changes of the working tree reach, or all changes since a commit. */
export async function reachOfChanges(since?: string): Promise<Reach> {
  const changed = listChanges(since);
  const specs = join("e2e", "specs");
  const folders = existsSync(specs)
    ? readdirSync(specs, { withFileTypes: true })
        .filter((entry) => entry.isDirectory())
        .map(({ name }) => name)
    : [];
  const importersOf = changed.some((path) => path.startsWith("e2e/")) ? await readImporters() : () => [];
  const reach = findReach(changed, importersOf, folders);
  return { ...reach, sources: reach.sources.filter((path) => existsSync(path)) };
}
