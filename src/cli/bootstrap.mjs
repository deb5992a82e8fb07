// Every `npm run` command passes through here. It has no dependencies, because it must work before they are installed:
// it checks Node, installs what is missing, generates the Prisma client, then becomes the TypeScript command.
import { spawn, spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("../..", import.meta.url));
const modules = join(root, "node_modules");
const lockFile = join(root, "package-lock.json");
const installedLockFile = join(modules, ".package-lock.json");
const installStamp = join(modules, ".lectern-installed");
const generatedClient = join(root, "src/generated/prisma");

/** Commands whose standard output is for machines: what happens before them is told on standard error. */
const say = (line) => process.stderr.write(`${line}\n`);

function fail(line) {
  say(line);
  process.exit(1);
}

function checkNode() {
  const [major = 0, minor = 0] = process.versions.node.split(".").map(Number);
  if ((major === 20 && minor >= 19) || (major === 22 && minor >= 12) || major >= 24) return;
  fail(
    `Lectern needs Node 20.19 or later, 22.12 or later, or 24 and up. This is Node ${process.versions.node}. ` +
      "Install a current version from https://nodejs.org and run the command again.",
  );
}

const identityOf = (path) => {
  const { mtimeMs, size } = statSync(path);
  return `${mtimeMs}:${size}`;
};

/** True if every package that the lock file asks for stands in node_modules in that version. */
function installMatchesLock() {
  if (!existsSync(installedLockFile)) return false;
  const identity = `${process.platform}-${process.arch} ${identityOf(lockFile)} ${identityOf(installedLockFile)}`;
  if (existsSync(installStamp) && readFileSync(installStamp, "utf8") === identity) return true;
  const wanted = JSON.parse(readFileSync(lockFile, "utf8")).packages;
  const present = JSON.parse(readFileSync(installedLockFile, "utf8")).packages;
  for (const [path, { version, optional, devOptional }] of Object.entries(wanted)) {
    if (path === "") continue;
    const found = present[path];
    if (found ? found.version !== version : !optional && !devOptional) return false;
  }
  writeFileSync(installStamp, identity);
  return true;
}

function installDependencies() {
  if (installMatchesLock()) return;
  const started = Date.now();
  say("Installing dependencies ...");
  const npm = process.platform === "win32" ? "npm.cmd" : "npm";
  const { status } = spawnSync(npm, ["ci", "--include=dev", "--no-audit", "--no-fund", "--loglevel=error"], {
    cwd: root,
    stdio: ["ignore", 2, 2],
    shell: process.platform === "win32",
  });
  if (status !== 0) fail("npm ci failed; its message is above.");
  say(`  dependencies   installed      ${seconds(started)}`);
  installMatchesLock();
}

const seconds = (since) => `${((Date.now() - since) / 1000).toFixed(1)} s`;

function hashOfSchema() {
  const hash = createHash("sha256");
  const folder = join(root, "prisma/schema");
  for (const name of readdirSync(folder).sort()) {
    if (name.endsWith(".prisma")) hash.update(name).update(readFileSync(join(folder, name)));
  }
  return hash.update(JSON.parse(readFileSync(join(modules, "prisma/package.json"), "utf8")).version).digest("hex");
}

function generateClient() {
  const stamp = join(generatedClient, ".schema-hash");
  const hash = hashOfSchema();
  if (existsSync(stamp) && readFileSync(stamp, "utf8") === hash) return;
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [join(modules, "prisma/build/index.js"), "generate", "--no-hints"],
    {
      cwd: root,
      encoding: "utf8",
      // Generating needs no schema engine; naming any existing file keeps the command from downloading one.
      env: {
        ...process.env,
        PRISMA_SCHEMA_ENGINE_BINARY: process.execPath,
        PRISMA_HIDE_UPDATE_MESSAGE: "1",
        CHECKPOINT_DISABLE: "1",
      },
    },
  );
  if (status !== 0) fail(`prisma generate failed:\n${stdout}${stderr}`);
  mkdirSync(generatedClient, { recursive: true });
  writeFileSync(stamp, hash);
}

/** `.env` fills what the environment leaves open; the tests never read it. */
function loadEnvFile(command) {
  const file = join(root, ".env");
  if (!command.startsWith("test") && existsSync(file)) process.loadEnvFile(file);
}

/** The bundle of a command, if it was made from the sources as they are now: it needs no compiler and starts faster. */
function findBundle(command) {
  const folder = join(root, process.env.NEXT_DIST_DIR || ".next", "processes");
  const bundle = join(folder, `${command}.mjs`);
  if (!existsSync(bundle) || !existsSync(join(folder, "sources.json"))) return undefined;
  const sources = JSON.parse(readFileSync(join(folder, "sources.json"), "utf8"));
  const isCurrent = Object.entries(sources).every(
    ([path, identity]) => existsSync(join(root, path)) && identityOf(join(root, path)) === identity,
  );
  return isCurrent ? bundle : undefined;
}

/**
 * For commands that promise to need little memory, whatever they compile first: glibc otherwise gives each thread an arena of its own and hands back
 * little of what was freed. Measured on an import of 3,000 lessons: 280 MB in place of 290 to 320. Other systems don't know these names.
 */
const littleMemory = { MALLOC_ARENA_MAX: "2", MALLOC_TRIM_THRESHOLD_: "131072" };
const frugal = new Set(["course-import"]);

function run(command, args) {
  const source = join(root, "src/cli", `${command}.ts`);
  if (!existsSync(source)) fail(`There is no command "${command}".`);
  const bundle = findBundle(command);
  const compiler = [
    "--disable-warning=ExperimentalWarning",
    "--import",
    new URL("../../node_modules/tsx/dist/loader.mjs", import.meta.url).href,
  ];
  const program = bundle ? [bundle] : [...compiler, source];
  const child = spawn(process.execPath, [...program, ...args], {
    stdio: "inherit",
    env: {
      ...(frugal.has(command) ? littleMemory : {}),
      ...process.env,
      TSX_TSCONFIG_PATH: join(root, "src/cli/tsconfig.json"),
    },
  });
  // Ctrl-C reaches the child by itself as well; SIGTERM from a supervisor does not.
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) process.on(signal, () => child.kill(signal));
  child.on("error", (error) => fail(`Could not start ${command}: ${error.message}`));
  child.on("exit", (code, signal) => {
    if (signal) {
      process.removeAllListeners(signal);
      process.kill(process.pid, signal);
    } else {
      process.exitCode = code ?? 1;
    }
  });
}

const [command, ...args] = process.argv.slice(2);
if (!command) fail("Usage: node src/cli/bootstrap.mjs COMMAND [arguments]");
checkNode();
installDependencies();
generateClient();
loadEnvFile(command);
run(command, args);
