import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { basename, join } from "node:path";
import { bundling } from "@/lib/bundling";

/** The processes that a site consists of, by the name of their bundle; `start` is the one that starts the others. */
export const processSources = {
  start: "src/cli/start.ts",
  web: "src/server/web/main.ts",
  jobs: "src/server/inngest/runner/main.ts",
  /** The thread of both for long texts, see start-thread.ts. */
  content: "src/features/media/server/thread/main.ts",
} as const;

/** Commands that are given beside a site that runs, and are over sooner than a compiler has read their sources. */
const commandSources = {
  "admin-create": "src/cli/admin-create.ts",
  "instructor-create": "src/cli/instructor-create.ts",
  "course-import": "src/cli/course-import.ts",
  doctor: "src/cli/doctor.ts",
} as const;

export const bundleOf = (folder: string, name: keyof typeof processSources) => join(folder, "processes", `${name}.mjs`);

/** How bootstrap.mjs tells whether a source is still the one that was bundled. */
const identityOf = (path: string) => {
  const { mtimeMs, size } = statSync(path);
  return `${mtimeMs}:${size}`;
};

/**
 * Puts each process and command and what it is made of into one file. Reading a thousand small files through a compiler takes
 * 2 s of a start, the bundle a fifth of that. Beside the bundles is the list of their sources: bootstrap.mjs runs the bundle
 * of a command only while none of them has changed.
 */
export async function bundleProcesses(folder: string): Promise<void> {
  const { build, stop } = await import("esbuild");
  const outdir = join(folder, "processes");
  const { metafile, outputFiles } = await build({
    ...bundling,
    entryPoints: { ...processSources, ...commandSources },
    outdir,
    outExtension: { ".js": ".mjs" },
    write: false,
    splitting: true,
    metafile: true,
  });
  await stop();
  replaceFiles(outdir, outputFiles);
  const sources = Object.keys(metafile.inputs).filter((path) => /^(src|prisma)\//.test(path));
  const identities = Object.fromEntries(sources.map((path) => [path, identityOf(path)]));
  writeFileSync(join(outdir, "sources.json"), JSON.stringify(identities));
}

/** Leaves a file that is the same alone: the very process that builds may run from it and have parts of it still to load. */
function replaceFiles(folder: string, files: readonly { path: string; contents: Uint8Array }[]): void {
  mkdirSync(folder, { recursive: true });
  for (const { path, contents } of files) {
    if (!existsSync(path) || !readFileSync(path).equals(contents)) writeFileSync(path, contents);
  }
  const names = new Set(files.map(({ path }) => basename(path)));
  for (const name of readdirSync(folder)) if (!names.has(name)) rmSync(join(folder, name), { recursive: true });
}
