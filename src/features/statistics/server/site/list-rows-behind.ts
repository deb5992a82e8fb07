import "server-only";
import { firstDay, spanOf } from "@/features/statistics/analytics";
import { ROWS_A_PAGE } from "@/features/statistics/rules";
import type { ListRowsBehind } from "@/features/statistics/schema";
import { Prisma } from "@/generated/prisma/client";
import type { Deps } from "@/server/trpc/context";
import { within } from "../analytics/rows-sql";
import { behind, isStanding, momentOf } from "./rows-behind-sql";

export interface RowBehind {
  id: string;
  at: Date;
  person: { id: string; name: string; username: string } | null;
  course: { id: string; title: string; slug: string } | null;
  lesson: string | null;
  /** A certificate's number. */
  number: string | null;
  rating: number | null;
  amountMinor: number | null;
  currency: string | null;
}

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

interface Row extends RowBehind {
  /** By which rows are in order: its moment, or the day of it. */
  key: Date;
  about: string | null;
}

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
  const found = await db.$queryRaw<Row[]>(Prisma.sql`
    WITH b AS MATERIALIZED (
      SELECT * FROM (${counted}) r WHERE ${within(Prisma.sql`r.at`, days)} AND ${ofCourse} AND ${before}
       ORDER BY r.at DESC, r.id DESC LIMIT ${ROWS_A_PAGE + 1})
    SELECT b.id, b.at AS key, ${momentOf[figure] ?? Prisma.sql`b.at`} AS at, b.number, b.rating, b."amountMinor", b.currency, (SELECT ${title} FROM course c WHERE c.id = ${about}::uuid) AS about,
           CASE WHEN u.id IS NOT NULL THEN jsonb_build_object('id', u.id, 'name', u.name, 'username', u.username) END AS person,
           CASE WHEN c.id IS NOT NULL THEN jsonb_build_object('id', c.id, 'title', ${title}, 'slug', c.slug) END AS course,
           (SELECT l.title FROM lesson_version l WHERE l.lesson_id = b.lesson_id AND l.version_id = b.version_id) AS lesson
      FROM (SELECT 1) one LEFT JOIN b ON true LEFT JOIN users u ON u.id = b.user_id LEFT JOIN course c ON c.id = b.course_id
     ORDER BY b.at DESC, b.id DESC`);
  const rows = found.filter(({ id }) => id !== null);
  const shown = rows.slice(0, ROWS_A_PAGE);
  const last = shown.at(-1);
  const next = rows.length > ROWS_A_PAGE && last ? { at: last.key, id: last.id } : null;
  return { rows: shown.map(({ about: _about, key: _key, ...row }) => row), next, about: found[0]?.about ?? null };
}
