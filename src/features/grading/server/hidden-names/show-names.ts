import "server-only";
import * as z from "zod";
import { answersOf, isWaiting } from "@/features/grading/server/gradable";
import { Prisma } from "@/generated/prisma/client";
import { AppError } from "@/lib/app-error";
import { appendAudit } from "@/server/audit/append-audit";
import { hidesNames } from "@/server/db/hidden-names";
import { queryRow, rowSchema } from "@/server/db/query-rows";
import type { PersonDeps } from "@/server/trpc/context";

const Standing = rowSchema(() => ({ isHiding: z.boolean(), isShown: z.boolean(), waiting: z.number() }));

type ShowDeps = Pick<PersonDeps, "db" | "actor" | "now" | "ip">;

/**
 * Ends the hiding of names in an assessment, for good: also for attempts that end later. Safe to repeat.
 * @throws AppError NOT_FOUND `grading.names_not_hidden` where the course has no such assessment, or it hides no names; RULE_BROKEN
 * `grading.answers_wait` while an answer of it waits for a person.
 */
export function showNames(deps: ShowDeps, courseId: string, assessmentId: string): Promise<void> {
  return deps.db.$transaction(async (tx) => {
    const at = deps.now();
    // Two at once wait for each other here, so that only one of them is in the audit log.
    await tx.$executeRaw`SELECT 1 FROM assessment WHERE id = ${assessmentId}::uuid FOR NO KEY UPDATE`;
    const { isHiding, isShown, waiting } = await queryRow(tx, Standing)`
      SELECT coalesce(bool_or(${hidesNames(Prisma.sql`o.id`)}), false) AS "isHiding", coalesce(bool_or(o.names_shown_at IS NOT NULL), false) AS "isShown",
             (SELECT count(*)::int FROM ${answersOf(courseId, assessmentId)} AND ${isWaiting}) AS waiting
        FROM assessment o WHERE o.id = ${assessmentId}::uuid AND o.course_id = ${courseId}::uuid`;
    if (isShown) return;
    if (!isHiding) throw new AppError("NOT_FOUND", "grading.names_not_hidden");
    if (waiting > 0) throw new AppError("RULE_BROKEN", "grading.answers_wait", { count: waiting });
    await tx.assessment.update({ where: { id: assessmentId }, data: { namesShownAt: at } });
    await appendAudit(tx, deps, {
      action: "assessment.showNames",
      objectType: "assessment",
      objectId: assessmentId,
      values: { courseId },
    });
  });
}
