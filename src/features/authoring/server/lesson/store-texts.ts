import "server-only";
import type { LessonTexts } from "@/features/authoring/lesson/schema";
import type { Tx } from "@/server/db/client";
import { recordLesson } from "./lesson-history";

export const isSameText = (a: LessonTexts, b: LessonTexts): boolean =>
  a.content === b.content && a.registeredContent === b.registeredContent && a.guestContent === b.guestContent;

export const readTexts = (tx: Tx, id: string): Promise<LessonTexts> =>
  tx.lessonVersion.findUniqueOrThrow({
    where: { id },
    select: { content: true, registeredContent: true, guestContent: true },
  });

interface Place {
  courseId: string;
  versionId: string;
  lessonId: string;
  byId: string | null;
  at: Date;
}

/** Writes a lesson's texts from inside another edit of the held draft: a revision of their own, and a place in the history. */
export async function storeTexts(
  tx: Tx,
  place: Place,
  { id, before, after }: { id: string; before: LessonTexts; after: LessonTexts },
): Promise<void> {
  if (isSameText(before, after)) return;
  await tx.lesson.update({ where: { id: place.lessonId }, data: { revision: { increment: 1 } }, select: { id: true } });
  await tx.lessonVersion.update({ where: { id }, data: after, select: { id: true } });
  await recordLesson(tx, place, before, after);
}
