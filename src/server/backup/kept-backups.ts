import "server-only";
import { existsSync } from "node:fs";
import { readdir, stat } from "node:fs/promises";
import { join } from "node:path";
import { env } from "@/env/server";

/** The backups that the site takes automatically, on the machine that took them. */
export const backupFolder = (): string => join(env.DATA_DIR, "backups");

/** `daily`: by its timetable. `upgrade`: before migrations. */
export type BackupKind = "daily" | "upgrade";

export interface KeptBackup {
  /** Of the file in the folder. */
  name: string;
  kind: BackupKind;
  takenAt: Date;
  sizeBytes: number;
}

const names: Record<BackupKind, RegExp> = {
  daily: /^lectern-\d{8}T\d{6}Z\.tar$/,
  upgrade: /^(before-[\w-]+)-\d{8}T\d{6}Z\.tar$/,
};

const momentOf = (at: Date): string => at.toISOString().replace(/[-:]|\.\d+/g, "");

/** Name of the daily backup of a moment, UTC. */
export const dailyName = (at: Date): string => `lectern-${momentOf(at)}.tar`;

/**
 * Name of the backup before an upgrade whose last migration this is. It has the moment too: an upgrade that failed may be tried
 * again after the site has gone on with the version before.
 */
export const upgradeName = (migration: string, at: Date): string =>
  `before-${migration.replace(/[^\w-]/g, "-")}-${momentOf(at)}.tar`;

/** The site's own backups, newest first; what else is in the folder is not one of them. */
export async function listKeptBackups(folder = backupFolder()): Promise<KeptBackup[]> {
  if (!existsSync(folder)) return [];
  const found: KeptBackup[] = [];
  for (const name of await readdir(folder)) {
    const kind = (["daily", "upgrade"] as const).find((one) => names[one].test(name));
    if (!kind) continue;
    // Deleted just now: not there.
    const file = await stat(join(folder, name)).catch(() => null);
    if (file) found.push({ name, kind, takenAt: file.mtime, sizeBytes: file.size });
  }
  return found.sort((one, other) => other.takenAt.getTime() - one.takenAt.getTime());
}

export const keptDays = 7;
export const keptWeeks = 4;
export const keptUpgrades = 3;

type Dated = Omit<KeptBackup, "sizeBytes">;

const dayOf = ({ takenAt }: Dated): string => takenAt.toISOString().slice(0, 10);
/** The Monday of its week, UTC. */
const weekOf = (backup: Dated): string => {
  const takenAt = new Date(backup.takenAt);
  takenAt.setUTCDate(takenAt.getUTCDate() - ((takenAt.getUTCDay() + 6) % 7));
  return dayOf({ ...backup, takenAt });
};
const upgradeOf = ({ name }: Dated): string => names.upgrade.exec(name)?.[1] ?? name;

/**
 * Names of the backups that have had their time: kept are the newest of each of the last seven days and of each of the last four
 * weeks that have any, and of each of the last three upgrades the one before its first try and the one before its last.
 */
export function supersededBackups(backups: readonly Dated[]): string[] {
  const newestFirst = backups.toSorted((one, other) => other.takenAt.getTime() - one.takenAt.getTime());
  const daily = newestFirst.filter(({ kind }) => kind === "daily");
  const upgrades = newestFirst.filter(({ kind }) => kind === "upgrade");
  const lastTries = newestOfEach(upgrades, upgradeOf, keptUpgrades);
  const kept = new Set([
    ...newestOfEach(daily, dayOf, keptDays),
    ...newestOfEach(daily, weekOf, keptWeeks),
    ...lastTries,
    ...lastTries.map((last) => upgrades.findLast((first) => upgradeOf(first) === upgradeOf(last))),
  ]);
  return newestFirst.filter((backup) => !kept.has(backup)).map(({ name }) => name);
}

/** Of the newest `most` spans (days, weeks, upgrades) that have any, the newest backup of each. */
function newestOfEach(newestFirst: readonly Dated[], spanOf: (backup: Dated) => string, most: number): Dated[] {
  const bySpan = new Map<string, Dated>();
  for (const backup of newestFirst) {
    const span = spanOf(backup);
    if (!bySpan.has(span)) bySpan.set(span, backup);
  }
  return [...bySpan.values()].slice(0, most);
}
