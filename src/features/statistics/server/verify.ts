import "server-only";
import * as z from "zod";
import { Prisma } from "@/generated/prisma/client";
import type { Db, Tx } from "@/server/db/client";
import { IdRow, queryRows } from "@/server/db/query-rows";
import { eachStalePage, findWrongSums } from "./find-drift";
import { courseCounters } from "./projections/counters";
import { courseStats } from "./projections/course";
import { historyOf } from "./projections/history";
import { countPeople } from "./projections/person";
import { findDifferences, findWrongRows, WrongFigure } from "./projections/projection";
import { siteFigures } from "./projections/site";
import { teacherFigures } from "./projections/teacher";
import { sourceNames } from "./sources/sources";

/** A row that is counted as something else than it is, a sum that is not that of what was counted, or a figure that is shown wrong. */
export type Difference =
  | { kind: "row"; source: string; id: string }
  | { kind: "sum"; subjectId: string; measure: string; day: string; stored: bigint; counted: bigint }
  | ({ kind: "figure" } & WrongFigure);

export interface Verified {
  /** Rows that changed and wait to be counted: no difference, but not in the figures yet. What is shown is then not compared. */
  waiting: number;
  differences: number;
}

/** Of the ledger's names for its sources, those that say something else to a reader. */
const spoken: Readonly<Record<string, string>> = { seat: "enrollment", study: "study day", learner: "student" };

/** A difference in words, for who fixes it: what, where, and what it should be. */
export function describeDifference(one: Difference): string {
  if (one.kind === "row")
    return `The ${spoken[one.source] ?? one.source} ${one.id} no longer matches what was counted for it.`;
  if (one.kind === "sum")
    return `${one.measure} of ${one.subjectId} on ${one.day} is ${one.stored}, but its rows add up to ${one.counted}.`;
  return `${one.figure} of ${one.subject} in ${one.table} is ${one.stored}, but its rows add up to ${one.counted}.`;
}

type Tell = (difference: Difference) => void;

/**
 * Counts everything again from the rows, by the definitions that count changes, and tells each difference. One snapshot: what is
 * written meanwhile is not looked at, and a row that is known to have changed is waited for, not blamed. Changes nothing.
 */
export async function verifyFigures(db: Db, onDifference: Tell): Promise<Verified> {
  return db.$transaction(
    async (tx) => {
      let differences = 0;
      const tell: Tell = (difference) => {
        differences += 1;
        onDifference(difference);
      };
      const waiting = await tx.statChange.count();
      await verifyRows(tx, tell);
      for (const sum of await findWrongSums(tx)) tell({ kind: "sum", ...sum });
      for (const figure of await wrongCounters(tx)) tell({ kind: "figure", ...figure });
      if (waiting === 0) await verifyShown(tx, tell);
      return { waiting, differences };
    },
    { isolationLevel: "RepeatableRead", timeout: 60 * 60_000 },
  );
}

async function verifyRows(tx: Tx, tell: Tell): Promise<void> {
  for (const source of sourceNames) {
    for await (const ids of eachStalePage(tx, source)) {
      const rows = await queryRows(tx, IdRow)`
        SELECT stale.id FROM unnest(${ids}::text[]) AS stale(id)
         WHERE NOT EXISTS (SELECT 1 FROM stat_change n WHERE n.source = ${source} AND n.source_id = stale.id::uuid)`;
      for (const { id } of rows) tell({ kind: "row", source, id });
    }
  }
}

const counterColumns = [
  "enrolled_count",
  "last_enrolled_at",
  "view_count",
  "review_count",
  "average_rating",
  "rating_histogram",
];

function wrongCounters(tx: Tx): Promise<WrongFigure[]> {
  return findDifferences(tx, {
    table: Prisma.sql`course`,
    key: "course_id",
    columns: counterColumns,
    stored: Prisma.sql`SELECT id AS course_id, ${Prisma.raw(counterColumns.join(", "))} FROM course`,
    counted: courseCounters(Prisma.sql`true`),
  });
}

async function verifyShown(tx: Tx, tell: Tell): Promise<void> {
  for (const projection of [courseStats, teacherFigures, siteFigures])
    for (const figure of await findWrongRows(tx, projection)) tell({ kind: "figure", ...figure });
  for (const figure of await missingRows(tx)) tell({ kind: "figure", ...figure });
  await verifyHistory(tx, tell);
  await verifyPeople(tx, tell);
}

/** Subjects that something was counted of, without a row that shows it. */
function missingRows(tx: Tx): Promise<WrongFigure[]> {
  return queryRows(tx, WrongFigure)`
    SELECT f."table", f.subject, 'row' AS figure, 'nothing' AS stored, 'a row' AS counted FROM (
      SELECT 'course_stats' AS "table", c.id::text AS subject FROM course c
       WHERE EXISTS (SELECT 1 FROM stat_sum s WHERE s.subject_id = c.id AND s.value <> 0)
         AND NOT EXISTS (SELECT 1 FROM course_stats r WHERE r.course_id = c.id)
      UNION ALL
      SELECT 'instructor_analytics', u.id::text FROM users u
       WHERE EXISTS (SELECT 1 FROM stat_sum s WHERE s.subject_id = u.id AND s.value <> 0)
         AND NOT EXISTS (SELECT 1 FROM instructor_analytics r WHERE r.instructor_id = u.id)
      UNION ALL
      SELECT DISTINCT 'user_stats', e.user_id::text FROM enrollment e JOIN users u ON u.id = e.user_id
       WHERE u.anonymized_at IS NULL AND NOT EXISTS (SELECT 1 FROM user_stats r WHERE r.user_id = e.user_id)) f ORDER BY 1, 2`;
}

const historyColumns = [
  "total_students",
  "total_courses",
  "average_rating",
  "total_revenue",
  "completion_rate",
  "detail",
];

/** Of those who were not counted since their history was written: it is written at night. */
async function verifyHistory(tx: Tx, tell: Tell): Promise<void> {
  const teachers = await queryRows(tx, () => z.strictObject({ id: z.string(), at: z.date() }))`
    SELECT instructor_id::text AS id, history_at AS at FROM instructor_analytics WHERE history_at >= updated_at ORDER BY 1`;
  const columns = Prisma.raw(historyColumns.join(", "));
  for (const { id, at } of teachers) {
    const named = (rows: Prisma.Sql) =>
      Prisma.sql`SELECT h.instructor_id || ' ' || h.kind || ' ' || h.date AS point, ${columns} FROM ${rows} h`;
    const wrong = await findDifferences(tx, {
      table: Prisma.sql`instructor_analytics_history`,
      key: "point",
      columns: historyColumns,
      stored: Prisma.sql`${named(Prisma.sql`instructor_analytics_history`)} WHERE h.instructor_id = ${id}::uuid
        AND (h.kind <> 'DAILY' OR h.date >= (${at}::timestamptz AT TIME ZONE 'UTC')::date - 400)`,
      counted: named(Prisma.sql`(${historyOf(id, at)})`),
    });
    for (const figure of wrong) tell({ kind: "figure", ...figure });
  }
}

const PEOPLE_AT_A_TIME = 500;

async function verifyPeople(tx: Tx, tell: Tell): Promise<void> {
  for (let after = ""; ; ) {
    const stored = await tx.userStats.findMany({
      where: { user: { anonymizedAt: null }, ...(after && { userId: { gt: after } }) },
      orderBy: { userId: "asc" },
      take: PEOPLE_AT_A_TIME,
    });
    const counted = await countPeople(
      tx,
      stored.map(({ userId }) => userId),
      null,
    );
    const byId = new Map(counted.map((one) => [one.userId, one]));
    for (const row of stored) {
      const { averageScore, timeSpentSeconds, ...rest } = row;
      const shown = {
        ...rest,
        averageScore: averageScore?.toFixed(2) ?? null,
        timeSpentSeconds: Number(timeSpentSeconds),
      };
      const found = byId.get(row.userId);
      for (const figure of [
        "coursesEnrolled",
        "coursesCompleted",
        "timeSpentSeconds",
        "averageScore",
        "activityStreak",
      ] as const)
        if (shown[figure] !== found?.[figure])
          tell({
            kind: "figure",
            table: "user_stats",
            subject: row.userId,
            figure,
            stored: String(shown[figure]),
            counted: String(found?.[figure]),
          });
    }
    after = stored.at(-1)?.userId ?? "";
    if (stored.length < PEOPLE_AT_A_TIME) return;
  }
}
