import { type ChildProcess, fork } from "node:child_process";
import { once } from "node:events";
import { CommandError } from "../command-error";

/** A process that the site consists of. It says `{ type: "ready", port }` when it works and ends on SIGTERM within 5 s. */
export type Supervised = {
  /** The port it answers on, when it says that it is ready for the first time. */
  ready: Promise<number | undefined>;
  restart: () => void;
  stop: () => Promise<void>;
};

type Options = { name: string; script: string; execArgv: string[]; env: Readonly<Record<string, string | undefined>> };

/** Of a process that dies again and again; the first time, it is started again at once. */
const shortestWait = 500;
const longestWait = 30_000;
/** One that ran this long before it died is started again as if for the first time. */
const settledAfter = 10_000;
const patience = 6000;

/**
 * Starts a process and keeps it running: one that dies is started again, each time after a longer wait.
 * Dying before it was ever ready is a failure of the start, told through `ready`.
 */
export function supervise({ name, script, execArgv, env }: Options): Supervised {
  let child: ChildProcess;
  let wait = 0;
  let isStopping = false;
  let isReplacing = false;
  let timer: NodeJS.Timeout | undefined;
  let wasReady = false;
  let resolve: (port: number | undefined) => void;
  let reject: (error: Error) => void;
  const ready = new Promise<number | undefined>((resolveReady, rejectReady) => {
    resolve = resolveReady;
    reject = rejectReady;
  });
  // No one may be waiting yet, or anymore.
  ready.catch(() => undefined);

  const run = () => {
    const started = performance.now();
    child = fork(script, [], {
      execArgv,
      env: { ...process.env, ...env },
      stdio: ["ignore", "inherit", "inherit", "ipc"],
    });
    child.on("message", (message: { type?: string; port?: number }) => {
      if (message?.type !== "ready") return;
      wasReady = true;
      resolve(message.port);
    });
    child.on("exit", (code, signal) => {
      if (isStopping) return;
      if (!wasReady)
        return reject(new CommandError(`${name} ended before it was ready (${signal ?? `exit code ${code}`}).`));
      if (isReplacing || performance.now() - started > settledAfter) wait = 0;
      if (!isReplacing)
        console.error(
          `${name} died (${signal ?? `exit code ${code}`}); restarting it ${wait === 0 ? "at once" : `in ${wait / 1000} s`}.`,
        );
      timer = setTimeout(run, isReplacing ? 0 : wait);
      wait = Math.min(Math.max(wait * 2, shortestWait), longestWait);
      isReplacing = false;
    });
  };
  run();

  return {
    ready,
    restart: () => {
      isReplacing = true;
      child.kill("SIGTERM");
    },
    stop: async () => {
      isStopping = true;
      clearTimeout(timer);
      if (child.exitCode !== null || child.signalCode !== null) return;
      const gone = once(child, "exit");
      child.kill("SIGTERM");
      const force = setTimeout(() => child.kill("SIGKILL"), patience);
      await gone;
      clearTimeout(force);
    },
  };
}
