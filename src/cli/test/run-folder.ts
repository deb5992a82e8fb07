import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  realpathSync,
  rmSync,
  statfsSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { CommandError } from "../command-error";
import { endLeftovers } from "./end-run";
import { identifyProcess, runVariable } from "./processes";

type Owner = { pid: number; identity: string; folder: string };

const lockFile = resolve("node_modules/.cache/lectern/test-run.json");
const prefix = "lectern-run-";
const ownerFile = "owner.json";

/** Where the cluster is that database tests share. */
export const clusterVariable = "LECTERN_TEST_CLUSTER";
/** On disk its files are kept for the next run. */
const clusterOnDisk = resolve("node_modules/.cache/lectern/test-postgres");

/** A file system that Linux keeps in memory. */
const inMemory = "/dev/shm";
/** A whole run was seen to have 1.1 GB in its folder; the rest is for the run itself. */
const memoryNeeded = 8 * 1024 ** 3;

/**
 * In memory, where there is enough and nobody chose a folder by TMPDIR: each test file makes a database of 1,300 files and deletes it again. On
 * disk that takes more than a second of the processor where the file system looks at what was deleted a moment ago (ext4 without a journal).
 */
function findTemporary(): string {
  if (process.platform === "linux" && !process.env.TMPDIR) {
    try {
      const { bavail, bsize } = statfsSync(inMemory);
      if (Math.min(bavail * bsize, process.availableMemory()) >= memoryNeeded) return inMemory;
    } catch {
      // There is none.
    }
  }
  return realpathSync(tmpdir());
}

function readOwner(path: string): Owner | null {
  try {
    return JSON.parse(readFileSync(path, "utf8")) as Owner;
  } catch {
    return null;
  }
}

const isAlive = ({ pid, identity }: Owner) => identifyProcess(pid) === identity;

/** @throws CommandError while another run of this checkout is in progress */
function takeLock(owner: Owner): void {
  mkdirSync(resolve(lockFile, ".."), { recursive: true });
  for (let tries = 0; tries < 5; tries += 1) {
    try {
      writeFileSync(lockFile, JSON.stringify(owner), { flag: "wx" });
      return;
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== "EEXIST") throw error;
    }
    const other = readOwner(lockFile);
    if (other && isAlive(other)) {
      throw new CommandError(
        `Tests are already running in this checkout (process ${other.pid}). Wait for them, or stop them with: kill ${other.pid}`,
      );
    }
    rmSync(lockFile, { force: true });
  }
  throw new CommandError(`Can't write ${lockFile}. Delete it and run the tests again.`);
}

/** Takes away what runs have left that were killed: a folder whose owner is known to be dead, and its processes. */
async function sweepDeadRuns(temporary: string): Promise<void> {
  for (const name of readdirSync(temporary).filter((entry) => entry.startsWith(prefix))) {
    const folder = join(temporary, name);
    const owner = readOwner(join(folder, ownerFile));
    if (!owner || isAlive(owner)) continue;
    await endLeftovers(folder, [folder]);
    rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
  }
}

/**
 * Makes the one folder in which everything temporary of this run is, and has all processes of the run use it. The function
 * that comes back ends what the run left behind and removes the folder; it resolves to what had to be ended.
 *
 * @throws CommandError while another run of this checkout is in progress
 */
export async function enterRunFolder(): Promise<() => Promise<string[]>> {
  const temporary = findTemporary();
  const folder = mkdtempSync(join(temporary, prefix));
  const owner = { pid: process.pid, identity: identifyProcess(process.pid) ?? "", folder };
  writeFileSync(join(folder, ownerFile), JSON.stringify(owner));
  try {
    takeLock(owner);
  } catch (error) {
    rmSync(folder, { recursive: true, force: true });
    throw error;
  }
  for (const place of new Set([temporary, realpathSync(tmpdir())])) await sweepDeadRuns(place);
  const cluster = temporary === inMemory ? join(folder, "postgres") : clusterOnDisk;
  process.env[runVariable] = folder;
  process.env[clusterVariable] = cluster;
  for (const name of ["TMPDIR", "TEMP", "TMP"]) process.env[name] = folder;
  return async () => {
    const left = await endLeftovers(folder, [folder, cluster]);
    rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
    rmSync(lockFile, { force: true });
    return left;
  };
}
