import "server-only";
import { uuidV7 } from "@/lib/uuid-v7";
import type { Tx } from "@/server/db/client";
import { insertRows } from "@/server/db/insert-rows";

interface NewLesson {
  lessonId: string;
  title: string;
  isAssessment: boolean;
}

export interface NewAssessment {
  assessmentId: string;
  /** Its row in the draft. */
  assessmentVersionId: string;
}

interface LessonsPlace {
  courseId: string;
  versionId: string;
  /** The module's row in the draft. */
  moduleVersionId: string;
  /** Of the first of them. */
  position: number;
  section: string | null;
  at: Date;
}

/** Inserts lessons of one module in their order, in a few statements. @returns the assessments of those that are one, by lesson. */
export async function insertLessons(
  tx: Tx,
  { courseId, versionId, moduleVersionId, position, section, at }: LessonsPlace,
  lessons: readonly NewLesson[],
): Promise<Map<string, NewAssessment>> {
  const rows = lessons.map((lesson, place) => ({ ...lesson, id: uuidV7(), position: position + place }));
  const asking = rows.flatMap(({ isAssessment, id: lessonVersionId, lessonId, title }) =>
    isAssessment ? [{ lessonVersionId, lessonId, title, assessmentId: uuidV7(), assessmentVersionId: uuidV7() }] : [],
  );
  await insertRows(
    tx,
    "lesson",
    rows.map(({ lessonId }) => ({ id: lessonId, courseId, createdAt: at })),
  );
  await insertRows(
    tx,
    "lesson_version",
    rows.map(({ id, lessonId, title, position: place, isAssessment }) => ({
      ...{ id, versionId, moduleVersionId, lessonId, position: place, section, title },
      ...{ type: isAssessment ? "QUIZ" : "READING", activityType: isAssessment ? "DO" : "READ", createdAt: at },
    })),
  );
  await insertRows(
    tx,
    "assessment",
    asking.map(({ assessmentId, lessonId }) => ({ id: assessmentId, lessonId, courseId, createdAt: at })),
  );
  await insertRows(
    tx,
    "assessment_version",
    asking.map(({ assessmentVersionId, lessonVersionId, assessmentId, title }) => ({
      ...{ id: assessmentVersionId, lessonVersionId, assessmentId, title, createdAt: at },
    })),
  );
  return new Map(
    asking.map(({ lessonId, assessmentId, assessmentVersionId }) => [lessonId, { assessmentId, assessmentVersionId }]),
  );
}
