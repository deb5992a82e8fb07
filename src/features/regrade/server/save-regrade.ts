import "server-only";
import * as z from "zod";
import { writeRegraded } from "@/features/assessment/server/regrades/write-regraded";
import { resultOf } from "@/features/assessment/server/settle-attempt";
import { fromHundredths } from "@/features/questions/points";
import { answersRegraded } from "@/features/regrade/events";
import { losesPass, type PlannedStudent } from "@/features/regrade/plan-regrade";
import type { SaveRegrade } from "@/features/regrade/schema";
import { Prisma } from "@/generated/prisma/client";
import { AppError } from "@/lib/app-error";
import { uuidV7 } from "@/lib/uuid-v7";
import { appendAudit } from "@/server/audit/append-audit";
import type { Tx } from "@/server/db/client";
import { appendIdentifiedEvents } from "@/server/outbox/append-event";
import type { PersonDeps } from "@/server/trpc/context";
import { type RegradePlan, readPlan } from "./read-plan";

export const SavedRegrade = z.object({
  /** Whose points changed. */
  students: z.int(),
});
export type SavedRegrade = z.infer<typeof SavedRegrade>;

type SaveDeps = Pick<PersonDeps, "db" | "actor" | "now" | "ip">;

/**
 * Stores what the preview showed, all of it or nothing. One that changes no points now still holds for attempts that end later. The
 * same regrade sent twice is stored once.
 * @throws AppError as `findQuestion`; CONFLICT `regrade.changed_since` where it would do other than was shown
 */
export function saveRegrade(deps: SaveDeps, courseId: string, asked: SaveRegrade): Promise<SavedRegrade> {
  return deps.db.$transaction(async (tx) => {
    await tx.$executeRaw`SELECT 1 FROM course WHERE id = ${courseId}::uuid FOR NO KEY UPDATE`;
    const known = await tx.regrade.findUnique({ where: { id: asked.regradeId } });
    if (known) {
      const isSame = known.regradedById === deps.actor.id && known.questionVersionId === asked.questionVersionId;
      if (!isSame) throw new AppError("NOT_FOUND", "regrade.no_such_question");
      return { students: known.studentCount };
    }
    await lockAttempts(tx, courseId, asked);
    const plan = await readPlan(tx, courseId, asked);
    if (plan.stamp !== asked.stamp) throw new AppError("CONFLICT", "regrade.changed_since");
    const students = plan.students.filter((student) => asked.takesPasses || !losesPass(student));
    await storeRegrade(tx, deps, { courseId, asked, plan, students });
    return { students: students.length };
  });
}

/** Enrollments first and then attempts, running ones too: each by its id, so no one waits in a circle. */
async function lockAttempts(tx: Tx, courseId: string, { lessonId }: SaveRegrade): Promise<void> {
  const assessment = Prisma.sql`SELECT id FROM assessment WHERE lesson_id = ${lessonId}::uuid AND course_id = ${courseId}::uuid`;
  await tx.$executeRaw`
    SELECT 1 FROM enrollment WHERE id IN (SELECT enrollment_id FROM assessment_attempt WHERE assessment_id = (${assessment}))
     ORDER BY id FOR NO KEY UPDATE`;
  await tx.$executeRaw`SELECT 1 FROM assessment_attempt WHERE assessment_id = (${assessment}) ORDER BY id FOR UPDATE`;
}

interface Storing {
  courseId: string;
  asked: SaveRegrade;
  plan: RegradePlan;
  students: readonly PlannedStudent[];
}

async function storeRegrade(tx: Tx, deps: SaveDeps, { courseId, asked, plan, students }: Storing): Promise<void> {
  const at = deps.now();
  const { regradeId, questionVersionId, way, takesPasses, reason } = asked;
  const mendedVersionId = plan.question.mended?.versionId ?? null;
  await tx.regrade.create({
    data: {
      ...{ id: regradeId, questionVersionId, mendedVersionId, way, takesPasses, reason },
      ...{ studentCount: students.length, regradedById: deps.actor.id, createdAt: at },
    },
  });
  const attempts = students.flatMap((student) => student.attempts);
  const answers = attempts.map(({ id: attemptId, ...attempt }) => {
    return { ...attempt, attemptId, regradeId, questionVersionId };
  });
  await writeRegraded(tx, answers, at);
  await writeResults(tx, students, at);
  await appendIdentifiedEvents(
    tx,
    students.map(({ enrollmentId, userId }) => {
      return { ...answersRegraded({ regradeId, enrollmentId, courseId, userId }), id: uuidV7(at.getTime()) };
    }),
  );
  await appendAudit(tx, deps, {
    action: "question.regrade",
    objectType: "QuestionVersion",
    objectId: questionVersionId,
    values: { courseId, regradeId, way, takesPasses, students: students.length, attempts: attempts.length },
  });
}

async function writeResults(tx: Tx, students: readonly PlannedStudent[], at: Date): Promise<void> {
  const results = students
    .flatMap(({ attempts }) => attempts)
    .map(({ id, resultAfter, stateAfter, maxScoreAfter }) => ({
      ...{ id, state: stateAfter, most: fromHundredths(maxScoreAfter) },
      ...(resultAfter ? resultOf(resultAfter) : { score: null, percentage: null, isPassed: null }),
    }));
  await tx.$executeRaw`
    UPDATE assessment_attempt AS a
       SET state = r.state::attempt_state, score = r.score, percentage = r.percentage, is_passed = r."isPassed", max_score = r.most, updated_at = ${at}
      FROM jsonb_to_recordset(${JSON.stringify(results)}::jsonb)
           AS r(id uuid, state text, score numeric, percentage numeric, "isPassed" boolean, most numeric)
     WHERE a.id = r.id`;
}
