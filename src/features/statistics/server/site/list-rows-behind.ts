import "server-only";
import * as z from "zod";
import { firstDay, spanOf } from "@/features/statistics/analytics";
import { ROWS_A_PAGE } from "@/features/statistics/rules";
import type { ListRowsBehind } from "@/features/statistics/schema";
import { Prisma } from "@/generated/prisma/client";
import { queryRows, type RowOf, rowSchema } from "@/server/db/query-rows";
import type { Deps } from "@/server/trpc/context";
import { within } from "../analytics/rows-sql";
import { behind, isStanding, momentOf } from "./rows-behind-sql";

const RowBehind = rowSchema(() => ({
  id: z.string(),
  at: z.date(),
  person: z.strictObject({ id: z.string(), name: z.string(), username: z.string() }).nullable(),
  course: z.strictObject({ id: z.string(), title: z.string(), slug: z.string() }).nullable(),
  lesson: z.string().nullable(),
  /** A certificate's number. */
  number: z.string().nullable(),
  rating: z.number().nullable(),
  amountMinor: z.number().nullable(),
  currency: z.string().nullable(),
}));
export type RowBehind = RowOf<typeof RowBehind>;

export interface RowsBehind {
  rows: RowBehind[];
  /** Where older rows go on. */
  next: { at: Date; id: string } | null;
  /** The course that was asked about, if there is such a one. */
  about: string | null;
}

const title = Prisma.sql`
  COALESCE((SELECT v.title FROM course_version v WHERE v.id = c.live_version_id),
           (SELECT o.title FROM course_version o WHERE o.course_id = c.id ORDER BY o.number DESC LIMIT 1), c.slug)`;

const Row = () =>
  RowBehind().extend({
    /** Null, as all but `about`, in the one row of a figure that counts none. */
    id: z.string().nullable(),
    at: z.date().nullable(),
    /** By which rows are in order: its moment, or the day of it. */
    key: z.date().nullable(),
    about: z.string().nullable(),
  });

/** A page of the rows that a figure of the site counts in a period, the newest first, along the index of their moment. */
export async function listRowsBehind(
  { db, now }: Pick<Deps, "db" | "now">,
  { period, figure, about, after }: ListRowsBehind,
): Promise<RowsBehind> {
  const { from, to } = spanOf(period, now());
  const days = { from: isStanding(figure) ? firstDay : from, to };
  const known = behind[figure];
  const counted = typeof known === "function" ? known({ ...days, after }) : known;
  const before = after ? Prisma.sql`(r.at, r.id) < (${after.at}::timestamptz, ${after.id}::uuid)` : Prisma.sql`true`;
  const ofCourse = about === null ? Prisma.sql`true` : Prisma.sql`r.course_id = ${about}::uuid`;
  const found = await queryRows(db, Row)`
    WITH b AS MATERIALIZED (
      SELECT * FROM (${counted}) r WHERE ${within(Prisma.sql`r.at`, days)} AND ${ofCourse} AND ${before}
       ORDER BY r.at DESC, r.id DESC LIMIT ${ROWS_A_PAGE + 1})
    SELECT b.id, b.at AS key, ${momentOf[figure] ?? Prisma.sql`b.at`} AS at, b.number, b.rating, b."amountMinor", b.currency, (SELECT ${title} FROM course c WHERE c.id = ${about}::uuid) AS about,
           CASE WHEN u.id IS NOT NULL THEN jsonb_build_object('id', u.id, 'name', u.name, 'username', u.username) END AS person,
           CASE WHEN c.id IS NOT NULL THEN jsonb_build_object('id', c.id, 'title', ${title}, 'slug', c.slug) END AS course,
           (SELECT l.title FROM lesson_version l WHERE l.lesson_id = b.lesson_id AND l.version_id = b.version_id) AS lesson
      FROM (SELECT 1) one LEFT JOIN b ON true LEFT JOIN users u ON u.id = b.user_id LEFT JOIN course c ON c.id = b.course_id
     ORDER BY b.at DESC, b.id DESC`;
  const rows = found.flatMap(({ about: _, id, at, key, ...row }) =>
    id === null || at === null || key === null ? [] : [{ ...row, id, at, key }],
  );
  const shown = rows.slice(0, ROWS_A_PAGE);
  const last = shown.at(-1);
  const next = rows.length > ROWS_A_PAGE && last ? { at: last.key, id: last.id } : null;
  return { rows: shown.map(({ key: _, ...row }) => row), next, about: found[0]?.about ?? null };
}
