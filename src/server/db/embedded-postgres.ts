import "server-only";
import { type ChildProcess, spawn, spawnSync } from "node:child_process";
import { randomBytes } from "node:crypto";
import { once } from "node:events";
import {
  chownSync,
  existsSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  rmdirSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { createServer } from "node:net";
import { dirname, join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { Client } from "pg";
import { embeddedUrl, readConnection, urlOf, writeConnection } from "./embedded-connection";
import { DatabaseSetupError, findLauncher, type PostgresLauncher } from "./postgres-launcher";

export type EmbeddedPostgres = {
  url: string;
  /** Gives up our use of it; the last user's leaving stops it. Resolves when that is done. */
  leave: () => Promise<void>;
};

type Options = {
  /** Where the cluster lives, together with its connection file. */
  folder: string;
  /** False only for tests: a crash of the machine may then lose data, in exchange for speed. */
  durable: boolean;
};

const startupSeconds = 60;
const commonSettings = [
  "timezone=UTC",
  "log_timezone=UTC",
  "jit=off",
  "listen_addresses=127.0.0.1",
  "unix_socket_directories=",
  "shared_buffers=128MB",
];
const fragileSettings = ["fsync=off", "synchronous_commit=off", "full_page_writes=off", "max_connections=300"];

/** "ours" if the cluster answers to our password, "waking" while it starts or stops, "absent" otherwise. */
async function probe(url: string): Promise<"ours" | "waking" | "absent"> {
  const client = new Client({ connectionString: url, connectionTimeoutMillis: 5000 });
  client.on("error", () => undefined);
  try {
    await client.connect();
    return "ours";
  } catch (error) {
    return (error as { code?: string }).code === "57P03" ? "waking" : "absent";
  } finally {
    await client.end().catch(() => undefined);
  }
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  server.close();
  await once(server, "close");
  if (address === null || typeof address === "string") throw new Error("No free port on 127.0.0.1");
  return address.port;
}

const isFree = async (port: number) => {
  const server = createServer().listen(port, "127.0.0.1");
  const free = await Promise.race([
    once(server, "listening").then(() => true),
    once(server, "error").then(() => false),
  ]).catch(() => false);
  server.close();
  return free;
};

const programOptions = ({ user, folderHandle }: PostgresLauncher) => ({
  cwd: "/",
  ...user,
  handles: folderHandle === undefined ? [] : [folderHandle],
});

function createCluster(folder: string, launcher: PostgresLauncher, durable: boolean): string {
  const password = randomBytes(24).toString("hex");
  const passwordFile = join(folder, "password");
  writeFileSync(passwordFile, password, { mode: 0o600 });
  if (launcher.user) chownSync(passwordFile, launcher.user.uid, launcher.user.gid);
  const { handles, ...options } = programOptions(launcher);
  // An unfinished folder of an interrupted start is not a cluster; Postgres would refuse it.
  rmSync(join(folder, "data"), { recursive: true, force: true });
  const locale = ["--encoding=UTF8", "--locale=C", "--locale-provider=builtin", "--builtin-locale=C.UTF-8"];
  const result = spawnSync(
    launcher.initdb,
    [
      `--pgdata=${launcher.folder}/data`,
      "--username=lectern",
      "--auth=scram-sha-256",
      `--pwfile=${launcher.folder}/password`,
      ...locale,
      ...(durable ? [] : ["--no-sync"]),
    ],
    { ...options, stdio: ["ignore", "pipe", "pipe", ...handles], encoding: "utf8" },
  );
  rmSync(passwordFile);
  if (result.status !== 0) {
    throw new DatabaseSetupError(
      `The embedded database could not be created: ${result.error?.message ?? result.stderr}`,
    );
  }
  return password;
}

function startServer(folder: string, launcher: PostgresLauncher, port: number, durable: boolean): ChildProcess {
  const logFile = join(folder, "postgres.log");
  if (existsSync(logFile) && statSync(logFile).size > 5_000_000) rmSync(logFile);
  const log = openSync(logFile, "a", 0o600);
  const { handles, ...options } = programOptions(launcher);
  const settings = [...commonSettings, ...(durable ? ["max_connections=200"] : fragileSettings)];
  const server = spawn(
    launcher.postgres,
    ["-D", `${launcher.folder}/data`, "-p", String(port), ...settings.flatMap((setting) => ["-c", setting])],
    // A group of its own: Ctrl-C must not take the database from under requests that are still being answered.
    { ...options, stdio: ["ignore", log, log, ...handles], detached: true },
  );
  server.unref();
  return server;
}

const lastLines = (folder: string) =>
  readFileSync(join(folder, "postgres.log"), "utf8").trimEnd().split("\n").slice(-5).join("\n");

/** Starts the cluster unless it runs, and waits until it answers. */
async function wake(folder: string, durable: boolean): Promise<string> {
  const until = Date.now() + startupSeconds * 1000;
  let launcher: PostgresLauncher | undefined;
  let server: ChildProcess | undefined;
  while (Date.now() < until) {
    const known = readConnection(folder);
    const state = known ? await probe(urlOf(known, "postgres")) : "absent";
    if (known && state === "ours") return urlOf(known, "postgres");
    // A server that we started and that left again found another one in the folder, or cannot run: the next turn tells.
    if (state === "absent" && (!server || server.exitCode !== null)) {
      launcher ??= await findLauncher(folder);
      const password = known?.password ?? createCluster(folder, launcher, durable);
      const port = known && (await isFree(known.port)) ? known.port : await freePort();
      writeConnection(folder, { port, password });
      server = startServer(folder, launcher, port, durable);
    }
    await sleep(25);
  }
  throw new DatabaseSetupError(`The embedded database did not start within ${startupSeconds} s:\n${lastLines(folder)}`);
}

async function ensureDatabase(adminUrl: string): Promise<void> {
  const client = new Client({ connectionString: adminUrl });
  await client.connect();
  try {
    const { rowCount } = await client.query("SELECT 1 FROM pg_database WHERE datname = 'lectern'");
    if (rowCount === 0) await client.query("CREATE DATABASE lectern");
  } catch (error) {
    if ((error as { code?: string }).code !== "42P04") throw error;
  } finally {
    await client.end();
  }
}

const isAlive = (pid: number) => {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === "EPERM";
  }
};

/**
 * One folder after the other: where a parent lets nothing be made (/proc), Node's recursive way asks for ever.
 * @throws DatabaseSetupError
 */
function makeFolders(folder: string): void {
  const missing: string[] = [];
  for (let at = folder; !existsSync(at); at = dirname(at)) missing.unshift(at);
  for (const at of missing) {
    try {
      mkdirSync(at, { mode: 0o700 });
    } catch (error) {
      const { code } = error as NodeJS.ErrnoException;
      // Somebody else may have made it just now.
      if (code === "EEXIST") continue;
      throw code === "ENOENT" ? new DatabaseSetupError(`${at} cannot be made. Set DATA_DIR to another folder.`) : error;
    }
  }
}

/** Undefined while no server runs: it takes its file away by itself, at any moment. */
const serverPid = (folder: string) => {
  try {
    return Number(readFileSync(join(folder, "data/postmaster.pid"), "utf8").split("\n")[0]);
  } catch {
    return undefined;
  }
};

/** Each process that uses the cluster leaves its mark here, so that the last one knows that it is the last. */
function enterUsers(folder: string): { users: string; mark: string } {
  const users = join(folder, "users");
  const mark = join(users, String(process.pid));
  while (!existsSync(mark)) {
    mkdirSync(users, { recursive: true });
    try {
      writeFileSync(mark, "");
    } catch (error) {
      // The last user left just now and took the folder along: make it again.
      if ((error as NodeJS.ErrnoException).code !== "ENOENT") throw error;
    }
  }
  for (const name of readdirSync(users)) {
    if (!isAlive(Number(name))) rmSync(join(users, name), { force: true });
  }
  return { users, mark };
}

/** Outlives us, also when we are killed: takes our mark away and stops a server that nobody uses any more. */
function setGuard(folder: string, users: string, mark: string): ChildProcess | undefined {
  if (process.platform === "win32") return undefined;
  // Somebody who came while the folder was being taken away has made it anew: then the server stays.
  const script =
    'read -r _; pid=$(head -n 1 "$3"); rm -f "$1"; rmdir "$2" 2>/dev/null; [ -d "$2" ] || kill -INT "$pid"';
  const guard = spawn("sh", ["-c", script, "sh", mark, users, join(folder, "data/postmaster.pid")], {
    cwd: "/",
    stdio: ["pipe", "ignore", "ignore"],
    detached: true,
  });
  guard.unref();
  (guard.stdin as unknown as { unref?: () => void }).unref?.();
  return guard;
}

async function leave(
  folder: string,
  { users, mark }: { users: string; mark: string },
  guard?: ChildProcess,
): Promise<void> {
  const pid = serverPid(folder);
  if (guard && guard.exitCode === null && guard.signalCode === null) {
    const gone = once(guard, "exit");
    guard.ref();
    guard.stdin?.end();
    await gone;
  }
  // The guard's work once more: there may have been none, or somebody stopped it together with us.
  rmSync(mark, { force: true });
  try {
    rmdirSync(users);
    if (pid) process.kill(pid, "SIGINT");
  } catch {
    // Somebody else still uses the cluster, or it has stopped already.
  }
  if (!pid || existsSync(users)) return;
  for (const until = Date.now() + 30_000; Date.now() < until && serverPid(folder) === pid && isAlive(pid); )
    await sleep(20);
}

/**
 * Uses the cluster in the folder: makes it on the first use, starts it unless another process did, and shares it.
 * It stops when its last user leaves or dies. Throws DatabaseSetupError with the mend.
 */
export async function joinEmbeddedPostgres({ folder, durable }: Options): Promise<EmbeddedPostgres> {
  makeFolders(folder);
  const marks = enterUsers(folder);
  const guard = setGuard(folder, marks.users, marks.mark);
  try {
    await ensureDatabase(await wake(folder, durable));
  } catch (error) {
    await leave(folder, marks, guard);
    throw error;
  }
  const url = embeddedUrl(folder);
  if (!url) throw new Error("The embedded database has no connection file.");
  return { url, leave: () => leave(folder, marks, guard) };
}
