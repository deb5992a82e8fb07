import "server-only";
import * as z from "zod";
import type { Tx } from "@/server/db/client";
import { queryRows, rowSchema } from "@/server/db/query-rows";
import { recountSuccess } from "./start-session";

const Closed = rowSchema(() => ({ templateId: z.string().nullable() }));

/** The builder's work on a course is done: it was published. The figures of the templates it came from follow. */
export async function closeSessions(tx: Tx, courseId: string, at: Date): Promise<void> {
  const closed = await queryRows(tx, Closed)`
    UPDATE course_creation_session SET status = 'PUBLISHED', published_course_id = course_id, updated_at = ${at},
           completion_percentage = round(100.0 * cardinality(array_append(array_remove(steps_completed, 'publish'), 'publish')) / total_steps, 2),
           steps_completed = array_append(array_remove(steps_completed, 'publish'), 'publish'),
           validation_errors = validation_errors - 'publish'
     WHERE course_id = ${courseId}::uuid AND status <> 'PUBLISHED'
    RETURNING template_id AS "templateId"`;
  const templates = closed.flatMap(({ templateId }) => templateId ?? []);
  if (templates.length > 0) await recountSuccess(tx, templates);
}
