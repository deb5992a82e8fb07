import "server-only";
import * as z from "zod";
import type { LabCheck } from "@/features/learning/schema";
import type { OwnLesson } from "@/features/learning/server/own-lesson";
import { AppError } from "@/lib/app-error";
import { uuidV7 } from "@/lib/uuid-v7";
import { queryRows } from "@/server/db/query-rows";
import type { Deps } from "@/server/trpc/context";

/** Ticks or unticks one line of a lab's list. Resolves to the ticked ones; saying the same twice changes nothing. */
export async function setLabCheck({ db, now }: Deps, own: OwnLesson, { index, isDone }: LabCheck): Promise<number[]> {
  if (index >= own.lesson.labChecks.length) throw new AppError("NOT_FOUND", "common.not_found");
  const at = now();
  const first = isDone ? [index] : [];
  const [row] = await queryRows(db, () => z.strictObject({ done: z.array(z.number()) }))`
    INSERT INTO lesson_progress (id, enrollment_id, lesson_id, lab_checks_done, last_accessed_at, updated_at)
    VALUES (${uuidV7(at.getTime())}::uuid, ${own.enrollmentId}::uuid, ${own.lessonId}::uuid, ${first}::int[], ${at}, ${at})
    ON CONFLICT (enrollment_id, lesson_id) DO UPDATE SET updated_at = ${at}, last_accessed_at = ${at},
      lab_checks_done = ARRAY(SELECT DISTINCT n FROM unnest(lesson_progress.lab_checks_done || EXCLUDED.lab_checks_done) n
                               WHERE ${isDone} OR n <> ${index} ORDER BY n)
    RETURNING lab_checks_done AS done`;
  return row?.done ?? [];
}
