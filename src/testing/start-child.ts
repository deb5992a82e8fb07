import { type ChildProcess, fork } from "node:child_process";
import { existsSync, mkdtempSync, symlinkSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";
import { env } from "@/env/server";
import { bundling } from "@/lib/bundling";

const root = fileURLToPath(new URL("../../", import.meta.url));
let folder = "";
const bundles = new Map<string, Promise<string>>();

/** Beside a link to the packages, which a bundle leaves where they are. It goes with the temporary folder of the run. */
function folderOfBundles(): string {
  if (!existsSync(folder)) {
    folder = mkdtempSync(join(tmpdir(), "lectern-children-"));
    symlinkSync(join(root, "node_modules"), join(folder, "node_modules"), "junction");
  }
  return folder;
}

async function bundle(script: string): Promise<string> {
  const outfile = join(folderOfBundles(), `${basename(script, ".ts")}.mjs`);
  await build({ ...bundling, absWorkingDir: root, entryPoints: [script], outfile });
  return outfile;
}

/**
 * Starts a script of ours in a process of its own, which shares the database and the files of a test. It is bundled once: a start from
 * the sources takes three times as long, and tests that kill start many.
 *
 * @param script from the root, as in "src/testing/eval-draft/jobs-child.ts"
 */
export async function startChild(
  script: string,
  databaseUrl: string,
  variables: Readonly<Record<string, string>> = {},
): Promise<ChildProcess> {
  const known = bundles.get(script) ?? bundle(script);
  bundles.set(script, known);
  return fork(await known, [], {
    cwd: root,
    execArgv: [],
    env: { ...process.env, DATABASE_URL: databaseUrl, DATA_DIR: env.DATA_DIR, ...variables },
  });
}
