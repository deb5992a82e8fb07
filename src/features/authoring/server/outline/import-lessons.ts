import "server-only";
import type { ImportLessons } from "@/features/authoring/outline/schema";
import { insertFirstVersions } from "@/features/authoring/server/assessment/write-question";
import { type EditDeps, editDraft } from "@/features/courses/server/draft/edit-draft";
import { fitToKind } from "@/features/questions/authoring";
import { AppError } from "@/lib/app-error";
import { uuidV7 } from "@/lib/uuid-v7";
import type { Tx } from "@/server/db/client";
import { insertRows } from "@/server/db/insert-rows";
import { insertModule, isModuleKnown } from "./add-items";
import { insertLessons } from "./insert-lessons";

/**
 * Adds a module of lessons that are assessments with their questions, at the end of the draft, all or nothing. The same module again adds
 * nothing, whatever became of it since.
 * @throws AppError CONFLICT `courses.id_taken`.
 */
export function importLessons(deps: EditDeps, { courseId, moduleId, title, lessons }: ImportLessons): Promise<void> {
  return editDraft(deps, courseId, async (tx, { versionId, at }) => {
    if (await isModuleKnown(tx, courseId, moduleId)) return;
    await refuseKnown(tx, lessons);
    const moduleVersionId = await insertModule(tx, { courseId, versionId, moduleId, title, at });
    const place = { courseId, versionId, moduleVersionId, position: 0, section: null, at };
    const assessments = await insertLessons(
      tx,
      place,
      lessons.map((lesson) => ({ lessonId: lesson.lessonId, title: lesson.title, isAssessment: true })),
    );
    const added = lessons.flatMap(({ lessonId, questions }) => {
      const assessment = assessments.get(lessonId);
      if (!assessment) return [];
      return questions.map(({ questionId, question }, position) => ({
        ...{ id: uuidV7(), questionId, question: fitToKind(question), position, ...assessment },
      }));
    });
    await insertRows(
      tx,
      "question",
      added.map(({ questionId, assessmentId }) => ({ id: questionId, assessmentId, createdAt: at })),
    );
    await insertFirstVersions(tx, added, at);
    await insertRows(
      tx,
      "assessment_question",
      added.map(({ id, assessmentVersionId, position }) => ({
        ...{ assessmentVersionId, questionVersionId: id, position, createdAt: at },
      })),
    );
  });
}

async function refuseKnown(tx: Tx, lessons: ImportLessons["lessons"]): Promise<void> {
  const lessonIds = lessons.map(({ lessonId }) => lessonId);
  const questionIds = lessons.flatMap(({ questions }) => questions.map(({ questionId }) => questionId));
  const known = [
    await tx.lesson.count({ where: { id: { in: lessonIds } } }),
    await tx.question.count({ where: { id: { in: questionIds } } }),
  ];
  if (known.some((count) => count > 0)) throw new AppError("CONFLICT", "courses.id_taken");
}
