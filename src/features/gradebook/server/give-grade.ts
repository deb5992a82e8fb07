import "server-only";
import * as z from "zod";
import { gradesChanged } from "@/features/gradebook/events";
import type { GiveGrade } from "@/features/gradebook/schema";
import { fromHundredths, toHundredths } from "@/features/questions/points";
import { AppError } from "@/lib/app-error";
import type { CourseFacts } from "@/policy/course";
import { appendAudit } from "@/server/audit/append-audit";
import type { Tx } from "@/server/db/client";
import { isCurrentEnrollment } from "@/server/db/current-enrollment";
import { queryRows, rowSchema } from "@/server/db/query-rows";
import { appendEvent } from "@/server/outbox/append-event";
import type { PersonDeps } from "@/server/trpc/context";
import { getRows } from "./get-gradebook";
import type { GradeRow } from "./read-rows";

type GradeDeps = Pick<PersonDeps, "db" | "actor" | "now" | "ip">;

const Target = rowSchema(() => ({ userId: z.string(), maxPoints: z.string() }));

/**
 * Gives a student points for an item in place of the assessment's result, if there is one, or takes such points back: the grade is
 * added to its history. The same one sent twice is the same. Resolves to the student's row as it is now.
 * @throws AppError NOT_FOUND `gradebook.no_such_cell`; RULE_BROKEN `gradebook.too_many_points`; CONFLICT `gradebook.graded_meanwhile`
 * where the latest grade is another than the one that this names, and then nothing is written.
 */
export async function giveGrade(deps: GradeDeps, course: CourseFacts, grade: GiveGrade): Promise<GradeRow> {
  await deps.db.$transaction((tx) => writeGrade(tx, deps, course.id, grade));
  const { rows } = await getRows(deps, course, { enrollmentIds: [grade.enrollmentId] });
  const [row] = rows;
  if (!row) throw new AppError("NOT_FOUND", "gradebook.no_such_cell");
  return row;
}

async function writeGrade(tx: Tx, deps: GradeDeps, courseId: string, grade: GiveGrade): Promise<void> {
  const { enrollmentId, itemId, gradeId, replaces, points, reason } = grade;
  const at = deps.now();
  // The setup shares the course's row, so that no maximum goes below points that are given meanwhile.
  await tx.$executeRaw`SELECT 1 FROM course WHERE id = ${courseId}::uuid FOR SHARE`;
  const [target] = await queryRows(tx, Target)`
    SELECT e.user_id::text AS "userId", i.max_points::text AS "maxPoints"
      FROM enrollment e JOIN grade_item i ON i.course_id = e.course_id AND i.id = ${itemId}::uuid AND i.archived_at IS NULL
     WHERE e.id = ${enrollmentId}::uuid AND e.course_id = ${courseId}::uuid AND ${isCurrentEnrollment("e", at)} FOR NO KEY UPDATE OF e`;
  if (!target) throw new AppError("NOT_FOUND", "gradebook.no_such_cell");
  const known = await tx.itemGrade.findUnique({ where: { id: gradeId } });
  const isSame = known?.enrollmentId === enrollmentId && known.itemId === itemId && known.gradedById === deps.actor.id;
  if (known && !isSame) throw new AppError("NOT_FOUND", "gradebook.no_such_cell");
  if (known) return;
  const most = toHundredths(target.maxPoints);
  if (points !== null && points > most)
    throw new AppError("RULE_BROKEN", "gradebook.too_many_points", { most: most / 100 });
  const latest = await tx.itemGrade.findFirst({
    where: { enrollmentId, itemId },
    orderBy: { number: "desc" },
    include: { gradedBy: { select: { name: true, anonymizedAt: true } } },
  });
  const before = latest?.points == null ? null : Number(latest.points);
  if ((latest?.number ?? 0) !== replaces) {
    const by = latest?.gradedBy?.anonymizedAt === null ? latest.gradedBy.name : null;
    throw new AppError("CONFLICT", "gradebook.graded_meanwhile", { by, points: before });
  }
  await tx.itemGrade.create({
    data: {
      ...{ id: gradeId, enrollmentId, itemId, number: replaces + 1, reason, gradedById: deps.actor.id, createdAt: at },
      points: points === null ? null : fromHundredths(points),
    },
  });
  await appendEvent(tx, gradesChanged({ courseId, enrollmentId, userId: target.userId, changeId: gradeId }));
  await appendAudit(tx, deps, {
    action: "grade.give",
    objectType: "ItemGrade",
    objectId: gradeId,
    before: { points: before },
    values: { courseId, userId: target.userId, itemId, points: points === null ? null : points / 100 },
  });
}
