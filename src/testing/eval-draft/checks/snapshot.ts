import type { Pool } from "pg";

/** What a run writes: everything of a draft, and the machinery that runs it. All else has to stay as it was. */
const ofDrafts = [
  "ai_course_draft",
  "draft_run",
  "draft_unit",
  "draft_text",
  "suggestion",
  "citation",
  "ai_request",
  "ai_credit",
  "prompt_template",
  "prompt_version",
];
const ofJobs = ["job_run", "job_step", "outbox_event", "scheduled_job", "heartbeat"];

export type Snapshot = ReadonlyMap<string, string>;

/** A sum of each table outside the drafts. */
export async function takeSnapshot(pool: Pool): Promise<Snapshot> {
  const { rows: tables } = await pool.query<{ name: string }>(
    "SELECT tablename AS name FROM pg_tables WHERE schemaname = 'public' AND tablename <> ALL($1) ORDER BY 1",
    [[...ofDrafts, ...ofJobs]],
  );
  const sums = tables.map(
    ({ name }) =>
      `SELECT '${name}' AS name, (SELECT md5(coalesce(string_agg(t::text, E'\\n' ORDER BY t::text), '')) FROM "${name}" t) AS sum`,
  );
  const { rows } = await pool.query<{ name: string; sum: string }>(sums.join(" UNION ALL "));
  return new Map(rows.map(({ name, sum }) => [name, sum]));
}

export const changedTables = (before: Snapshot, after: Snapshot): string[] =>
  [...new Set([...before.keys(), ...after.keys()])].filter((name) => before.get(name) !== after.get(name));
