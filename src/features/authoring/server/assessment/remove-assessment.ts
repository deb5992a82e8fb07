import "server-only";
import type { RemoveAssessment } from "@/features/authoring/assessment/schema";
import { findDraftLesson } from "@/features/authoring/server/lesson/find-lesson";
import { type EditDeps, editDraft, type PersonEditDeps } from "@/features/courses/server/draft/edit-draft";
import { Prisma } from "@/generated/prisma/client";
import { AppError } from "@/lib/app-error";
import type { Tx } from "@/server/db/client";
import { insertKept } from "@/server/db/insert-kept";
import { IdRow, queryRows } from "@/server/db/query-rows";
import { nothingWritten, touchAssessment, type Written } from "./find-question";

/** A removed assessment is beside the draft as it was, so that an undo brings back the very same one. */
const recordType = "removed_assessment";

/**
 * Takes the assessment off a lesson of the draft. Its rules and questions are kept and come back with the removal's id. The
 * same removal again, or where there is none anymore, takes nothing.
 * @throws AppError CONFLICT `authoring.lesson_gone`.
 */
export function removeAssessment(deps: PersonEditDeps, input: RemoveAssessment): Promise<Written> {
  const { courseId, lessonId, removalId } = input;
  const savedById = deps.actor.id;
  return editDraft(deps, courseId, async (tx, { versionId, at }) => {
    const lesson = await findDraftLesson(tx, versionId, lessonId);
    if (await tx.draftCourseContent.findUnique({ where: { id: removalId }, select: { id: true } }))
      return nothingWritten;
    const assessment = await findAssessmentOf(tx, lesson.id);
    if (!assessment) return nothingWritten;
    await tx.$executeRaw`
      INSERT INTO draft_course_content (id, course_version_id, content_type, content_id, version, data, saved_by_id, last_saved_at)
      SELECT ${removalId}::uuid, ${versionId}::uuid, ${recordType}, ${lessonId}, 1,
             jsonb_build_object('row', to_jsonb(a), 'questions', (
               SELECT coalesce(jsonb_agg(to_jsonb(q)), '[]') FROM assessment_question q WHERE q.assessment_version_id = a.id), 'draws', (
               SELECT coalesce(jsonb_agg(to_jsonb(w)), '[]') FROM assessment_draw w WHERE w.assessment_version_id = a.id)),
             ${savedById}::uuid, ${at}
        FROM assessment_version a WHERE a.id = ${assessment.id}::uuid`;
    await tx.assessmentVersion.delete({ where: { id: assessment.id } });
    return touchAssessment(tx, assessment.assessmentId);
  });
}

/**
 * Puts back what a removal took, with its rules and questions. Doing it again changes nothing.
 * @throws AppError NOT_FOUND when there is no such removal in this draft; CONFLICT `authoring.lesson_gone`,
 * `authoring.assessment_there` when the lesson has got another one meanwhile.
 */
export function restoreAssessment(deps: EditDeps, input: RemoveAssessment): Promise<Written> {
  const { courseId, lessonId, removalId } = input;
  return editDraft(deps, courseId, async (tx, { versionId }) => {
    const lesson = await findDraftLesson(tx, versionId, lessonId);
    const [kept] = await queryRows(tx, IdRow)`
      SELECT data->'row'->>'id' AS id FROM draft_course_content
       WHERE id = ${removalId}::uuid AND content_type = ${recordType} AND content_id = ${lessonId} AND course_version_id = ${versionId}::uuid`;
    if (!kept) throw new AppError("NOT_FOUND", "common.not_found");
    const stands = await findAssessmentOf(tx, lesson.id);
    if (stands?.id === kept.id) return nothingWritten;
    if (stands) throw new AppError("CONFLICT", "authoring.assessment_there");
    await putBack(tx, lesson.id, removalId);
    const { assessmentId } = await tx.assessmentVersion.findUniqueOrThrow({ where: { id: kept.id } });
    return touchAssessment(tx, assessmentId);
  });
}

const findAssessmentOf = (tx: Tx, lessonVersionId: string) =>
  tx.assessmentVersion.findUnique({ where: { lessonVersionId }, select: { id: true, assessmentId: true } });

async function putBack(tx: Tx, lessonVersionId: string, removalId: string): Promise<void> {
  const data = Prisma.sql`(SELECT data FROM draft_course_content WHERE id = ${removalId}::uuid)`;
  const lesson = Prisma.sql`jsonb_build_object('lesson_version_id', ${lessonVersionId}::uuid)`;
  await insertKept(tx, "assessment_version", Prisma.sql`SELECT ${data}->'row' || ${lesson} AS r`);
  await insertKept(tx, "assessment_draw", Prisma.sql`SELECT jsonb_array_elements(${data}->'draws') AS r`);
  await insertKept(tx, "assessment_question", Prisma.sql`SELECT jsonb_array_elements(${data}->'questions') AS r`);
}
