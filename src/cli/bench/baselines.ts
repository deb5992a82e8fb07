import { type ChildProcess, fork } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";
import { stopWithRun } from "../test/end-run";
import { buildEmptyPage } from "./empty-page";

export interface Baseline {
  url: string;
  stop: () => Promise<void>;
}

export interface BareServer extends Baseline {
  /** From now on every request is answered with these bytes. */
  send: (answer: { headers: Record<string, string>; body: Buffer }) => Promise<void>;
}

const scriptOf = (name: string) => fileURLToPath(new URL(name, import.meta.url));

async function startProcess(script: string, cwd: string): Promise<Baseline & { child: ChildProcess }> {
  const child = fork(script, [], {
    cwd,
    // No compiler in between: the site's processes run without one.
    execArgv: [],
    env: { ...process.env, NODE_ENV: "production" },
    // Standard output belongs to the figures.
    stdio: ["ignore", 2, 2, "ipc"],
  });
  stopWithRun(child);
  const [message] = (await Promise.race([
    once(child, "message"),
    once(child, "exit").then(() => {
      throw new Error(`${script} ended before it was ready.`);
    }),
  ])) as [{ port: number }];
  const stop = async () => {
    if (child.exitCode !== null || child.signalCode !== null) return;
    const gone = once(child, "exit");
    child.kill("SIGTERM");
    await gone;
  };
  return { url: `http://127.0.0.1:${message.port}`, stop, child };
}

/** An empty dynamic page of the same Next and React, in one process. */
export async function startEmptyPage(): Promise<Baseline> {
  return startProcess(scriptOf("serve-empty-page.mjs"), await buildEmptyPage());
}

/** A bare Node server, in one process. */
export async function startBareServer(): Promise<BareServer> {
  const { child, ...server } = await startProcess(scriptOf("serve-bytes.mjs"), process.cwd());
  return {
    ...server,
    send: async ({ headers, body }) => {
      const taken = once(child, "message");
      child.send({ headers, body: body.toString("base64") });
      await taken;
    },
  };
}
