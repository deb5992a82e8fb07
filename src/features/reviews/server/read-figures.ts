import "server-only";
import * as z from "zod";
import type { ReviewQueue } from "@/features/reviews/rules";
import { Prisma } from "@/generated/prisma/client";
import { json, queryRows, rowSchema } from "@/server/db/query-rows";
import type { Deps } from "@/server/trpc/context";
import { inQueue } from "./list-queue";
import { shareKey, shareOf } from "./read-share";

export interface ReviewFigures {
  counts: Record<Extract<ReviewQueue, "waiting" | "reported" | "appealed">, number>;
  oldestWaitingSince: Date | null;
  /** Of this calendar month, UTC, as the reviews are now. */
  month: { approved: number; overturned: number; rejected: { reason: string; count: number }[] };
  /** Per cent of a course that a review asks for. */
  share: number;
  asOf: Date;
}

const Row = rowSchema(() => ({
  waiting: z.number(),
  reported: z.number(),
  appealed: z.number(),
  oldestWaitingSince: z.date().nullable(),
  approved: z.number(),
  overturned: z.number(),
  rejected: z.array(z.strictObject({ reason: z.string(), count: z.number() })),
  share: json(),
}));

/** How much asks for a decision, and what was decided this month. One statement. */
export async function readFigures({ db, now }: Pick<Deps, "db" | "now">): Promise<ReviewFigures> {
  const asOf = now();
  const start = new Date(Date.UTC(asOf.getUTCFullYear(), asOf.getUTCMonth(), 1));
  const count = (where: Prisma.Sql) => Prisma.sql`(SELECT count(*)::int FROM review r WHERE ${where})`;
  const approved = Prisma.sql`r.state = 'APPROVED' AND r.decided_at >= ${start}`;
  const [row] = await queryRows(db, Row)`
    SELECT ${count(inQueue("waiting"))} AS waiting, ${count(inQueue("reported"))} AS reported, ${count(inQueue("appealed"))} AS appealed,
           (SELECT min(r.updated_at) FROM review r WHERE ${inQueue("waiting")}) AS "oldestWaitingSince",
           ${count(approved)} AS approved, ${count(Prisma.sql`${approved} AND r.appealed_at < r.decided_at`)} AS overturned,
           COALESCE((SELECT jsonb_agg(to_jsonb(k)) FROM (
             SELECT r.reason_code AS reason, count(*)::int AS count FROM review r
              WHERE r.state = 'REJECTED' AND r.decided_at >= ${start} GROUP BY r.reason_code) k), '[]'::jsonb) AS rejected,
           (SELECT s.value FROM site_setting s WHERE s.key = ${shareKey}) AS share`;
  return {
    counts: { waiting: row?.waiting ?? 0, reported: row?.reported ?? 0, appealed: row?.appealed ?? 0 },
    oldestWaitingSince: row?.oldestWaitingSince ?? null,
    month: { approved: row?.approved ?? 0, overturned: row?.overturned ?? 0, rejected: row?.rejected ?? [] },
    share: shareOf(row?.share ?? undefined),
    asOf,
  };
}
