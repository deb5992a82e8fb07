import { once } from "node:events";
import { createServer } from "node:net";
import { totalmem } from "node:os";
import { env, setVariable } from "@/env/server";
import { BackupError } from "@/server/backup/backup-error";
import { upgradeName } from "@/server/backup/kept-backups";
import { migrate, pendingMigrations, readMigrations } from "@/server/db/migrations";
import { closePool, makeClient } from "@/server/db/pool";
import { CommandError } from "../command-error";
import { buildSite, isBuilt } from "./build-site";
import { bundleOf, bundleProcesses, processSources } from "./bundle-processes";
import { holdDatabase } from "./hold-database";
import { restartOnChange } from "./restart-on-change";
import { seedDemoOnFirstRun } from "./seed-demo";
import { stage } from "./stage";
import { type Supervised, supervise } from "./supervise";

const buildFolder = () => process.env.NEXT_DIST_DIR ?? ".next";

/** Bootstrap runs the bundle of this very command whenever it is current: otherwise bundles are missing or old. */
const runsFromSource = import.meta.url.endsWith(".ts");

/** Claims the port early, so that a taken one is told in one line and before a long build. */
async function choosePort(): Promise<void> {
  const probe = createServer();
  try {
    probe.listen(env.PORT, env.HOST);
    await once(probe, "listening");
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code;
    if (code === "EADDRINUSE")
      throw new CommandError(`Port ${env.PORT} is already in use on ${env.HOST}. Set PORT to another one.`);
    throw new CommandError(`The site can't listen on ${env.HOST}, port ${env.PORT}: ${(error as Error).message}`);
  }
  const address = probe.address();
  if (address && typeof address !== "string") setVariable("PORT", String(address.port));
  probe.close();
  await once(probe, "close");
}

/** A site that has rows gets a backup before its database is changed. */
async function backUpBeforeUpgrade(url: string, stopping: AbortSignal): Promise<void> {
  const pending = await pendingMigrations(url);
  const last = pending.at(-1);
  if (last === undefined || pending.length === readMigrations().length) return;
  await stage("backup", async () => {
    const { keepBackup } = await import("@/server/backup/keep-backup");
    const { getStorage } = await import("@/server/storage/get-storage");
    const client = makeClient();
    // What breaks it is told where it is being used.
    client.on("error", () => undefined);
    await client.connect();
    try {
      const deps = { client, storage: getStorage(), now: () => new Date(), signal: stopping };
      const name = upgradeName(last, deps.now());
      await keepBackup(deps, name);
      return { detail: name, value: undefined };
    } catch (error) {
      if (!(error instanceof BackupError)) throw error;
      throw new CommandError(
        `The backup before the upgrade failed. ${error.message} To upgrade without a backup, run "npm run db:migrate".`,
      );
    } finally {
      await client.end().catch(() => undefined);
    }
  });
}

async function prepareDatabase(url: string, stopping: AbortSignal): Promise<void> {
  await backUpBeforeUpgrade(url, stopping);
  await stage("migrations", async () => {
    const applied = await migrate(url);
    return { detail: applied.length > 0 ? `${applied.length} applied` : "up to date", value: undefined };
  });
  await stage("demo content", async () => ({ detail: await seedDemoOnFirstRun(), value: undefined }));
}

async function prepareBuild(isDev: boolean, stopping: AbortSignal): Promise<void> {
  if (isDev) return;
  await stage("build", async () => {
    const isCurrent = isBuilt(buildFolder());
    if (isCurrent && !runsFromSource) return { detail: "up to date", value: undefined };
    if (isCurrent || env.ROLE === "jobs") {
      await bundleProcesses(buildFolder());
      return { detail: isCurrent ? "pages up to date, processes built" : "processes only", value: undefined };
    }
    await buildSite(buildFolder(), stopping);
    return { detail: "done", value: undefined };
  });
}

/**
 * Mebibytes in which a web process makes its objects, in place of 16. With many requests at once those still in progress are copied
 * each time that it is full. V8 takes it only as it starts. What it gives: docs/operations.md, "A site of a hundred thousand".
 */
const roomForNewObjects = "--max-semi-space-size=32";

/** Bytes: a machine of 8 GB has them. The second process takes about 250 MB. */
const leastMemoryForStandby = 6 * 1024 ** 3;

/** A second web process takes memory that it does not work with: not on a small machine, unless told to. */
function hasRoomForStandby(): boolean {
  const limit = process.constrainedMemory?.() || Number.POSITIVE_INFINITY;
  return Math.min(totalmem(), limit) >= leastMemoryForStandby;
}

type Part = { name: "web" | "jobs"; detail: string };

function partsOfRole(): Part[] {
  const web: Part = { name: "web", detail: env.WEB_PROCESSES === 1 ? "1 process" : `${env.WEB_PROCESSES} processes` };
  const jobs: Part = { name: "jobs", detail: env.INNGEST_EVENT_KEY ? "event relay to Inngest" : "embedded runner" };
  return env.ROLE === "web" ? [web] : env.ROLE === "jobs" ? [jobs] : [web, jobs];
}

async function startParts(isDev: boolean, running: Supervised[]): Promise<void> {
  const childEnv = { NODE_ENV: isDev ? "development" : "production", NEXT_DIST_DIR: isDev ? undefined : buildFolder() };
  const starts = partsOfRole().map(({ name, detail }) =>
    stage(name, async () => {
      // Sources run through the compiler that runs us; a bundle needs none.
      const program = isDev
        ? { script: processSources[name], execArgv: process.execArgv }
        : { script: bundleOf(buildFolder(), name), execArgv: name === "web" ? [roomForNewObjects] : [] };
      const hasStandby =
        name === "web" && !isDev && env.WEB_PROCESSES === 1 && (env.WEB_STANDBY ?? hasRoomForStandby());
      const part = supervise({ name, ...program, env: childEnv, hasStandby });
      running.push(part);
      if (isDev && name === "jobs") restartOnChange(part);
      await part.ready;
      return { detail, value: undefined };
    }),
  );
  await Promise.all(starts);
}

/** Aborted on the first SIGINT, SIGTERM or SIGHUP; later ones change nothing, because stopping is in progress. */
function listenForStop(): AbortSignal {
  const controller = new AbortController();
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.on(signal, () => controller.abort());
  return controller.signal;
}

/** Runs the site until it is told to stop, and stops everything that it started. */
export async function startSite({ isDev }: { isDev: boolean }): Promise<void> {
  const stopping = listenForStop();
  const stopped = once(stopping, "abort");
  const running: Supervised[] = [];
  let release: (() => Promise<void>) | undefined;
  const start = async () => {
    const database = await stage("database", async () => {
      const held = await holdDatabase(stopping);
      release = held.release;
      return { detail: held.detail, value: held };
    });
    if (env.ROLE !== "jobs") await choosePort();
    await Promise.all([prepareDatabase(database.url, stopping), prepareBuild(isDev, stopping)]);
    await startParts(isDev, running);
    // Only now, when no one waits anymore, is Prisma's client worth its time.
    const { tellHowToEnter } = await import("./tell-how-to-enter");
    await tellHowToEnter();
  };
  try {
    // A signal during the start ends it as well: what was started by then is stopped below.
    await Promise.race([start().then(() => stopped), stopped]);
  } finally {
    await Promise.all(running.map((part) => part.stop()));
    await closePool();
    await release?.();
  }
}
