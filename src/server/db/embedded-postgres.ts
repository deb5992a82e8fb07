import "server-only";
import { type ChildProcess, spawn, spawnSync } from "node:child_process";
import { randomBytes } from "node:crypto";
import { once } from "node:events";
import {
  chownSync,
  closeSync,
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
import { type Connection, embeddedUrl, readConnection, urlOf, writeConnection } from "./embedded-connection";
import { DatabaseSetupError, findLauncher, type PostgresLauncher } from "./postgres-launcher";
import { dropStaleLock, findServer, isRunning, type ServerProcess } from "./server-process";

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
  /** How long a server may take until it answers; 60 unless told. */
  startupSeconds?: number;
};

/** Servers that end by themselves: another starter may have won, or a port gone meanwhile, but not again and again. */
const mostStarts = 3;
const commonSettings = [
  "timezone=UTC",
  "log_timezone=UTC",
  "jit=off",
  "listen_addresses=127.0.0.1",
  "unix_socket_directories=",
  "shared_buffers=128MB",
];
const fragileSettings = [
  "fsync=off",
  "synchronous_commit=off",
  "full_page_writes=off",
  "max_connections=300",
  // It may be in memory.
  "max_wal_size=256MB",
];

/** What `pg` says when the cluster does not answer to our password, with Postgres' code if it came from there; undefined if it does. */
async function probe(url: string, patienceMs: number): Promise<{ code?: string; message: string } | undefined> {
  const client = new Client({ connectionString: url, connectionTimeoutMillis: Math.min(5000, patienceMs) });
  client.on("error", () => undefined);
  try {
    await client.connect();
    return undefined;
  } catch (error) {
    return error as Error & { code?: string };
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
    throw new DatabaseSetupError(`Couldn't create the embedded database: ${result.error?.message ?? result.stderr}`);
  }
  return password;
}

interface StartedServer {
  process: ChildProcess;
  /** Where in the log its own lines begin. */
  logStart: number;
  /** Why there never was a process. */
  problem?: Error;
}

const logOf = (folder: string) => join(folder, "postgres.log");

function startServer(folder: string, launcher: PostgresLauncher, port: number, durable: boolean): StartedServer {
  const logFile = logOf(folder);
  if (existsSync(logFile) && statSync(logFile).size > 5_000_000) rmSync(logFile);
  const log = openSync(logFile, "a", 0o600);
  const logStart = statSync(logFile).size;
  const { handles, ...options } = programOptions(launcher);
  const settings = [...commonSettings, ...(durable ? ["max_connections=200"] : fragileSettings)];
  const server = spawn(
    launcher.postgres,
    ["-D", `${launcher.folder}/data`, "-p", String(port), ...settings.flatMap((setting) => ["-c", setting])],
    // A group of its own: Ctrl-C must not take the database from under requests that are still being answered.
    { ...options, stdio: ["ignore", log, log, ...handles], detached: true },
  );
  closeSync(log);
  server.unref();
  const started: StartedServer = { process: server, logStart };
  server.on("error", (problem) => {
    started.problem = problem;
  });
  return started;
}

const hasEnded = ({ process: { pid, exitCode, signalCode } }: StartedServer) =>
  pid === undefined || exitCode !== null || signalCode !== null;

function lastLines(folder: string, since = 0): string {
  const log = existsSync(logOf(folder)) ? readFileSync(logOf(folder)).subarray(since).toString("utf8") : "";
  return log.trimEnd().split("\n").slice(-5).join("\n");
}

/** The password of the cluster is kept nowhere else, so a server without it cannot be used and must not be taken for an unfinished one. */
const noPassword = (folder: string, { pid }: ServerProcess) =>
  new DatabaseSetupError(
    `The embedded database is running (process ${pid}), but ${join(folder, "connection.json")} with its password is missing. ` +
      "Stop that process and restore the file from a backup of the folder.",
  );

const noAnswer = (folder: string, { pid, port }: ServerProcess, message: string) =>
  new DatabaseSetupError(
    `The embedded database is running (process ${pid}, port ${port}) but can't be used: ${message}. ` +
      `Stop that process (kill -INT ${pid}) and start again. Its log is ${logOf(folder)}.`,
  );

const noStart = (folder: string, why: string, server?: StartedServer) =>
  new DatabaseSetupError(
    `The embedded database ${why}:\n${server?.problem?.message ?? lastLines(folder, server?.logStart)}`,
  );

/** Starts the cluster unless it runs, and waits until it answers. Never a second server, and no word over a living one's. */
async function wake({ folder, durable, startupSeconds = 60 }: Options): Promise<string> {
  const until = Date.now() + startupSeconds * 1000;
  let started: StartedServer | undefined;
  let starts = 0;
  let running: ServerProcess | undefined;
  let said = "";
  while (Date.now() < until) {
    const known = readConnection(folder);
    running = findServer(folder);
    if (running && !known) throw noPassword(folder, running);
    // Where the two differ, the file is wrong: the server knows its own port.
    const at = known && { ...known, port: running?.port ?? known.port };
    const failure = at && (await probe(urlOf(at, "postgres"), until - Date.now()));
    if (at && !failure) {
      if (at.port !== known?.port) writeConnection(folder, at);
      return urlOf(at, "postgres");
    }
    said = failure?.message ?? "";
    if (running && failure?.code === "28P01") throw noAnswer(folder, running, said);
    if (!findServer(folder) && (!started || hasEnded(started))) {
      if (started && starts >= mostStarts) throw noStart(folder, "ended as soon as it was started", started);
      started = await start(folder, durable, known);
      starts += 1;
    }
    await sleep(25 * 4 ** Math.max(0, starts - 1));
  }
  if (running) throw noAnswer(folder, running, said);
  throw noStart(folder, `did not start within ${startupSeconds} s`);
}

async function start(
  folder: string,
  durable: boolean,
  known: Connection | undefined,
): Promise<StartedServer | undefined> {
  const launcher = await findLauncher(folder);
  const password = known?.password ?? createCluster(folder, launcher, durable);
  const port = known && (await isFree(known.port)) ? known.port : await freePort();
  // Someone else may have been quicker.
  if (findServer(folder)) return undefined;
  dropStaleLock(folder);
  writeConnection(folder, { port, password });
  return startServer(folder, launcher, port, durable);
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
      // Someone else may have made it just now.
      if (code === "EEXIST") continue;
      throw code === "ENOENT" ? new DatabaseSetupError(`Can't create ${at}. Set DATA_DIR to another folder.`) : error;
    }
  }
}

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
    if (!isRunning(Number(name))) rmSync(join(users, name), { force: true });
  }
  return { users, mark };
}

/** Outlives us, also when we are killed: takes our mark away and stops a server that no one uses anymore. */
function setGuard(folder: string, users: string, mark: string): ChildProcess | undefined {
  if (process.platform === "win32") return undefined;
  // Someone who came while the folder was being taken away has made it again: then the server stays.
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
  const pid = findServer(folder)?.pid;
  if (guard && guard.exitCode === null && guard.signalCode === null) {
    const gone = once(guard, "exit");
    guard.ref();
    guard.stdin?.end();
    await gone;
  }
  // The guard's work once more: there may have been none, or someone stopped it together with us.
  rmSync(mark, { force: true });
  try {
    rmdirSync(users);
    if (pid) process.kill(pid, "SIGINT");
  } catch {
    // Someone else still uses the cluster, or it has stopped already.
  }
  if (!pid || existsSync(users)) return;
  for (const until = Date.now() + 30_000; Date.now() < until && findServer(folder)?.pid === pid; ) await sleep(20);
}

/**
 * Uses the cluster in the folder: makes it on the first use, starts it unless another process did, and shares it.
 * It stops when its last user leaves or dies. Throws DatabaseSetupError with the fix.
 */
export async function joinEmbeddedPostgres(options: Options): Promise<EmbeddedPostgres> {
  const { folder } = options;
  makeFolders(folder);
  const marks = enterUsers(folder);
  const guard = setGuard(folder, marks.users, marks.mark);
  try {
    await ensureDatabase(await wake(options));
  } catch (error) {
    await leave(folder, marks, guard);
    throw error;
  }
  const url = embeddedUrl(folder);
  if (!url) throw new Error("The embedded database has no connection file.");
  return { url, leave: () => leave(folder, marks, guard) };
}
