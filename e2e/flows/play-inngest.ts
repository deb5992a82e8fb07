import { fork } from "node:child_process";
import { once } from "node:events";
import { resolve } from "node:path";

export interface InngestProcess {
  /** Tells the server where the functions are. */
  register: (url: string) => Promise<void>;
  close: () => Promise<void>;
}

/** Starts a server that takes events and calls functions as Inngest does, at a port of 127.0.0.1. */
export async function playInngest(
  port: number,
  { eventKey, signingKey }: { eventKey: string; signingKey: string },
): Promise<InngestProcess> {
  const child = fork(resolve("src/testing/played-inngest-process.ts"), [String(port), eventKey, signingKey], {
    execArgv: ["--import", resolve("node_modules/tsx/dist/loader.mjs")],
    env: { ...process.env, TSX_TSCONFIG_PATH: resolve("src/cli/tsconfig.json") },
  });
  const exit = once(child, "exit");
  const ended = exit.then(([code]) => {
    throw new Error(`The played Inngest server ended with ${code}.`);
  });
  ended.catch(() => undefined);
  const said = () => Promise.race([once(child, "message"), ended]);
  await said();
  return {
    register: async (url) => {
      const registered = said();
      child.send(url);
      await registered;
    },
    close: async () => {
      child.kill("SIGKILL");
      await exit;
    },
  };
}
