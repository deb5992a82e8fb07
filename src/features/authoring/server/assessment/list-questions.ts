import "server-only";
import type { EditedQuestion } from "@/features/questions/edited-question";
import type { Tx } from "@/server/db/client";
import { contentColumns, questionOf } from "./find-question";

export interface LessonQuestions {
  lessonId: string;
  title: string;
  questions: EditedQuestion[];
}

/**
 * The questions of a course with their keys, by lesson and in the order of its outline, as they are in the draft, or in what is live
 * where none waits. Those that are drawn from a bank are the bank's.
 */
export async function listQuestions({ db }: { db: Tx }, courseId: string): Promise<LessonQuestions[]> {
  const newest = await db.courseVersion.findFirst({
    where: { courseId },
    orderBy: { number: "desc" },
    select: { id: true },
  });
  const lessons = await db.lessonVersion.findMany({
    where: { versionId: newest?.id ?? courseId, assessmentVersion: { questions: { some: { drawKey: null } } } },
    orderBy: [{ moduleVersion: { position: "asc" } }, { position: "asc" }],
    select: {
      lessonId: true,
      title: true,
      assessmentVersion: {
        select: {
          questions: {
            where: { drawKey: null },
            orderBy: { position: "asc" },
            select: { questionVersion: { select: contentColumns } },
          },
        },
      },
    },
  });
  return lessons.map(({ lessonId, title, assessmentVersion }) => ({
    lessonId,
    title,
    questions: (assessmentVersion?.questions ?? []).map(({ questionVersion }) => questionOf(questionVersion)),
  }));
}
