import "server-only";
import * as z from "zod";
import { Prisma } from "@/generated/prisma/client";
import { courseRules } from "@/policy/course";
import { lessonRules } from "@/policy/lesson";
import { queryRows, type RowOf, rowSchema } from "@/server/db/query-rows";
import type { Deps, PersonDeps } from "@/server/trpc/context";
import { CourseRow, courseColumns } from "@/server/trpc/facts";

/** Something of a course that a note or a bookmark leads to. */
export interface Place {
  /** Its last published title; null where there never was one. */
  title: string | null;
  /** Null where it is closed to the reader or gone. */
  href: string | null;
}

export interface CoursePlace extends Place {
  language: string | null;
  lessons: ReadonlyMap<string, Place>;
  resources: ReadonlyMap<string, Place>;
}

interface Asked {
  courseIds: readonly string[];
  lessonIds: readonly string[];
  resourceIds: readonly string[];
}

const Part = rowSchema(() => ({ id: z.string(), lessonId: z.string(), title: z.string(), isShown: z.boolean() }));
type Part = RowOf<typeof Part>;

const Row = () =>
  CourseRow().extend({
    liveVersionId: z.string().nullable(),
    title: z.string().nullable(),
    language: z.string().nullable(),
    lessons: z.array(Part()).nullable(),
    resources: z.array(Part()).nullable(),
  });
type Row = RowOf<typeof Row>;

/** Over `f`, a course as the asker is to it: the version that they are on. */
const ownVersion = Prisma.sql`COALESCE((f.enrollment->>'versionId')::uuid, f."liveVersionId")`;

/** Of all versions that were ever published the asker's own comes first, then the newest. */
const parts = (from: Prisma.Sql, id: Prisma.Sql, ids: readonly string[], at: Date): Prisma.Sql => Prisma.sql`
  SELECT jsonb_agg(to_jsonb(p)) FROM (
    SELECT DISTINCT ON (${id}) ${id} AS id, lv.lesson_id AS "lessonId", t.title,
           (lv.version_id = ${ownVersion} AND COALESCE(mv.published_at <= ${at}, false)) AS "isShown"
      FROM ${from} JOIN module_version mv ON mv.id = lv.module_version_id JOIN course_version cv ON cv.id = lv.version_id
     WHERE cv.course_id = f.id AND ${id} = ANY(${ids}::uuid[]) AND (cv.published_at IS NOT NULL OR f.teaching IS NOT NULL)
     ORDER BY ${id}, lv.version_id = ${ownVersion} DESC, cv.number DESC) p`;

/** What courses, lessons and resources are called and whether the asker can go there, by the rules of their pages. One statement. */
export async function readPlaces(deps: PersonDeps, asked: Asked): Promise<ReadonlyMap<string, CoursePlace>> {
  const { db, actor, now } = deps;
  if (asked.courseIds.length === 0) return new Map();
  const userId = actor.id;
  const lessons = Prisma.sql`lesson_version lv CROSS JOIN LATERAL (SELECT lv.title) t`;
  const resources = Prisma.sql`resource_version rv JOIN lesson_version lv ON lv.id = rv.lesson_version_id CROSS JOIN LATERAL (SELECT rv.title) t`;
  const rows = await queryRows(db, Row)`
    SELECT f.*, v.title, v.language,
           (${parts(lessons, Prisma.sql`lv.lesson_id`, asked.lessonIds, now())}) AS lessons,
           (${parts(resources, Prisma.sql`rv.resource_id`, asked.resourceIds, now())}) AS resources
      FROM (SELECT ${courseColumns(userId, now())}, c.live_version_id AS "liveVersionId" FROM course c
             WHERE c.id = ANY(${asked.courseIds}::uuid[])) f
      LEFT JOIN LATERAL (
        SELECT cv.title, cv.language FROM course_version cv
         WHERE cv.course_id = f.id AND (cv.published_at IS NOT NULL OR f.teaching IS NOT NULL)
         ORDER BY cv.id = ${ownVersion} DESC, cv.number DESC LIMIT 1) v ON true`;
  return new Map(rows.map((row) => [row.id, placeOf(deps, row)]));
}

function placeOf({ actor }: Deps, { title, language, lessons, resources, ...course }: Row): CoursePlace {
  const partOf = ({ id, lessonId, title, isShown }: Part, hash: string): [string, Place] => {
    const isOpen = lessonRules["lesson.read"](actor, { id: lessonId, course, isShown });
    return [id, { title, href: isOpen ? `/learn/${course.slug}/${lessonId}${hash}` : null }];
  };
  return {
    title,
    language,
    href: courseRules["course.read"](actor, course) ? `/courses/${course.slug}` : null,
    lessons: new Map(lessons?.map((part) => partOf(part, ""))),
    resources: new Map(resources?.map((part) => partOf(part, "#resources"))),
  };
}
