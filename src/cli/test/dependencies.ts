import { readFileSync } from "node:fs";

interface LockedPackage {
  version?: string;
  license?: string;
  dev?: boolean;
  hasInstallScript?: boolean;
  optionalDependencies?: Record<string, string>;
}

export interface Dependency {
  name: string;
  version: string;
  /** SPDX, as the package says; of a build for one platform that of the package which asks for it. Null where no one says. */
  licence: string | null;
  isForDevelopment: boolean;
  /** What becomes of the script that it brings for its installation. */
  script: "none" | "runs" | "refused" | "undecided";
}

/** Licences under which others may be given what Lectern is made of, in source and in use. */
const accepted = new Set(
  "0BSD Apache-2.0 BlueOak-1.0.0 BSD-2-Clause BSD-3-Clause CC-BY-4.0 CC0-1.0 EPL-2.0 ISC LGPL-3.0-or-later MIT MIT-0 MPL-2.0 OFL-1.1 Unlicense Zlib".split(
    " ",
  ),
);

/** Said in the package's own texts, and not where npm reads it. */
const saidElsewhere: Readonly<Record<string, string>> = { "seq-queue": "MIT" };

const nameOf = (path: string): string => path.split("node_modules/").at(-1) ?? path;

const decisionOf = (isAllowed: boolean | undefined): Dependency["script"] => {
  if (isAllowed === undefined) return "undecided";
  return isAllowed ? "runs" : "refused";
};

/** All that the lock file installs, for every platform, by name. */
export function readDependencies(lockFile = "package-lock.json", packageFile = "package.json"): Dependency[] {
  const { packages } = JSON.parse(readFileSync(lockFile, "utf8")) as { packages: Record<string, LockedPackage> };
  const { allowScripts = {} } = JSON.parse(readFileSync(packageFile, "utf8")) as {
    allowScripts?: Record<string, boolean>;
  };
  const ofParents = new Map<string, string>();
  for (const { license, optionalDependencies = {} } of Object.values(packages))
    for (const name of license ? Object.keys(optionalDependencies) : []) ofParents.set(name, license ?? "");
  return Object.entries(packages)
    .filter(([path]) => path !== "")
    .map(([path, { version = "", license, dev = false, hasInstallScript = false }]) => {
      const name = nameOf(path);
      return {
        name,
        version,
        licence: license ?? saidElsewhere[name] ?? ofParents.get(name) ?? null,
        isForDevelopment: dev,
        script: hasInstallScript ? decisionOf(allowScripts[name]) : "none",
      };
    })
    .sort((one, other) => one.name.localeCompare(other.name, "en"));
}

/** Of "(MIT OR GPL-2.0) AND ISC" one of each choice, and each of what is joined, has to be accepted. */
export const isAccepted = (licence: string): boolean =>
  licence
    .replace(/[()]/g, "")
    .split(/ and /i)
    .every((part) => part.split(/ or /i).some((one) => accepted.has(one.trim())));

/** A license that no one has looked at, and a script of an installation that package.json neither allows nor refuses. */
export function findDependencyProblems(lockFile?: string, packageFile?: string): string[] {
  return readDependencies(lockFile, packageFile).flatMap((dependency) => {
    const { name, version, licence, script } = dependency;
    const problems: string[] = [];
    if (licence === null) problems.push(`${name}@${version} states no license`);
    else if (!isAccepted(licence)) problems.push(`${name}@${version} is under ${licence}, which isn't accepted yet`);
    if (script === "undecided")
      problems.push(`${name}@${version} runs an install script: allow or refuse it in allowScripts in package.json`);
    return problems;
  });
}
