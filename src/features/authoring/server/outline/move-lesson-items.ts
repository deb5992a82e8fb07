import "server-only";
import { moveBefore } from "@/features/authoring/lesson/resource-rules";
import { resourceLimits } from "@/features/authoring/lesson/resource-schema";
import type { MoveAssessment, MoveResourceTo } from "@/features/authoring/outline/schema";
import { touchAssessment } from "@/features/authoring/server/assessment/find-question";
import { listIds, writeOrder } from "@/features/authoring/server/lesson/edit-resources";
import { findDraftLesson } from "@/features/authoring/server/lesson/find-lesson";
import { copiedColumns } from "@/features/courses/server/draft/copy-version";
import { type EditDeps, editDraft } from "@/features/courses/server/draft/edit-draft";
import { Prisma } from "@/generated/prisma/client";
import { AppError } from "@/lib/app-error";
import { uuidV7 } from "@/lib/uuid-v7";
import type { Tx } from "@/server/db/client";
import { copyQuestions } from "./copy-lessons";

/**
 * Moves a resource to its place in the same lesson or another one of the draft. Doing it again changes nothing.
 * @throws AppError CONFLICT `authoring.lesson_gone`, `authoring.resource_gone`; RULE_BROKEN `authoring.too_many_resources`.
 */
export function moveResourceTo(deps: EditDeps, input: MoveResourceTo): Promise<void> {
  const { courseId, resourceId, fromLessonId, lessonId, beforeId } = input;
  return editDraft(deps, courseId, async (tx, { versionId, at }) => {
    const { id: toRow } = await findDraftLesson(tx, versionId, lessonId);
    const ids = await listIds(tx, toRow);
    if (!ids.includes(resourceId)) {
      if (ids.length >= resourceLimits.count) throw new AppError("RULE_BROKEN", "authoring.too_many_resources");
      const { id: fromRow } = await findDraftLesson(tx, versionId, fromLessonId);
      const { count } = await tx.resourceVersion.updateMany({
        where: { lessonVersionId: fromRow, resourceId },
        data: { lessonVersionId: toRow, position: ids.length },
      });
      if (count === 0) throw new AppError("CONFLICT", "authoring.resource_gone");
      await writeOrder(tx, { lessonVersionId: fromRow, at }, await listIds(tx, fromRow));
      ids.push(resourceId);
    }
    await writeOrder(tx, { lessonVersionId: toRow, at }, moveBefore(ids, resourceId, beforeId));
  });
}

/**
 * Moves a lesson's assessment to a lesson of the draft that has none. It becomes that lesson's own, with questions of its own:
 * what students did in the old place stays there. Doing it again changes nothing.
 * @throws AppError CONFLICT `authoring.lesson_gone`, `authoring.assessment_gone`, `authoring.assessment_there`.
 */
export function moveAssessment(deps: EditDeps, { courseId, lessonId, toLessonId }: MoveAssessment): Promise<void> {
  return editDraft(deps, courseId, async (tx, { versionId, at }) => {
    const from = await findDraftLesson(tx, versionId, lessonId);
    const to = await findDraftLesson(tx, versionId, toLessonId);
    const [old, there] = [await assessmentOf(tx, from.id), await assessmentOf(tx, to.id)];
    // It went on an earlier try.
    if (!old && there) return;
    if (!old) throw new AppError("CONFLICT", "authoring.assessment_gone");
    if (there) throw new AppError("CONFLICT", "authoring.assessment_there");
    const { id: assessmentId } = await tx.assessment.upsert({
      where: { lessonId: toLessonId },
      create: { lessonId: toLessonId, courseId, createdAt: at },
      update: {},
      select: { id: true },
    });
    const versionRow = uuidV7();
    const columns = copiedColumns.assessment_version.split(", ").filter((column) => column !== "assessment_id");
    await tx.$executeRaw`
      INSERT INTO assessment_version (id, assessment_id, lesson_version_id, ${Prisma.raw(columns.join(", "))})
      SELECT ${versionRow}::uuid, ${assessmentId}::uuid, ${to.id}::uuid, ${Prisma.raw(columns.join(", "))}
        FROM assessment_version WHERE id = ${old.id}::uuid`;
    await copyQuestions(tx, { old: [old.id], fresh: [versionRow] }, [assessmentId]);
    await tx.assessmentVersion.delete({ where: { id: old.id } });
    await touchAssessment(tx, old.assessmentId);
    await touchAssessment(tx, assessmentId);
  });
}

const assessmentOf = (tx: Tx, lessonVersionId: string) =>
  tx.assessmentVersion.findUnique({ where: { lessonVersionId }, select: { id: true, assessmentId: true } });
