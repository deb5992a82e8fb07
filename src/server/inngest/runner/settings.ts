import "server-only";
import type { PoolClient } from "pg";
import * as z from "zod";
import { clientRows } from "@/server/db/client-rows";
import { IdRow, rowSchema } from "@/server/db/query-rows";
import type { JobSetting } from "@/server/inngest/job-settings";

const SettingRow = rowSchema(() => ({
  functionId: z.string(),
  isEnabled: z.boolean(),
  cron: z.string().nullable(),
  timeZone: z.string().nullable(),
  changedAt: z.date(),
}));

type Queryable = Pick<PoolClient, "query">;

/** What admins set, by function. Read at each tick: a change holds from the next second on, in every process. */
export async function readSettings(client: Queryable): Promise<ReadonlyMap<string, JobSetting>> {
  const rows = await clientRows(
    client,
    SettingRow,
    `SELECT function_id AS "functionId", is_enabled AS "isEnabled", cron, time_zone AS "timeZone", changed_at AS "changedAt"
     FROM job_setting`,
  );
  return new Map(rows.map((row) => [row.functionId, row]));
}

/** Those of the functions that are switched off. */
export async function readSwitchedOff(client: Queryable, functionIds: readonly string[]): Promise<ReadonlySet<string>> {
  if (functionIds.length === 0) return new Set();
  const rows = await clientRows(
    client,
    IdRow,
    "SELECT function_id AS id FROM job_setting WHERE NOT is_enabled AND function_id = ANY($1)",
    [functionIds],
  );
  return new Set(rows.map(({ id }) => id));
}
