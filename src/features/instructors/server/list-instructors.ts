import "server-only";
import * as z from "zod";
import { linkPortrait, teacherPortrait, type WithPortrait } from "@/features/catalog/server/teacher-portrait";
import { instructorsPageSize } from "@/features/instructors/rules";
import { type InstructorQuery, instructorsHref } from "@/features/instructors/schema";
import { LinkedFile } from "@/features/media/server/file-links";
import { Prisma } from "@/generated/prisma/client";
import { likeAnywhere } from "@/lib/escape-like";
import { cached } from "@/server/cache/tag-cache";
import { queryRows, rowSchema } from "@/server/db/query-rows";
import { readPage } from "@/server/db/read-page";
import type { Deps } from "@/server/trpc/context";
import { keptMilliseconds, publicInstructors, theirCourses } from "./public-instructors";
import { instructorsTag } from "./touch-instructor";

export interface ListedInstructor extends WithPortrait {
  username: string;
  name: string;
  headline: string;
  isVerified: boolean;
  areas: string[];
  /** Public ones that they have a part in. */
  courses: number;
}

export interface InstructorList {
  people: ListedInstructor[];
  total: number;
  page: number;
  last: number;
  /** Subjects with the number of people in each, those in what a subject contains included. */
  areas: { slug: string; name: string; count: number }[];
}

const Row = rowSchema(() => ({
  people: z.array(
    z.strictObject({
      username: z.string(),
      name: z.string(),
      headline: z.string(),
      isVerified: z.boolean(),
      areas: z.array(z.string()),
      /** Public ones that they have a part in. */
      courses: z.number(),
      portrait: LinkedFile().nullable(),
    }),
  ),
  total: z.number(),
  areas: z.array(z.strictObject({ slug: z.string(), name: z.string(), count: z.number() })),
}));

/** A page of the instructors whom everybody finds, those with most public courses first. One statement, kept by tag. */
export function listInstructors(
  { db, now }: Pick<Deps, "db" | "now">,
  query: InstructorQuery,
): Promise<InstructorList> {
  return cached(instructorsHref(query), [instructorsTag, "catalog", "categories"], async () => {
    const { lastPage: last, ...found } = await readPage(query.page, instructorsPageSize, async (page) => {
      const [row] = await queryRows(db, Row)(listed({ ...query, page }));
      return row ?? { people: [], total: 0, areas: [] };
    });
    const people = await Promise.all(found.people.map(linkPortrait));
    return { value: { ...found, people, last }, until: new Date(now().getTime() + keptMilliseconds) };
  });
}

function listed({ q, area, page }: InstructorQuery): Prisma.Sql {
  const isNamed = q
    ? Prisma.sql`(lectern_unaccent(p.display_name) ILIKE lectern_unaccent(${likeAnywhere(q)}) OR lectern_unaccent(u.name) ILIKE lectern_unaccent(${likeAnywhere(q)}))`
    : Prisma.sql`TRUE`;
  const isInArea = area
    ? Prisma.sql`EXISTS (SELECT 1 FROM placed k JOIN category g ON g.id = k.node WHERE k.id = p.id AND g.slug = ${area})`
    : Prisma.sql`TRUE`;
  return Prisma.sql`
    WITH RECURSIVE known AS MATERIALIZED (
      SELECT p.id, u.username, p.display_name AS name, p.headline, p.is_verified AS "isVerified", u.id AS user_id, p.picture_file_id, p.status, p.is_public
        FROM instructor_profile p JOIN users u ON u.id = p.user_id WHERE ${publicInstructors} AND ${isNamed}),
    placed AS (
      SELECT k.id, e.category_id AS node FROM known k JOIN instructor_expertise e ON e.profile_id = k.id
      UNION SELECT d.id, g.parent_id FROM placed d JOIN category g ON g.id = d.node WHERE g.parent_id IS NOT NULL),
    found AS (
      SELECT p.*, (SELECT count(*)::int FROM ${ofKnown}) AS courses FROM known p WHERE ${isInArea}),
    page AS (SELECT p.*, ${teacherPortrait} AS portrait FROM (SELECT f.*, row_number() OVER (ORDER BY f.courses DESC, f.name, f.id) AS place FROM found f
              ORDER BY place LIMIT ${instructorsPageSize} OFFSET ${(page - 1) * instructorsPageSize}) p)
    SELECT (SELECT count(*)::int FROM found) AS total,
           COALESCE((SELECT jsonb_agg(jsonb_build_object('username', f.username, 'name', f.name, 'headline', f.headline, 'isVerified', f."isVerified", 'portrait', f.portrait,
             'courses', f.courses, 'areas', ARRAY(SELECT g.name FROM instructor_expertise e JOIN category g ON g.id = e.category_id
               WHERE e.profile_id = f.id AND g.is_active ORDER BY g.name)) ORDER BY f.place) FROM page f), '[]'::jsonb) AS people,
           COALESCE((SELECT jsonb_agg(jsonb_build_object('slug', a.slug, 'name', a.name, 'count', a.count) ORDER BY a.name) FROM (
             SELECT g.slug, g.name, count(*)::int AS count FROM placed d JOIN category g ON g.id = d.node WHERE g.is_active GROUP BY g.id) a), '[]'::jsonb) AS areas`;
}

/** `theirCourses` of a row of `known`. */
const ofKnown = Prisma.sql`(SELECT p.user_id AS id) u, LATERAL (SELECT 1 FROM ${theirCourses}) t`;
