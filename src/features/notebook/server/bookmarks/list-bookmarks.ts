import "server-only";
import * as z from "zod";
import { readPlaces } from "@/features/notebook/server/read-places";
import { queryRows, rowSchema } from "@/server/db/query-rows";
import type { PersonDeps } from "@/server/trpc/context";

export interface ListedBookmark {
  id: string;
  kind: "course" | "lesson" | "resource";
  /** One's own; empty where none was given. */
  ownTitle: string;
  notes: string;
  /** What it leads to; empty where that never had a published name. */
  title: string;
  /** Of the course that it is a part of; null for a course itself. */
  courseTitle: string | null;
  language: string | null;
  /** Null where it is closed or gone: the bookmark stays. */
  href: string | null;
}

const Row = rowSchema(() => ({
  id: z.string(),
  title: z.string(),
  notes: z.string(),
  courseId: z.string(),
  lessonId: z.string().nullable(),
  resourceId: z.string().nullable(),
}));

/** All of one's bookmarks, in one's own order. Two statements. */
export async function listBookmarks(deps: PersonDeps): Promise<ListedBookmark[]> {
  const rows = await queryRows(deps.db, Row)`
    SELECT b.id, b.title, b.notes, COALESCE(b.course_id, l.course_id, r.course_id) AS "courseId",
           b.lesson_id AS "lessonId", b.resource_id AS "resourceId"
      FROM bookmark b LEFT JOIN lesson l ON l.id = b.lesson_id LEFT JOIN resource r ON r.id = b.resource_id
     WHERE b.user_id = ${deps.actor.id}::uuid AND b.deleted_at IS NULL ORDER BY b.position, b.id`;
  const places = await readPlaces(deps, {
    courseIds: [...new Set(rows.map((row) => row.courseId))],
    lessonIds: rows.flatMap((row) => row.lessonId ?? []),
    resourceIds: rows.flatMap((row) => row.resourceId ?? []),
  });
  return rows.map(({ id, title, notes, courseId, lessonId, resourceId }) => {
    const course = places.get(courseId);
    const part = lessonId
      ? course?.lessons.get(lessonId)
      : resourceId
        ? course?.resources.get(resourceId)
        : { title: course?.title ?? null, href: course?.href ?? null };
    return {
      id,
      kind: lessonId ? "lesson" : resourceId ? "resource" : "course",
      ownTitle: title,
      notes,
      title: part?.title ?? "",
      courseTitle: lessonId || resourceId ? (course?.title ?? null) : null,
      language: course?.language ?? null,
      href: part?.href ?? null,
    };
  });
}
