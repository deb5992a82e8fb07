import "server-only";
import * as z from "zod";
import type { LessonItems } from "@/features/authoring/outline/item-rules";
import type { ListLessonItems } from "@/features/authoring/outline/schema";
import { ResourceType } from "@/generated/prisma/enums";
import { queryRows, rowSchema } from "@/server/db/query-rows";
import type { Deps } from "@/server/trpc/context";
import { questionsOfAttempt } from "./questions-of-attempt";

const Row = rowSchema(() => ({
  lessonId: z.string(),
  assessment: z.strictObject({ title: z.string(), questions: z.number() }).nullable(),
  resources: z.array(
    z.strictObject({
      id: z.string(),
      title: z.string(),
      type: z.enum(ResourceType),
      isPremium: z.boolean(),
      url: z.string().nullable(),
      fileName: z.string().nullable(),
      sizeBytes: z.number().nullable(),
    }),
  ),
}));

/** What hangs on lessons of a course's draft, or of what is live where none waits, by the lessons' ids. One query. */
export async function listLessonItems(
  { db }: Pick<Deps, "db">,
  { courseId, lessonIds }: ListLessonItems,
): Promise<Record<string, LessonItems>> {
  const rows = await queryRows(db, Row)`
    WITH shown AS (SELECT id FROM course_version WHERE course_id = ${courseId}::uuid ORDER BY number DESC LIMIT 1)
    SELECT l.lesson_id AS "lessonId",
           (SELECT jsonb_build_object('title', a.title, 'questions', ${questionsOfAttempt})
              FROM assessment_version a WHERE a.lesson_version_id = l.id) AS assessment,
           coalesce((
             SELECT jsonb_agg(jsonb_build_object(
                      'id', r.resource_id, 'title', r.title, 'type', r.type, 'isPremium', r.is_premium, 'url', r.url,
                      'fileName', f.original_name, 'sizeBytes', f.size_bytes) ORDER BY r.position)
               FROM resource_version r LEFT JOIN stored_file f ON f.id = r.file_id WHERE r.lesson_version_id = l.id), '[]') AS resources
      FROM lesson_version l WHERE l.version_id = (SELECT id FROM shown) AND l.lesson_id = ANY(${lessonIds}::uuid[])`;
  return Object.fromEntries(rows.map(({ lessonId, assessment, resources }) => [lessonId, { assessment, resources }]));
}
