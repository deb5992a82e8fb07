import { type ChildProcess, fork } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, expect, test } from "vitest";
import { testDatabase } from "@/testing/database";

const database = testDatabase();
const root = (path: string) => fileURLToPath(new URL(`../../../${path}`, import.meta.url));

const canary = (what: string) => `canary-${what}-4e1d7b`;
const email = "reader@example.org";
let child: ChildProcess;
let origin = "";
let log = "";
/** Bodies and headers of all answers. */
let told = "";

beforeAll(async () => {
  child = fork(root("src/testing/secrets-process.ts"), [], {
    execArgv: ["--import", new URL("../../../node_modules/tsx/dist/loader.mjs", import.meta.url).href],
    env: {
      ...process.env,
      NODE_ENV: "production",
      DATABASE_URL: database.url,
      LOG_LEVEL: "trace",
      TSX_TSCONFIG_PATH: root("src/cli/tsconfig.json"),
    },
    stdio: ["ignore", "pipe", "pipe", "ipc"],
  });
  for (const stream of [child.stdout, child.stderr])
    stream?.on("data", (chunk: Buffer) => {
      log += chunk.toString();
    });
  const [{ port }] = (await once(child, "message")) as [{ port: number }];
  origin = `http://127.0.0.1:${port}`;
}, 60_000);
afterAll(() => child.disconnect());

async function send(path: string, body?: unknown, method = body === undefined ? "GET" : "POST"): Promise<number> {
  const answer = await fetch(origin + path, {
    method,
    headers: {
      "content-type": "application/json",
      // As the form of a page sends it.
      "next-action": "0",
      cookie: `authjs.session-token=${canary("cookie")}; lectern.device=${canary("device")}`,
      authorization: `Bearer ${canary("bearer")}`,
    },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  told += `${JSON.stringify([...answer.headers])} ${await answer.text()}\n`;
  return answer.status;
}
const call = (procedure: string, input: unknown) => send(`/api/trpc/${procedure}`, input);

/** A person's way in and back in, as it goes well and as it does not. */
async function live(): Promise<number[]> {
  return [
    await call("accounts.signUp", { name: "Reader", email, password: canary("password") }),
    await send("/sign-in", { email, password: canary("password") }),
    await send("/sign-in", { email, password: canary("wrong-password") }),
    await call("accounts.askForReset", { email }),
    await call("accounts.resetPassword", { token: canary("reset-token"), password: canary("new-password") }),
    await call("accounts.addresses.verify", { token: canary("verify-token") }),
    await call("accounts.security.disown", { token: canary("disown-token") }),
    await send(`/reset-password/${canary("reset-page")}`),
    await send(`/verify-email/${canary("verify-page")}?code=${canary("code")}`),
    await send(`/api/preview/${canary("preview")}/lesson/file`),
    await send(`/files/a/b?e=1&s=${canary("signature")}`, "bytes", "PUT"),
  ];
}

test("no secret of a sign-in, a reset, a link or an upload reaches the log, and no inside of the server the visitor", async () => {
  expect(await live()).toEqual([200, 200, 200, 200, 422, 422, 404, 500, 500, 500, 404]);
  // The same with a database that fails each: what is thrown then holds what was asked.
  await database.pool.query("ALTER TABLE users RENAME TO users_gone; ALTER TABLE email_address RENAME TO address_gone");
  const failed = await live();
  expect(failed.filter((status) => status === 500).length).toBeGreaterThan(5);
  await expect.poll(() => log.match(/"answered(?: with an error)?"/g)?.length).toBe(22);
  expect(log).toContain("a procedure failed");
  expect(log).toContain("a request failed");
  expect(log.match(/.*canary-.*/g)).toBeNull();
  expect(
    told.match(/.*(?:canary-|\.tsx?:\d|node_modules|at async |Prisma|relation|users|SELECT|INSERT).*/gi),
  ).toBeNull();
}, 60_000);
