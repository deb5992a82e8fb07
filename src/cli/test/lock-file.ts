import { readFileSync } from "node:fs";

type Entry = { optionalDependencies?: Record<string, string> };

/** Where `name` is found by the package at `path`: beside it, or in a folder around it. */
function resolves(packages: Readonly<Record<string, Entry>>, path: string, name: string): boolean {
  for (let base = path; ; base = base.slice(0, Math.max(0, base.lastIndexOf("node_modules/") - 1))) {
    if (packages[`${base ? `${base}/` : ""}node_modules/${name}`]) return true;
    if (base === "") return false;
  }
}

/**
 * Packages for other platforms that the lock file leaves out. npm drops them where a registry lacks them, and `npm ci` then
 * refuses the lock file on every machine: each needs an entry with its version, cpu and os.
 */
export function findMissingPlatforms(): string[] {
  const { packages } = JSON.parse(readFileSync("package-lock.json", "utf8")) as { packages: Record<string, Entry> };
  return Object.entries(packages).flatMap(([path, { optionalDependencies = {} }]) =>
    Object.entries(optionalDependencies)
      .filter(([name]) => !resolves(packages, path, name))
      .map(([name, version]) => `node_modules/${name}: ${version} is missing`),
  );
}
