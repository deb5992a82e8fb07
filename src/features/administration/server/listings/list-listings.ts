import "server-only";
import * as z from "zod";
import { type ListingTab, listingsPageSize, listingTabs } from "@/features/administration/listings/rules";
import type { ListListings } from "@/features/administration/listings/schema";
import { Prisma } from "@/generated/prisma/client";
import { CourseState, CourseVisibility } from "@/generated/prisma/enums";
import { likeAnywhere } from "@/lib/escape-like";
import { queryRows, type RowOf, rowSchema } from "@/server/db/query-rows";
import type { Deps } from "@/server/trpc/context";

const ListedCourse = rowSchema(() => ({
  courseId: z.string(),
  slug: z.string(),
  title: z.string(),
  language: z.string(),
  state: z.enum(CourseState),
  visibility: z.enum(CourseVisibility),
  isFeatured: z.boolean(),
  categoryName: z.string().nullable(),
  leadName: z.string().nullable(),
  learners: z.number(),
  lastEditedAt: z.date(),
  /** Why an admin took it off; null where no one did, or it is live again. */
  unpublishReason: z.string().nullable(),
}));
export type ListedCourse = RowOf<typeof ListedCourse>;

export interface ListingPage {
  courses: ListedCourse[];
  /** Of each tab, whatever else is set. */
  counts: Record<ListingTab, number>;
  /** The `after` of the page that follows, if one does. */
  next: string | null;
}

const isOn = (show: ListingTab): Prisma.Sql => {
  if (show === "all") return Prisma.sql`TRUE`;
  return show === "featured" ? Prisma.sql`c.is_featured` : Prisma.sql`c.state = ${show}::course_state`;
};

const isFound = (q: string): Prisma.Sql =>
  q === ""
    ? Prisma.sql`TRUE`
    : Prisma.sql`(lectern_unaccent(COALESCE(l.title, d.title, '')) ILIKE lectern_unaccent(${likeAnywhere(q)}) OR c.slug ILIKE ${likeAnywhere(q)}
        OR lectern_unaccent(u.name) ILIKE lectern_unaccent(${likeAnywhere(q)}) OR u.username ILIKE ${likeAnywhere(q)})`;

const isWithin = (category: string | null): Prisma.Sql =>
  category === null
    ? Prisma.sql`TRUE`
    : Prisma.sql`c.category_id IN (WITH RECURSIVE w AS (SELECT ${category}::uuid AS id
        UNION SELECT g.id FROM category g JOIN w ON g.parent_id = w.id) SELECT id FROM w)`;

const isBehind = (after: string | null): Prisma.Sql =>
  after === null
    ? Prisma.sql`TRUE`
    : Prisma.sql`(c.created_at, c.id) < (SELECT a.created_at, a.id FROM course a WHERE a.id = ${after}::uuid)`;

/** Every course of the site, those made last above. The next page goes on where this one ended, however far down. Two queries. */
export async function listListings(
  { db }: Pick<Deps, "db">,
  { show, q, category, after }: ListListings,
): Promise<ListingPage> {
  const [rows, counted] = await Promise.all([
    queryRows(db, ListedCourse)`
      SELECT c.id::text AS "courseId", c.slug, COALESCE(l.title, d.title, c.slug) AS title, COALESCE(l.language, d.language, 'en') AS language,
             c.state::text AS state, c.visibility::text AS visibility, c.is_featured AS "isFeatured", g.name AS "categoryName",
             u.name AS "leadName", c.enrolled_count AS learners, c.last_edited_at AS "lastEditedAt",
             CASE WHEN c.state <> 'LIVE' THEN c.unpublish_reason END AS "unpublishReason"
        FROM course c
        LEFT JOIN course_version l ON l.id = c.live_version_id
        LEFT JOIN LATERAL (SELECT v.title, v.language FROM course_version v WHERE v.course_id = c.id ORDER BY v.number DESC LIMIT 1) d
               ON c.live_version_id IS NULL
        LEFT JOIN category g ON g.id = c.category_id
        LEFT JOIN course_instructor i ON i.course_id = c.id AND i.role = 'LEAD' AND i.is_active
        LEFT JOIN users u ON u.id = i.user_id
       WHERE ${isOn(show)} AND ${isFound(q)} AND ${isWithin(category)} AND ${isBehind(after)}
       ORDER BY c.created_at DESC, c.id DESC LIMIT ${listingsPageSize + 1}`,
    queryRows(db, () => z.strictObject({ tab: z.enum(listingTabs), count: z.number() }))`
      SELECT c.state::text AS tab, count(*)::int AS count FROM course c GROUP BY 1
       UNION ALL SELECT 'featured', count(*)::int FROM course c WHERE c.is_featured
       UNION ALL SELECT 'all', count(*)::int FROM course c`,
  ]);
  const countOf = (tab: ListingTab) => counted.find((one) => one.tab === tab)?.count ?? 0;
  const courses = rows.slice(0, listingsPageSize);
  return {
    courses,
    counts: Object.fromEntries(listingTabs.map((tab) => [tab, countOf(tab)])) as ListingPage["counts"],
    next: rows.length > listingsPageSize ? (courses.at(-1)?.courseId ?? null) : null,
  };
}
