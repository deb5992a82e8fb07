import "server-only";
import type { LessonPlace } from "@/features/learning/server/own-lesson";
import type { Deps } from "@/server/trpc/context";

/** Adds active time, never more than has really passed since the lesson was last heard of. */
export async function noteStudy(
  { db, now }: Pick<Deps, "db" | "now">,
  own: LessonPlace,
  activeSeconds: number,
): Promise<void> {
  const at = now();
  await db.$executeRaw`
    WITH heard AS (
      SELECT id, LEAST(${activeSeconds}::int, GREATEST(0, floor(extract(epoch FROM ${at}::timestamptz - last_accessed_at)))::int) AS seconds
        FROM lesson_progress WHERE enrollment_id = ${own.enrollmentId}::uuid AND lesson_id = ${own.lessonId}::uuid FOR UPDATE
    ), lesson AS (
      UPDATE lesson_progress p SET active_seconds = active_seconds + heard.seconds, last_accessed_at = ${at}, updated_at = ${at}
        FROM heard WHERE p.id = heard.id RETURNING heard.seconds
    )
    UPDATE enrollment e SET time_spent_seconds = time_spent_seconds + lesson.seconds, last_accessed_at = ${at}
      FROM lesson WHERE e.id = ${own.enrollmentId}::uuid`;
}
