import type { Db } from "@/server/db/client";
import type { Storage } from "@/server/storage/storage";

export interface SeedDeps {
  db: Db;
  storage: Storage;
  now: () => Date;
  /** Password of every demo account. */
  demoPassword: string;
}

const dayMs = 86_400_000;

/** Midnight (UTC) so many days before `now`, and minutes after it. */
export const daysBefore = (now: Date, days: number, minutes = 0): Date =>
  new Date(Math.floor(now.getTime() / dayMs - days) * dayMs + minutes * 60_000);
