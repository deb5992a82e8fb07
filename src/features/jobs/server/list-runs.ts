import "server-only";
import * as z from "zod";
import { env } from "@/env/server";
import {
  functionIdOf,
  functionName,
  mostCounted,
  type RunTab,
  runStates,
  runsAPage,
  runTabs,
  tabStates,
} from "@/features/jobs/rules";
import type { ListRuns } from "@/features/jobs/schema";
import { Prisma } from "@/generated/prisma/client";
import { queryRows, type RowOf, rowSchema } from "@/server/db/query-rows";
import { isEmbedded } from "@/server/inngest/is-embedded";
import { type PathProblem, readPath } from "@/server/inngest/path/read-path";
import type { Deps } from "@/server/trpc/context";

const RunRow = rowSchema(() => ({
  id: z.string(),
  functionId: z.string(),
  state: z.enum(runStates),
  errorName: z.string().nullable(),
  /** From 1; 0 before the first. */
  tries: z.number(),
  steps: z.number(),
  wakeAt: z.date().nullable(),
  createdAt: z.date(),
  startedAt: z.date().nullable(),
  endedAt: z.date().nullable(),
  eventName: z.string(),
  /** By a due time, not by hand or by an event. */
  isDue: z.boolean(),
}));

export type ListedRun = Omit<RowOf<typeof RunRow>, "functionId"> & { name: string };

export interface RunList {
  /** Where an Inngest server runs the functions: its address. */
  inngest: string | null;
  /** What is wrong with the way to that server and back. */
  problem: PathProblem | null;
  /** When a jobs process was last heard of. */
  beatAt: Date | null;
  asOf: Date;
  /** Up to `mostCounted`. */
  counts: Record<RunTab, number>;
  runs: ListedRun[];
  /** For the next page; null on the last. */
  olderThan: string | null;
}

/** What a row of the list says. A run that has started is at its first try, whatever `attempt`, which counts from 0, says. */
const columns = Prisma.sql`r.id, r.function_id AS "functionId", r.state, r.error->>'name' AS "errorName",
  CASE WHEN r.started_at IS NULL THEN 0 ELSE r.attempt + 1 END AS tries, cardinality(r.stack) AS steps, r.wake_at AS "wakeAt",
  r.created_at AS "createdAt", r.started_at AS "startedAt", r.ended_at AS "endedAt", r.event_name AS "eventName",
  r.scheduled_for IS NOT NULL AS "isDue"`;

const statesOf = (tab: RunTab) => Prisma.sql`${[...tabStates[tab]]}::text[]::job_run_state[]`;

/** The newest of a tab: of each state by its own index, so that the many that are done cost nothing. */
function newest({ tab, name, before }: ListRuns): Prisma.Sql {
  const older = before
    ? Prisma.sql`AND (r.created_at, r.id) < (SELECT created_at, id FROM job_run WHERE id = ${before}::uuid)`
    : Prisma.empty;
  const end = Prisma.sql`ORDER BY r.created_at DESC, r.id DESC LIMIT ${runsAPage + 1}`;
  if (name) {
    const states = tab === "all" ? Prisma.empty : Prisma.sql`AND r.state = ANY (${statesOf(tab)})`;
    return Prisma.sql`SELECT ${columns} FROM job_run r WHERE r.function_id = ${functionIdOf(name)} ${states} ${older} ${end}`;
  }
  if (tab === "all") return Prisma.sql`SELECT ${columns} FROM job_run r WHERE true ${older} ${end}`;
  return Prisma.sql`SELECT ${columns} FROM unnest(${statesOf(tab)}) AS of(state) CROSS JOIN LATERAL (
    SELECT * FROM job_run r WHERE r.state = of.state ${older} ${end}) r ${end}`;
}

const countOf = (where: Prisma.Sql) =>
  Prisma.sql`(SELECT count(*)::int FROM (SELECT 1 FROM job_run WHERE ${where} LIMIT ${mostCounted}) counted)`;

/** How many runs are on each list, and when the runner was last heard of. One query. */
async function readHead(db: Deps["db"]): Promise<Pick<RunList, "counts" | "beatAt">> {
  const [row] = await queryRows(db, () =>
    z.strictObject({
      all: z.number(),
      waiting: z.number(),
      running: z.number(),
      failed: z.number(),
      beatAt: z.date().nullable(),
    }),
  )`
    SELECT ${Prisma.join(
      runTabs.map((tab) => {
        const where = tab === "all" ? Prisma.sql`true` : Prisma.sql`state = ANY (${statesOf(tab)})`;
        return Prisma.sql`${countOf(where)} AS ${Prisma.raw(tab === "all" ? '"all"' : tab)}`;
      }),
    )}, (SELECT beat_at FROM heartbeat WHERE name = 'jobs') AS "beatAt"`;
  const { beatAt = null, ...counts } = row ?? { all: 0, running: 0, waiting: 0, failed: 0 };
  return { beatAt, counts };
}

const inngestAddress = () => (isEmbedded() ? null : (env.INNGEST_BASE_URL ?? "https://app.inngest.com"));

/** Runs of one list, newest first, thirty at a time. Two queries, and a third with an Inngest server. */
export async function listRuns({ db, now }: Pick<Deps, "db" | "now">, asked: ListRuns): Promise<RunList> {
  const asOf = now();
  const [head, problem, rows] = await Promise.all([
    readHead(db),
    isEmbedded() ? null : readPath(db, asOf),
    queryRows(db, RunRow)(newest(asked)),
  ]);
  const runs = rows.slice(0, runsAPage).map(({ functionId, ...run }) => ({ ...run, name: functionName(functionId) }));
  return {
    inngest: inngestAddress(),
    problem,
    asOf,
    ...head,
    runs,
    olderThan: rows.length > runsAPage ? (runs.at(-1)?.id ?? null) : null,
  };
}
