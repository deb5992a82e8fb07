import "server-only";
import type { StudiedTime } from "@/features/learning/schema";
import type { LessonPlace } from "@/features/learning/server/own-lesson";
import type { Deps } from "@/server/trpc/context";

/**
 * Adds active time, never more than has really passed since the lesson was last heard of. Takes the enrollment before the lesson's
 * row, as everything does that writes both: a completion at the same moment waits, and neither dies of the other. The quarter
 * of an hour in which it is told gets the same seconds, up to its own length: two devices at once are still one person. The place is where the reader was last.
 */
export async function noteStudy(
  { db, now }: Pick<Deps, "db" | "now">,
  own: LessonPlace,
  { activeSeconds, place }: StudiedTime,
): Promise<void> {
  const at = now();
  await db.$executeRaw`
    WITH seat AS (
      SELECT id FROM enrollment WHERE id = ${own.enrollmentId}::uuid FOR NO KEY UPDATE
    ), heard AS (
      SELECT p.id, LEAST(${activeSeconds}::int, GREATEST(0, floor(extract(epoch FROM ${at}::timestamptz - p.last_accessed_at)))::int) AS seconds
        FROM seat JOIN lesson_progress p ON p.enrollment_id = seat.id AND p.lesson_id = ${own.lessonId}::uuid FOR UPDATE OF p
    ), lesson AS (
      UPDATE lesson_progress p SET active_seconds = active_seconds + heard.seconds,
             reading_block = COALESCE(${place?.block ?? null}::int, reading_block), reading_share = COALESCE(${place?.share ?? null}::real, reading_share), last_accessed_at = ${at}, updated_at = ${at}
        FROM heard WHERE p.id = heard.id RETURNING heard.seconds
    ), quarter AS (
      INSERT INTO study_time AS q (user_id, starts_at, active_seconds)
      SELECT ${own.userId}::uuid, date_bin('15 minutes', ${at}::timestamptz, 'epoch'), LEAST(lesson.seconds, 900) FROM lesson WHERE lesson.seconds > 0
      ON CONFLICT (user_id, starts_at) DO UPDATE SET active_seconds = LEAST(q.active_seconds + EXCLUDED.active_seconds, 900)
    )
    UPDATE enrollment e SET time_spent_seconds = time_spent_seconds + lesson.seconds, last_accessed_at = ${at}
      FROM lesson WHERE e.id = ${own.enrollmentId}::uuid`;
}
