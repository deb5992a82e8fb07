import { once } from "node:events";
import { mkdir, statfs } from "node:fs/promises";
import { connect } from "node:net";
import { connect as connectTls } from "node:tls";
import OpenAI from "openai";
import * as z from "zod";
import { env } from "@/env/server";
import { db } from "@/server/db/client";
import { pendingMigrations } from "@/server/db/migrations";
import { closePool } from "@/server/db/pool";
import { queryRows } from "@/server/db/query-rows";
import { openDatabase } from "@/server/db/with-database";
import { jobsAnswer } from "@/server/inngest/heartbeat";
import { inngestServer, pathAdvice, readPath } from "@/server/inngest/path/read-path";
import { corsProblem } from "@/server/storage/cors-problem";
import { getStorage } from "@/server/storage/get-storage";
import { CommandError } from "./command-error";
import { counted } from "./counted";
import { explainFailure } from "./explain-failure";
import { runCommand } from "./run-command";

/** What one check found. A fix says what to do; a check without one is fine. */
type Finding = { words: string; mend?: string };
type Check = { name: string; find: () => Promise<Finding> };

const patience = 5000;
const leastDiskBytes = 2 * 1024 ** 3;

async function checkNode(): Promise<Finding> {
  return { words: `${process.versions.node} on ${process.platform}-${process.arch}` };
}

type Database = Awaited<ReturnType<typeof openDatabase>> & { pending: string[] };
let opening: Promise<Database> | undefined;

/** The database, opened once for all checks. Rejects unless it answers. */
function joinDatabase(): Promise<Database> {
  opening ??= openDatabase().then(async (database) => ({
    ...database,
    pending: await pendingMigrations(database.url),
  }));
  return opening;
}

async function leaveDatabase(): Promise<void> {
  const database = await opening?.catch(() => undefined);
  await closePool();
  await database?.leave();
}

async function checkDatabase(): Promise<Finding> {
  const { url, pending } = await joinDatabase();
  const [server] = await queryRows(db, () => z.strictObject({ version: z.string(), encoding: z.string() }))`
    SELECT current_setting('server_version') AS version, current_setting('server_encoding') AS encoding`;
  const words = `Postgres ${server?.version} (${env.DATABASE_URL ? new URL(url).host : "embedded"})`;
  if (server?.encoding !== "UTF8") return { words, mend: `its encoding is ${server?.encoding}; use a UTF8 database` };
  // Not a fault: every start applies what is missing.
  const state =
    pending.length === 0
      ? "all migrations applied"
      : `${counted(pending.length, "migration")} will be applied at the next start`;
  return { words: `${words}, ${state}` };
}

async function checkStorage(): Promise<Finding> {
  const place = env.S3_BUCKET ? `bucket ${env.S3_BUCKET} at ${env.S3_ENDPOINT ?? env.S3_REGION}` : env.STORAGE_DIR;
  try {
    await getStorage().check();
    const words = `${place}, written and read back`;
    const refused = env.S3_BUCKET ? await corsProblem(getStorage(), env.APP_URL) : null;
    if (!refused) return { words };
    return {
      words,
      mend: `its CORS rules don't allow ${refused} from ${env.APP_URL}; see "A site for others" in docs/operations.md`,
    };
  } catch (error) {
    const mend = env.S3_BUCKET
      ? "check the S3_ variables and the bucket's permissions"
      : "make the folder writable, or set STORAGE_DIR";
    return { words: `${place}: ${(error as Error).message}`, mend };
  }
}

/** An email server greets with 220 before anything is said to it (RFC 5321, 4.3.1). */
async function checkMail(): Promise<Finding> {
  if (!env.SMTP_URL) return { words: "kept at /admin/outbox (SMTP_URL is not set)" };
  const { hostname, port, protocol } = new URL(env.SMTP_URL);
  const isTls = protocol === "smtps:";
  const number = Number(port) || (isTls ? 465 : 587);
  const socket = isTls ? connectTls({ host: hostname, port: number, servername: hostname }) : connect(number, hostname);
  try {
    const [greeting] = await once(socket, "data", { signal: AbortSignal.timeout(patience) });
    const line = String(greeting).split("\r\n")[0] ?? "";
    const words = `${hostname}:${number} answers "${line}"`;
    return line.startsWith("220")
      ? { words }
      : { words, mend: "this isn't an SMTP server that accepts email; check SMTP_URL" };
  } catch (error) {
    return {
      words: `${hostname}:${number}: ${(error as Error).message}`,
      mend: "check SMTP_URL and the network path to that server",
    };
  } finally {
    socket.destroy();
  }
}

async function jobsProcessRuns(): Promise<boolean> {
  await joinDatabase();
  // Before the first start there is no table to ask.
  const [heartbeats] = await queryRows(db, () =>
    z.strictObject({ exists: z.boolean() }),
  )`SELECT to_regclass('heartbeat') IS NOT NULL AS exists`;
  return heartbeats?.exists === true && jobsAnswer(db, new Date());
}

/** While the site runs, its jobs process knows how the way there and back is; otherwise the server can only be called. */
async function checkInngest(): Promise<Finding> {
  const base = inngestServer();
  const isRunning = await jobsProcessRuns();
  const problem = isRunning ? await readPath(db, new Date()) : null;
  if (problem) return { words: `Inngest at ${base}`, mend: pathAdvice[problem] };
  if (isRunning) return { words: `Inngest at ${base} accepts events, and its calls arrive` };
  const answer = await fetch(base, { signal: AbortSignal.timeout(patience) }).catch((error: Error) => error);
  if (answer instanceof Error)
    return { words: `Inngest at ${base}: ${answer.message}`, mend: "check INNGEST_BASE_URL" };
  return { words: `Inngest at ${base} answers; nothing is sending it events right now (npm start does)` };
}

async function checkJobs(): Promise<Finding> {
  if (env.INNGEST_EVENT_KEY) return checkInngest();
  return {
    words: (await jobsProcessRuns())
      ? "embedded runner, running"
      : "embedded runner, not running right now (npm start starts it)",
  };
}

async function checkAi(): Promise<Finding> {
  const base = env.OPENAI_BASE_URL ?? "https://api.openai.com/v1";
  if (!env.OPENAI_API_KEY) return { words: "drafting with AI is off (OPENAI_API_KEY is not set)" };
  try {
    const client = new OpenAI({ apiKey: env.OPENAI_API_KEY, baseURL: base, timeout: patience, maxRetries: 0 });
    const models = (await client.models.list()).data.map(({ id }) => id);
    const words = `${base} accepts the key, ${models.length} models`;
    if (!env.OPENAI_MODEL || models.length === 0 || models.includes(env.OPENAI_MODEL)) return { words };
    return { words, mend: `OPENAI_MODEL ${env.OPENAI_MODEL} isn't one of them` };
  } catch (error) {
    return { words: `${base}: ${(error as Error).message}`, mend: "check OPENAI_API_KEY and OPENAI_BASE_URL" };
  }
}

async function checkDisk(): Promise<Finding> {
  await mkdir(env.DATA_DIR, { recursive: true });
  const { bavail, bsize } = await statfs(env.DATA_DIR);
  const words = `${((Number(bavail) * Number(bsize)) / 1024 ** 3).toFixed(1)} GiB free for ${env.DATA_DIR}`;
  if (Number(bavail) * Number(bsize) >= leastDiskBytes) return { words };
  return { words, mend: "free up space, or move DATA_DIR to a larger disk" };
}

const checks: readonly Check[] = [
  { name: "node", find: checkNode },
  { name: "database", find: checkDatabase },
  { name: "storage", find: checkStorage },
  { name: "mail", find: checkMail },
  { name: "job runner", find: checkJobs },
  { name: "AI key", find: checkAi },
  { name: "disk", find: checkDisk },
];

async function findOrExplain({ find }: Check): Promise<Finding> {
  try {
    return await find();
  } catch (error) {
    const words = explainFailure(error) ?? (error as Error).message.trim();
    return { words, mend: "fix the problem above and run npm run doctor again" };
  }
}

await runCommand({ usage: "Usage: npm run doctor" }, async () => {
  // Read once before all else: a bad value is told automatically, with every other one.
  const configured = env.DATA_DIR;
  let failures = 0;
  for (const check of checks) {
    const { words, mend } = await findOrExplain(check);
    if (mend) failures += 1;
    console.log(`${mend ? "FAILED" : "ok    "}  ${check.name.padEnd(10)}  ${words}${mend ? ` -> ${mend}` : ""}`);
  }
  await leaveDatabase();
  if (failures > 0)
    throw new CommandError(`${failures} of ${checks.length} checks failed (data folder ${configured}).`);
});
