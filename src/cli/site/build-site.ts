import { spawn } from "node:child_process";
import { createHash } from "node:crypto";
import { once } from "node:events";
import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { CommandError } from "../command-error";
import { bundleProcesses } from "./bundle-processes";

const sources = ["src", "public", "prisma/schema"];
const singleFiles = [
  "next.config.js",
  ".config/native-spread.cjs",
  ".config/postcssrc.json",
  "tsconfig.json",
  "package.json",
  "package-lock.json",
];
/** What no page is made of; the generated client follows from prisma/schema. */
const ignored = /^src\/(cli(?!\/site\/bundle)|testing|generated)\/|\.test\.tsx?$|README\.md$/;

/** Next writes its own folders of types into tsconfig.json while it builds: what it compiles by is all that counts. */
function contentOf(file: string): string | Buffer {
  const bytes = readFileSync(file);
  if (file !== "tsconfig.json") return bytes;
  return JSON.stringify((JSON.parse(bytes.toString("utf8")) as { compilerOptions?: unknown }).compilerOptions);
}

/** A digest of everything that the build is made from. */
function hashSources(): string {
  const hash = createHash("sha256");
  const files = sources
    .flatMap((folder) =>
      existsSync(folder)
        ? readdirSync(folder, { recursive: true, withFileTypes: true })
            .filter((entry) => entry.isFile())
            .map((entry) => join(entry.parentPath, entry.name).replaceAll("\\", "/"))
        : [],
    )
    .concat(singleFiles.filter((file) => existsSync(file)))
    .filter((file) => !ignored.test(file))
    .sort();
  for (const file of files) hash.update(`${file}\0`).update(contentOf(file));
  return hash.digest("hex");
}

const stampOf = (folder: string) => join(folder, "lectern-build");

/** True if what is in `folder` was built from the sources as they are now. */
export function isBuilt(folder: string): boolean {
  return existsSync(stampOf(folder)) && readFileSync(stampOf(folder), "utf8") === hashSources();
}

/** What makes the next build quicker, and the bundles, from one of which this very process may run. */
const kept: readonly string[] = ["cache", "dev", "diagnostics", "lock", "trace", "processes"];

function clean(folder: string): void {
  if (!existsSync(folder)) return;
  for (const name of readdirSync(folder)) if (!kept.includes(name)) rmSync(join(folder, name), { recursive: true });
}

/** Builds the pages and the processes into `folder` for production. Throws CommandError with the compiler's own words. */
export async function buildSite(folder: string, stopping?: AbortSignal): Promise<void> {
  const hash = hashSources();
  clean(folder);
  const compiler = spawn(process.execPath, [join("node_modules", "next", "dist", "bin", "next"), "build"], {
    env: { ...process.env, NODE_ENV: "production", NEXT_DIST_DIR: folder, NEXT_TELEMETRY_DISABLED: "1" },
    stdio: ["ignore", "pipe", "pipe"],
    signal: stopping,
  });
  const output: string[] = [];
  compiler.stdout.on("data", (chunk) => output.push(String(chunk)));
  compiler.stderr.on("data", (chunk) => output.push(String(chunk)));
  const [code] = await once(compiler, "close");
  if (code !== 0) {
    // The cache keeps failures too, also one of the moment: a machine that slept for a while would never build again.
    rmSync(join(folder, "cache"), { recursive: true, force: true });
    throw new CommandError(`The build failed:\n${output.join("").trimEnd()}`);
  }
  await bundleProcesses(folder).catch((error: Error) => {
    throw new CommandError(`The build failed:\n${error.message}`);
  });
  writeFileSync(stampOf(folder), hash);
}
