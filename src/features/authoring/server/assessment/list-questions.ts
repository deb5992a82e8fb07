import "server-only";
import type { EditedQuestion } from "@/features/questions/edited-question";
import type { Tx } from "@/server/db/client";
import { contentColumns, questionOf } from "./find-question";

export interface LessonQuestions {
  lessonId: string;
  title: string;
  questions: EditedQuestion[];
  /** Further ones, which each attempt draws from banks. */
  drawn: number;
}

/**
 * The questions of a course with their keys, by lesson and in the order of its outline, as they are in the draft, or in what is live
 * where none waits. Those that are drawn from banks are the banks': they are counted alone.
 */
export async function listQuestions({ db }: { db: Tx }, courseId: string): Promise<LessonQuestions[]> {
  const { id: versionId } = await db.courseVersion.findFirstOrThrow({
    where: { courseId },
    orderBy: { number: "desc" },
    select: { id: true },
  });
  const lessons = await db.lessonVersion.findMany({
    where: { versionId, assessmentVersion: { questions: { some: {} } } },
    orderBy: [{ moduleVersion: { position: "asc" } }, { position: "asc" }],
    select: {
      lessonId: true,
      title: true,
      assessmentVersion: {
        select: {
          draws: { select: { count: true } },
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
    drawn: (assessmentVersion?.draws ?? []).reduce((sum, { count }) => sum + count, 0),
  }));
}
