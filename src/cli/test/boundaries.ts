import { readdirSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { cruise, type ICruiseResult } from "dependency-cruiser";
import extractConfiguration from "dependency-cruiser/config-utl/extract-depcruise-options";
import extractTypeScript from "dependency-cruiser/config-utl/extract-ts-config";
import { findMissingSources, importsOf } from "./utility-sheets";

const folders = ["src", "prisma/seed", "e2e"];

function countSources(): number {
  return folders
    .flatMap((folder) => readdirSync(folder, { recursive: true, withFileTypes: true }))
    .filter((entry) => entry.isFile() && /\.tsx?$/.test(entry.name))
    .filter((entry) => !join(entry.parentPath, entry.name).startsWith(join("src", "generated"))).length;
}

/** The rules of import that the sources break, and markup whose page has no utilities for it. A run that saw fewer modules than there are files proves nothing and fails. */
export async function findBoundaryViolations(): Promise<string[]> {
  const config = createRequire(import.meta.url).resolve("../../../.config/dependency-cruiser.cjs");
  const options = await extractConfiguration(config);
  const { output } = await cruise(folders, options, undefined, { tsConfig: extractTypeScript("tsconfig.json") });
  const result = output as ICruiseResult;
  const { summary } = result;
  const sources = countSources();
  if (summary.totalCruised < sources) {
    return [`only ${summary.totalCruised} modules were checked, but there are ${sources} source files`];
  }
  return [
    ...summary.violations.map(({ rule, from, to }) => `${rule.name}: ${from} -> ${to}`),
    ...findMissingSources(importsOf(result), (path) => readFileSync(path, "utf8")),
  ];
}
