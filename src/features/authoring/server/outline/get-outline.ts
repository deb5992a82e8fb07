import "server-only";
import * as z from "zod";
import type { OutlineModule } from "@/features/authoring/outline/rules";
import { readCondition } from "@/features/courses/server/gates/write-gate";
import { plainText } from "@/features/media/server/plain-text";
import { AccessLevel, LessonType } from "@/generated/prisma/enums";
import type { GateCondition } from "@/policy/gate";
import { json, queryRows, type RowOf, rowSchema } from "@/server/db/query-rows";
import type { Deps } from "@/server/trpc/context";
import { questionsOfAttempt } from "./questions-of-attempt";

const Lesson = rowSchema(() => ({
  id: z.string(),
  title: z.string(),
  section: z.string().nullable(),
  type: z.enum(LessonType),
  minutes: z.number().nullable(),
  access: z.enum(AccessLevel),
  isRequired: z.boolean(),
  isFreePreview: z.boolean(),
  /** Null without an assessment. */
  questions: z.number().nullable(),
  resources: z.number(),
}));

const Row = rowSchema(() => ({
  id: z.string(),
  title: z.string(),
  description: z.string(),
  isShown: z.boolean(),
  releaseAt: z.string().nullable(),
  gate: json(),
  lessons: z.array(Lesson()),
}));

export type ShownLesson = RowOf<typeof Lesson>;

export interface ShownModule extends OutlineModule<ShownLesson> {
  /** Markdown. */
  description: string;
  /** Its words without the markup. */
  about: string;
  isShown: boolean;
  /** ISO 8601; the module is published automatically then. */
  releaseAt: string | null;
  /** What its lessons wait for. */
  gate: GateCondition | null;
}

/** The outline of a course's draft, or of what is live where none waits. One query. */
export async function getOutline({ db }: Pick<Deps, "db">, courseId: string): Promise<ShownModule[]> {
  const modules = await queryRows(db, Row)`
    WITH shown AS (SELECT id FROM course_version WHERE course_id = ${courseId}::uuid ORDER BY number DESC LIMIT 1)
    SELECT m.module_id AS id, m.title, m.description, m.published_at IS NOT NULL AS "isShown",
           to_char(m.release_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') AS "releaseAt",
           (SELECT g.condition FROM lesson_gate g WHERE g.version_id = m.version_id AND g.module_id = m.module_id ORDER BY g.id LIMIT 1) AS gate,
           coalesce((
             SELECT jsonb_agg(jsonb_build_object(
                      'id', l.lesson_id, 'title', l.title, 'section', l.section, 'type', l.type, 'minutes', l.duration_minutes,
                      'access', l.access_level, 'isRequired', l.is_required, 'isFreePreview', l.is_free_preview,
                      'questions', (SELECT ${questionsOfAttempt}
                                      FROM assessment_version a WHERE a.lesson_version_id = l.id),
                      'resources', (SELECT count(*) FROM resource_version r WHERE r.lesson_version_id = l.id))
                    ORDER BY l.position)
               FROM lesson_version l WHERE l.module_version_id = m.id), '[]') AS lessons
      FROM module_version m WHERE m.version_id = (SELECT id FROM shown) ORDER BY m.position`;
  return Promise.all(
    modules.map(async (module) => ({
      ...module,
      about: await plainText(module.description),
      gate: readCondition(module.gate),
    })),
  );
}
