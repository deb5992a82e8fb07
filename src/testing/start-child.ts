import { type ChildProcess, fork } from "node:child_process";
import { existsSync } from "node:fs";
import { mkdir, rename, symlink } from "node:fs/promises";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";
import { inject } from "vitest";
import { env } from "@/env/server";
import { bundling } from "@/lib/bundling";

const root = fileURLToPath(new URL("../../", import.meta.url));
const bundles = new Map<string, Promise<string>>();

/**
 * All files of a run share one bundle, which takes two seconds to make. Beside it is a link to the packages, which a bundle leaves where
 * they are. It goes with the temporary folder of the run.
 */
async function bundle(script: string): Promise<string> {
  const folder = join(tmpdir(), `lectern-children-${inject("testDatabasePrefix")}`);
  const outfile = join(folder, `${basename(script, ".ts")}.mjs`);
  if (existsSync(outfile)) return outfile;
  await mkdir(folder, { recursive: true });
  await symlink(join(root, "node_modules"), join(folder, "node_modules"), "junction").catch((error: unknown) => {
    if ((error as NodeJS.ErrnoException).code !== "EEXIST") throw error;
  });
  // Whoever finds it finds it whole: two files may make it at once.
  const draft = join(folder, `draft-${process.pid}-${basename(outfile)}`);
  await build({ ...bundling, absWorkingDir: root, entryPoints: [script], outfile: draft });
  await rename(draft, outfile);
  return outfile;
}

/**
 * Starts a script of ours in a process of its own, which shares the database and the files of a test. It is bundled: a start from the
 * sources takes three times as long, and tests that kill start many.
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
