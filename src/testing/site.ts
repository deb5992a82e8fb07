import { type ChildProcess, spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";

type Variables = Readonly<Record<string, string>>;

interface SiteOptions {
  /** The folder of a production build of these sources. */
  build: string;
  variables?: Variables;
  /** The data folder of a site that has stopped, to begin with a copy of. Without it, the site starts as after a clone. */
  beginWith?: string;
  /** What the site calls this machine: its address of numbers unless given. Passkeys and secure cookies need a name. */
  hostname?: "localhost";
}

const readySeconds = 400;
const stopSeconds = 30;
/** Longer than the site ever waits before it starts a process again. */
const restartSeconds = 60;

/**
 * A real site for one test: its own processes, database, files and port, which outlive a kill of the processes. `start` and
 * `kill` may follow each other any number of times; `dispose` ends everything, in whatever state it is.
 */
export class Site {
  readonly #folder = mkdtempSync(join(tmpdir(), "lectern-site-"));
  readonly #options: SiteOptions;
  #port = 0;
  #leader: ChildProcess | undefined;
  #watch: ChildProcess | undefined;
  #output = "";

  constructor(options: SiteOptions) {
    this.#options = options;
  }

  get url(): string {
    return `http://${this.#options.hostname ?? "127.0.0.1"}:${this.#port}`;
  }

  /** Where its database and files are. */
  get dataDir(): string {
    return join(this.#folder, "data");
  }

  /** Of the process that all others of the site are under. */
  get pid(): number {
    return this.#leader?.pid ?? 0;
  }

  /** What the present or last processes printed. */
  get output(): string {
    return this.#output;
  }

  /** Resolves when the site says that it is ready. */
  async start(): Promise<void> {
    this.#port ||= await freePort();
    if (!existsSync(this.dataDir)) await this.#copyBeginning();
    this.#output = "";
    const leader = this.#spawn("start", []);
    this.#leader = leader;
    this.#watch = endWithUs(leader);
    const keep = (chunk: unknown) => {
      this.#output += String(chunk);
    };
    leader.stdout?.on("data", keep);
    leader.stderr?.on("data", keep);
    for (const until = Date.now() + readySeconds * 1000; !/^Ready: /m.test(this.#output); await sleep(20)) {
      if (hasEnded(leader)) throw new Error(`The site ended before it was ready:\n${this.#output}`);
      if (Date.now() > until) throw new Error(`The site was not ready within ${readySeconds} s:\n${this.#output}`);
    }
  }

  /** SIGKILL to every process of the site at once, the database's excepted. The processes are gone when it resolves. */
  async kill(): Promise<void> {
    const leader = this.#leader;
    if (!leader?.pid || hasEnded(leader)) return;
    const gone = once(leader, "exit");
    process.kill(-leader.pid, "SIGKILL");
    await gone;
    this.#watch?.kill("SIGKILL");
  }

  /** SIGKILL to the embedded database as well, as when the machine loses its power. @returns when, by `performance.now()`. */
  async killDatabase(): Promise<number> {
    const pid = this.#databasePid();
    if (pid === undefined) throw new Error("There is no database to kill.");
    const at = performance.now();
    process.kill(pid, "SIGKILL");
    while (this.#databasePid() === pid) await sleep(20);
    return at;
  }

  /**
   * SIGKILL to one of its processes, which the site starts again: later each time, for one that dies again and again, and then this
   * waits. It is gone when this resolves. @returns when it was killed, by `performance.now()`.
   */
  async killProcess(name: "web" | "jobs"): Promise<number> {
    const find = () => (name === "web" ? this.#findAnswering() : this.#findProcess(name));
    let pid = await find();
    // After another kill it may take a while until it is started again.
    for (const until = Date.now() + restartSeconds * 1000; pid === undefined; pid = await find()) {
      if (Date.now() > until) throw new Error(`The site has no process ${name} to kill:\n${this.#output}`);
      await sleep(50);
    }
    const at = performance.now();
    process.kill(pid, "SIGKILL");
    while (isAlive(pid)) await sleep(5);
    return at;
  }

  /** Asks the site to end, and makes it if it does not. Resolves to the status that it left, null where it was killed. */
  async stop(signal: "SIGTERM" | "SIGINT" = "SIGTERM"): Promise<number | null> {
    const leader = this.#leader;
    if (!leader || hasEnded(leader)) return leader?.exitCode ?? null;
    const gone = once(leader, "exit");
    leader.kill(signal);
    const force = setTimeout(() => this.kill(), stopSeconds * 1000);
    await gone;
    clearTimeout(force);
    this.#watch?.kill("SIGKILL");
    return leader.exitCode;
  }

  /** Whether the embedded database of this site runs, for the site or after it. */
  get hasDatabase(): boolean {
    return this.#databasePid() !== undefined;
  }

  /** Runs one of the project's commands beside the site, as a person at the terminal would. Rejects unless it ends well. */
  async command(name: string, ...args: string[]): Promise<string> {
    const command = this.#spawn(name, args);
    const output: string[] = [];
    command.stdout?.on("data", (chunk) => output.push(String(chunk)));
    command.stderr?.on("data", (chunk) => output.push(String(chunk)));
    const [code] = await once(command, "close");
    if (code !== 0) throw new Error(`${name} ended with ${code}:\n${output.join("")}`);
    return output.join("");
  }

  async dispose(): Promise<void> {
    await this.stop();
    // The database of a killed site notices automatically that no one uses it anymore.
    for (const until = Date.now() + 15_000; this.#databasePid() !== undefined && Date.now() < until; ) await sleep(20);
    if (this.#databasePid() !== undefined) await this.killDatabase();
    rmSync(this.#folder, { recursive: true, force: true, maxRetries: 5 });
  }

  /** Its database gets a port of its own: on that of the first one, a copy would answer to the same password. */
  async #copyBeginning(): Promise<void> {
    const { beginWith } = this.#options;
    if (!beginWith) return;
    // Keeps owners and times, which the database insists on and Node's own way does not.
    const { status, stderr } = spawnSync("cp", ["-a", beginWith, this.dataDir], { encoding: "utf8" });
    if (status !== 0) throw new Error(`${beginWith} cannot be copied: ${stderr}`);
    const file = join(this.dataDir, "postgres/connection.json");
    const connection = JSON.parse(readFileSync(file, "utf8")) as { port: number; password: string };
    writeFileSync(file, JSON.stringify({ ...connection, port: await freePort() }));
  }

  #spawn(command: string, args: readonly string[]): ChildProcess {
    return spawn(process.execPath, ["src/cli/bootstrap.mjs", command, ...args], {
      env: {
        ...process.env,
        DATA_DIR: this.dataDir,
        PORT: String(this.#port),
        LECTERN_UNDER_TEST: "1",
        LOG_LEVEL: "warn",
        // Most of these sites live for seconds; a test that kills asks for it.
        WEB_STANDBY: "0",
        NEXT_DIST_DIR: this.#options.build,
        ...(this.#options.hostname && { APP_URL: this.url }),
        ...this.#options.variables,
      },
      stdio: ["ignore", "pipe", "pipe"],
      // A group of its own, so that all of it can be killed in one moment.
      detached: true,
    });
  }

  /** The web process that answers: another one may stand by. */
  async #findAnswering(): Promise<number | undefined> {
    const answer = await fetch(`${this.url}/api/health`, { headers: { connection: "close" } }).catch(() => null);
    return Number(answer?.headers.get("x-lectern-process")) || undefined;
  }

  #findProcess(name: string): number | undefined {
    const { stdout } = spawnSync("ps", ["-eo", "pid=,pgid=,stat=,args="], { encoding: "utf8" });
    const rows = stdout.split("\n").map((row) => row.trim().split(/\s+/));
    const isIt = ([, group, state = "", ...command]: string[]) =>
      group === String(this.pid) && !state.startsWith("Z") && command.join(" ").includes(`processes/${name}.mjs`);
    const found = rows.find(isIt);
    return found && Number(found[0]);
  }

  #databasePid(): number | undefined {
    const file = join(this.#folder, "data/postgres/data/postmaster.pid");
    const pid = existsSync(file) ? Number(readFileSync(file, "utf8").split("\n")[0]) : 0;
    return pid > 0 && isAlive(pid) && isPostgres(pid) ? pid : undefined;
  }
}

const hasEnded = (child: ChildProcess) => child.exitCode !== null || child.signalCode !== null;

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}

/** A killed database leaves its number behind, which may be another program's by now, or a zombie's. */
const isPostgres = (pid: number) =>
  /^[^Z].*postgres/.test(spawnSync("ps", ["-p", String(pid), "-o", "stat=,command="], { encoding: "utf8" }).stdout);

/** Kills the site's group should this process end without having stopped it. */
function endWithUs({ pid }: ChildProcess): ChildProcess {
  return spawn("sh", ["-c", 'read -r _; kill -KILL "-$1"', "sh", String(pid)], {
    stdio: ["pipe", "ignore", "ignore"],
    detached: true,
  });
}

/** Below the ports that the system gives to outgoing connections, so that it is still free when a killed site comes back. */
async function freePort(): Promise<number> {
  for (let tries = 0; tries < 50; tries += 1) {
    const port = 20_000 + Math.floor(Math.random() * 10_000);
    const probe = createServer();
    const isFree = await new Promise<boolean>((resolve) => {
      probe.once("error", () => resolve(false));
      probe.listen(port, "127.0.0.1", () => probe.close(() => resolve(true)));
    });
    if (isFree) return port;
  }
  throw new Error("No free port on 127.0.0.1");
}
