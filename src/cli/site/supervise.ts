import { type ChildProcess, fork } from "node:child_process";
import { once } from "node:events";
import { CommandError } from "../command-error";

/**
 * A process that the site consists of. It says `{ type: "ready", port }` when it works and ends on SIGTERM within 5 s. One that is
 * started with `--standby` does neither work nor say so until it is told `{ type: "take-over" }`.
 */
export type Supervised = {
  /** The port it answers on, when it says that it is ready for the first time. */
  ready: Promise<number | undefined>;
  restart: () => void;
  stop: () => Promise<void>;
};

interface Options {
  name: string;
  script: string;
  execArgv: string[];
  env: Readonly<Record<string, string | undefined>>;
  /** Keeps a second process beside the one that works, which takes over at once when that one dies. */
  hasStandby?: boolean;
}

/** Of a process that dies again and again; the first time, it is started again at once. */
const shortestWait = 500;
/** So long those have the machine for themselves who have waited for the start. */
const standbyAfter = 1000;
const longestWait = 30_000;
/** One that ran this long before it died is started again as if for the first time. */
const settledAfter = 10_000;
const patience = 6000;

/** Resolves when the process has ended, by itself or by force. */
async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const gone = once(child, "exit");
  child.kill("SIGTERM");
  const force = setTimeout(() => child.kill("SIGKILL"), patience);
  await gone;
  clearTimeout(force);
}

/**
 * Starts a process and keeps it running: one that dies is started again, each time after a longer wait, unless another one stands by.
 * Dying before it was ever ready is a failure of the start, told through `ready`.
 */
export function supervise({ name, script, execArgv, env, hasStandby = false }: Options): Supervised {
  let working: ChildProcess;
  let standby: ChildProcess | undefined;
  let workingSince = 0;
  let wait = 0;
  let isStopping = false;
  let isReplacing = false;
  let restartTimer: NodeJS.Timeout | undefined;
  let standbyTimer: NodeJS.Timeout | undefined;
  let wasReady = false;
  let resolve: (port: number | undefined) => void;
  let reject: (error: Error) => void;
  const ready = new Promise<number | undefined>((resolveReady, rejectReady) => {
    resolve = resolveReady;
    reject = rejectReady;
  });
  // No one may be waiting yet, or anymore.
  ready.catch(() => undefined);

  const start = (args: string[]): ChildProcess => {
    const child = fork(script, args, {
      execArgv,
      env: { ...process.env, ...env },
      stdio: ["ignore", "inherit", "inherit", "ipc"],
    });
    child.on("message", (message: { type?: string; port?: number }) => {
      if (message?.type !== "ready") return;
      wasReady = true;
      resolve(message.port);
      if (hasStandby) prepareStandby(Math.max(wait, standbyAfter));
    });
    child.on("exit", (code, signal) => {
      const how = signal ?? `exit code ${code}`;
      if (isStopping) return;
      if (child === standby) loseStandby(how);
      else replace(how);
    });
    return child;
  };
  const work = () => {
    workingSince = performance.now();
    working = start([]);
  };
  const prepareStandby = (after: number) => {
    clearTimeout(standbyTimer);
    standbyTimer = setTimeout(() => {
      standby = start(["--standby"]);
    }, after);
  };
  const loseStandby = (how: string) => {
    standby = undefined;
    console.error(`The process standing by for ${name} died (${how}); starting another in ${longestWait / 1000} s.`);
    prepareStandby(longestWait);
  };
  const replace = (how: string) => {
    if (!wasReady) return reject(new CommandError(`${name} ended before it was ready (${how}).`));
    if (isReplacing || performance.now() - workingSince > settledAfter) wait = 0;
    if (standby) {
      console.error(`${name} died (${how}); the one standing by takes over.`);
      working = standby;
      standby = undefined;
      workingSince = performance.now();
      // Where it has died as well, its own end is what is heard next.
      working.send({ type: "take-over" }, () => undefined);
    } else {
      clearTimeout(standbyTimer);
      if (!isReplacing)
        console.error(`${name} died (${how}); restarting it ${wait === 0 ? "at once" : `in ${wait / 1000} s`}.`);
      restartTimer = setTimeout(work, isReplacing ? 0 : wait);
    }
    wait = Math.min(Math.max(wait * 2, shortestWait), longestWait);
    isReplacing = false;
  };
  work();

  return {
    ready,
    restart: () => {
      isReplacing = true;
      working.kill("SIGTERM");
    },
    stop: async () => {
      isStopping = true;
      clearTimeout(restartTimer);
      clearTimeout(standbyTimer);
      await Promise.all([working, standby].map((child) => child && end(child)));
    },
  };
}
