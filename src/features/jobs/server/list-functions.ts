import "server-only";
import * as z from "zod";
import { functionName, mostCounted, type RunState, runStates } from "@/features/jobs/rules";
import { queryRows, type RowOf, rowSchema } from "@/server/db/query-rows";
import { type Timetable, timetablesOf } from "@/server/inngest/job-settings";
import { listFunctions } from "@/server/inngest/list-functions";
import type { JobFunction } from "@/server/inngest/runner/registry";
import { nextDue } from "@/server/inngest/runner/schedule";
import type { Deps } from "@/server/trpc/context";

export interface LastRun {
  id: string;
  state: RunState;
  createdAt: Date;
  tookMs: number | null;
}

export interface FunctionFacts {
  name: string;
  /** What starts it: names of events, conditions left out. */
  events: readonly string[];
  timetables: readonly Timetable[];
  /** Not the code's. */
  isTimetableSet: boolean;
  isEnabled: boolean;
  attempts: number;
  /** Null where it has no timetable or is off. */
  nextAt: Date | null;
  lastRun: LastRun | null;
  /** Of the last twenty runs that came to their end well, the middle. */
  usualMs: number | null;
  /** In 24 hours, at most `mostCounted`. */
  failures: number;
}

const Row = rowSchema(() => ({
  functionId: z.string(),
  isEnabled: z.boolean().nullable(),
  cron: z.string().nullable(),
  timeZone: z.string().nullable(),
  changedAt: z.date().nullable(),
  lastRun: z
    .strictObject({
      id: z.string(),
      state: z.enum(runStates),
      createdAt: z.string(),
      tookMs: z.number().nullable(),
    })
    .nullable(),
  usualMs: z.number().nullable(),
  failures: z.number(),
}));
type Row = RowOf<typeof Row>;

/**
 * Of each function what was set, its last run and how long one takes: read at the ends of indexes, so that a million runs cost
 * what a hundred do.
 */
const readRows = (db: Deps["db"], functionIds: readonly string[], since: Date): Promise<Row[]> =>
  queryRows(db, Row)`
    WITH failed AS (
      SELECT function_id, count(*)::int AS failures FROM (
        SELECT function_id FROM job_run WHERE state = 'FAILED' AND created_at > ${since}
         ORDER BY created_at DESC LIMIT ${mostCounted}
      ) recent_failures GROUP BY function_id
    )
    SELECT f.id AS "functionId", s.is_enabled AS "isEnabled", s.cron, s.time_zone AS "timeZone", s.changed_at AS "changedAt",
           recent.runs->0 AS "lastRun", recent.usual AS "usualMs", coalesce(failed.failures, 0) AS failures
      FROM unnest(${functionIds}::text[]) AS f(id)
      LEFT JOIN job_setting s ON s.function_id = f.id
      LEFT JOIN failed ON failed.function_id = f.id
      LEFT JOIN LATERAL (
        SELECT jsonb_agg(jsonb_build_object('id', id, 'state', state, 'createdAt', created_at, 'tookMs', took)
                 ORDER BY created_at DESC, id DESC) AS runs,
               (percentile_cont(0.5) WITHIN GROUP (ORDER BY took) FILTER (WHERE state = 'COMPLETED'))::float8 AS usual
          FROM (
            SELECT id, state, created_at, (extract(epoch FROM ended_at - started_at) * 1000)::float8 AS took
              FROM job_run WHERE function_id = f.id ORDER BY created_at DESC LIMIT 20
          ) last
      ) recent ON true`;

function factsOf(fn: JobFunction, row: Row | undefined, now: Date): FunctionFacts {
  const timetables = timetablesOf(fn, row);
  const isEnabled = row?.isEnabled ?? true;
  const next = isEnabled ? timetables.map((timetable) => nextDue(timetable, now)?.getTime() ?? Infinity) : [];
  const nextMs = Math.min(...next);
  return {
    name: functionName(fn.id),
    events: fn.events.map(({ event }) => event),
    timetables,
    isTimetableSet: timetables !== fn.schedules,
    isEnabled,
    attempts: fn.maxAttempts,
    nextAt: Number.isFinite(nextMs) ? new Date(nextMs) : null,
    lastRun: row?.lastRun ? { ...row.lastRun, createdAt: new Date(row.lastRun.createdAt) } : null,
    usualMs: row?.usualMs ?? null,
    failures: row?.failures ?? 0,
  };
}

/** Facts of these functions, in their order. One query. */
export async function readFacts(
  { db, now }: Pick<Deps, "db" | "now">,
  of: readonly JobFunction[],
): Promise<FunctionFacts[]> {
  const at = now();
  const ids = of.map(({ id }) => id);
  const rows = await readRows(db, ids, new Date(at.getTime() - 86_400_000));
  const byId = new Map(rows.map((row) => [row.functionId, row]));
  return of.map((fn) => factsOf(fn, byId.get(fn.id), at));
}

/** Every function of this installation by name, those of a timetable first. One query. */
export async function listJobFunctions(deps: Pick<Deps, "db" | "now">): Promise<FunctionFacts[]> {
  const all = [...(await listFunctions()).values()];
  const place = ({ schedules, id }: JobFunction) => `${schedules.length > 0 ? 0 : 1} ${id}`;
  return readFacts(
    deps,
    all.sort((a, b) => (place(a) < place(b) ? -1 : 1)),
  );
}
