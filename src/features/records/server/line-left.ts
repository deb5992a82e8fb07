import "server-only";
import * as z from "zod";
import { accessTo } from "@/features/learning/server/lesson-access";
import { readEnrollmentLocks } from "@/features/learning/server/read-locks";
import { lineAt } from "@/features/media/server/plain-text";
import { Prisma } from "@/generated/prisma/client";
import { isStaff } from "@/policy/course";
import { lessonRules } from "@/policy/lesson";
import { isCurrentEnrollment } from "@/server/db/current-enrollment";
import type { RowOf } from "@/server/db/query-rows";
import type { Deps } from "@/server/trpc/context";
import { CourseRow, courseColumns } from "@/server/trpc/facts";

/** The line of a lesson's text at which its student stopped. */
export interface LineLeft {
  lessonId: string;
  text: string;
}

/** What the query builds in JSON: for the server's eyes. */
export const LineLeftRow = () =>
  CourseRow().extend({
    lessonId: z.string(),
    level: z.enum(["PREMIUM", "GUEST", "REGISTERED"]),
    isFreePreview: z.boolean(),
    content: z.string(),
    registered: z.string(),
    block: z.number(),
    /** False: a lesson that is complete makes no row. */
    isComplete: z.boolean(),
    hasGates: z.boolean(),
  });
export type LineLeftRow = RowOf<typeof LineLeftRow>;

/**
 * The lesson to go on with in the course that a person had open last, as JSON for a query of more than that: its text in the version
 * that they are on, and what decides whether it is open to them. Null once it is complete.
 */
export const lineLeftRow = (userId: string, at: Date): Prisma.Sql => Prisma.sql`
  (SELECT CASE WHEN z."isComplete" THEN NULL ELSE to_jsonb(z) END FROM (
     SELECT ${courseColumns(userId, at)}, l.lesson_id AS "lessonId", l.access_level::text AS level, l.is_free_preview AS "isFreePreview", l.content,
            l.registered_content AS registered, COALESCE(p.reading_block, 0) AS block, p.completed_at IS NOT NULL AS "isComplete",
            EXISTS (SELECT 1 FROM lesson_gate g WHERE g.version_id = l.version_id) AS "hasGates"
       FROM (SELECT * FROM enrollment e WHERE e.user_id = ${userId}::uuid AND e.status = 'ACTIVE' AND ${isCurrentEnrollment("e", at)}
              ORDER BY e.last_accessed_at DESC LIMIT 1) e
       JOIN course c ON c.id = e.course_id
       JOIN lesson_version l ON l.version_id = e.version_id
       JOIN module_version m ON m.id = l.module_version_id AND m.published_at <= ${at}
       LEFT JOIN lesson_progress p ON p.enrollment_id = e.id AND p.lesson_id = l.lesson_id
      ORDER BY l.lesson_id IS NOT DISTINCT FROM e.last_lesson_id DESC, m.position, l.position LIMIT 1) z)`;

/** What of it may be shown. Null where the text isn't open to them, or no line of it would say anything. */
export async function toLineLeft(
  deps: Pick<Deps, "db" | "now" | "actor" | "locale">,
  row: LineLeftRow | null,
): Promise<LineLeft | null> {
  if (!row || !lessonRules["lesson.progress"](deps.actor, { id: row.lessonId, course: row, isShown: true }))
    return null;
  const bodies = { content: row.content, registered: row.registered, guest: "" };
  if (accessTo({ ...row, bodies }, deps.actor, row, await isLocked(deps, row)).body !== "content") return null;
  const text = await lineAt(row.content, row.block, deps.locale);
  return text === null ? null : { lessonId: row.lessonId, text };
}

async function isLocked(deps: Pick<Deps, "db" | "now" | "actor">, row: LineLeftRow): Promise<boolean> {
  if (!row.enrollment || !row.hasGates || isStaff(deps.actor, row)) return false;
  const { versionId, enrollmentId } = row.enrollment;
  return (await readEnrollmentLocks(deps, { courseId: row.id, versionId, enrollmentId })).has(row.lessonId);
}
