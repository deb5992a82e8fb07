import "server-only";
import type { AssessmentRules } from "@/features/authoring/assessment/schema";
import type { EditedQuestion } from "@/features/questions/edited-question";
import { AppError } from "@/lib/app-error";
import type { Tx } from "@/server/db/client";
import { contentColumns, questionOf } from "./find-question";
import { linkKeyImages } from "./link-key-images";
import { ruleColumns, rulesOf } from "./save-rules";

export interface AssessmentForEditing {
  lessonId: string;
  /** Of the lesson. */
  title: string;
  /** "3.4" */
  place: string;
  /** Null where the lesson has none. */
  assessment: {
    revision: number;
    rules: AssessmentRules;
    /** Those that every attempt has. */
    questions: { id: string; versionId: string; sectionKey: string | null; question: EditedQuestion }[];
    /** Addresses of the images that keys are drawn on, by their path. */
    images: Record<string, string>;
  } | null;
}

/**
 * The assessment of a lesson with its keys, as it is in the draft, or in what is live where none waits.
 * @throws AppError NOT_FOUND when the course's newest version has no such lesson.
 */
export async function getAssessmentForEditing(
  { db }: { db: Tx },
  courseId: string,
  lessonId: string,
): Promise<AssessmentForEditing> {
  const newest = await db.courseVersion.findFirst({
    where: { courseId },
    orderBy: { number: "desc" },
    select: { id: true },
  });
  const lesson = await db.lessonVersion.findFirst({
    where: { lessonId, versionId: newest?.id ?? courseId },
    select: {
      title: true,
      position: true,
      moduleVersion: { select: { position: true } },
      assessmentVersion: {
        select: {
          ...ruleColumns,
          assessment: { select: { revision: true } },
          questions: {
            where: { drawKey: null },
            orderBy: { position: "asc" },
            select: { sectionKey: true, questionVersion: { select: contentColumns } },
          },
        },
      },
    },
  });
  if (!newest || !lesson) throw new AppError("NOT_FOUND", "common.not_found");
  const { title, position, moduleVersion, assessmentVersion } = lesson;
  const place = `${moduleVersion.position + 1}.${position + 1}`;
  if (!assessmentVersion) return { lessonId, title, place, assessment: null };
  const { questions, assessment, ...rules } = assessmentVersion;
  return {
    lessonId,
    title,
    place,
    assessment: {
      revision: assessment.revision,
      rules: rulesOf(rules),
      questions: questions.map(({ sectionKey, questionVersion: row }) => ({
        id: row.questionId,
        versionId: row.id,
        sectionKey,
        question: questionOf(row),
      })),
      images: await linkKeyImages(
        db,
        { versionId: newest.id },
        questions.map(({ questionVersion }) => questionVersion),
      ),
    },
  };
}
