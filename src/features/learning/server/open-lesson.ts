import "server-only";
import * as z from "zod";
import { dayInZone, nextStreak } from "@/features/learning/rules";
import type { LessonPlace } from "@/features/learning/server/own-lesson";
import { uuidV7 } from "@/lib/uuid-v7";
import type { Tx } from "@/server/db/client";
import { queryRows, rowSchema } from "@/server/db/query-rows";
import type { Deps } from "@/server/trpc/context";

const StudyRow = rowSchema(() => ({
  days: z.number(),
  lastDay: z.string().nullable(),
  timeZone: z.string().nullable(),
}));

/** Notes that the student looks at a lesson: the place to come back to, the first day, the streak in the person's own zone. */
export async function openLesson({ db, now }: Pick<Deps, "db" | "now">, own: LessonPlace): Promise<void> {
  const at = now();
  await db.$transaction(async (tx) => {
    const [study] = await queryRows(tx, StudyRow)`
      SELECT e.study_streak_days AS days, to_char(e.last_study_date, 'YYYY-MM-DD') AS "lastDay", p.time_zone AS "timeZone"
        FROM enrollment e LEFT JOIN user_preference p ON p.user_id = e.user_id WHERE e.id = ${own.enrollmentId}::uuid FOR NO KEY UPDATE OF e`;
    if (!study) return;
    const streak = nextStreak(study, dayInZone(at, study.timeZone ?? "UTC"));
    await tx.$executeRaw`
      UPDATE enrollment SET started_at = COALESCE(started_at, ${at}), last_lesson_id = ${own.lessonId}::uuid, last_accessed_at = ${at},
             study_streak_days = ${streak.days}, last_study_date = ${streak.lastDay}::date, updated_at = ${at}
       WHERE id = ${own.enrollmentId}::uuid`;
    await noteLesson(tx, own, at);
  });
}

/** The stream of activities needs one opening a lesson and day (UTC). */
async function noteLesson(tx: Tx, { enrollmentId, lessonId, userId, courseId }: LessonPlace, at: Date): Promise<void> {
  const dayStart = new Date(Math.floor(at.getTime() / 86_400_000) * 86_400_000);
  await tx.$executeRaw`
    WITH seen AS (
      INSERT INTO lesson_progress (id, enrollment_id, lesson_id, last_accessed_at, updated_at)
      VALUES (${uuidV7(at.getTime())}::uuid, ${enrollmentId}::uuid, ${lessonId}::uuid, ${at}, ${at})
      ON CONFLICT (enrollment_id, lesson_id) DO UPDATE SET last_accessed_at = ${at}, updated_at = ${at}
    )
    INSERT INTO user_activity (id, user_id, kind, course_id, lesson_id, created_at)
    SELECT ${uuidV7(at.getTime())}::uuid, ${userId}::uuid, 'LESSON_OPENED', ${courseId}::uuid, ${lessonId}::uuid, ${at}
     WHERE NOT EXISTS (SELECT 1 FROM user_activity WHERE user_id = ${userId}::uuid AND created_at >= ${dayStart}
                        AND lesson_id = ${lessonId}::uuid AND kind = 'LESSON_OPENED')`;
}
