import "server-only";
import type { Tx } from "@/server/db/client";

export type LockedAttempt = NonNullable<Awaited<ReturnType<typeof lockAttempt>>>;

/** The enrollment first and then the attempt: whoever needs both takes them in this order, so no one waits in a circle. */
export async function lockAttempt(tx: Tx, attemptId: string) {
  await tx.$executeRaw`
    SELECT 1 FROM enrollment
    WHERE id = (SELECT enrollment_id FROM assessment_attempt WHERE id = ${attemptId}::uuid) FOR NO KEY UPDATE`;
  await tx.$executeRaw`SELECT 1 FROM assessment_attempt WHERE id = ${attemptId}::uuid FOR UPDATE`;
  return tx.assessmentAttempt.findUnique({
    where: { id: attemptId },
    include: {
      answers: {
        select: {
          id: true,
          questionVersionId: true,
          selectedAnswers: true,
          textResponse: true,
          fields: true,
          pointsEarned: true,
        },
      },
      assessment: { select: { courseId: true, lessonId: true } },
    },
  });
}
