import "server-only";
import * as z from "zod";
import { editorGoneAfter } from "@/features/authoring/lesson/rules";
import type { BeInLesson } from "@/features/authoring/lesson/schema";
import { AppError } from "@/lib/app-error";
import type { PersonDeps } from "@/server/trpc/context";

export const LessonPresence = z.object({
  /** Of the lesson's texts as they are stored now. */
  revision: z.int(),
  /** Who else has it open, and since when; one's own other tabs are among them. */
  others: z.array(z.object({ name: z.string(), isSelf: z.boolean(), since: z.date() })),
});
export type LessonPresence = z.infer<typeof LessonPresence>;

type PresenceDeps = Pick<PersonDeps, "db" | "now" | "actor">;

/**
 * Says that a tab has the lesson open, and asks who else has. Rows that were not heard of for a while are forgotten here.
 * @throws AppError NOT_FOUND when the course has no such lesson.
 */
export async function beInLesson(
  { db, now, actor }: PresenceDeps,
  { courseId, lessonId, tab }: BeInLesson,
): Promise<LessonPresence> {
  const lesson = await db.lesson.findFirst({ where: { id: lessonId, courseId }, select: { revision: true } });
  if (!lesson) throw new AppError("NOT_FOUND", "common.not_found");
  const seenAt = now();
  await db.lessonEditor.deleteMany({
    where: { lessonId, seenAt: { lt: new Date(seenAt.getTime() - editorGoneAfter) } },
  });
  await db.lessonEditor.upsert({
    where: { lessonId_tab: { lessonId, tab } },
    create: { lessonId, tab, userId: actor.id, seenAt, createdAt: seenAt },
    update: { seenAt },
  });
  const others = await db.lessonEditor.findMany({
    where: { lessonId, tab: { not: tab } },
    orderBy: { createdAt: "asc" },
    take: 20,
    select: { createdAt: true, userId: true, user: { select: { name: true } } },
  });
  return {
    revision: lesson.revision,
    others: others.map(({ createdAt, userId, user }) => ({
      name: user.name,
      isSelf: userId === actor.id,
      since: createdAt,
    })),
  };
}

/** A tab has left the lesson. */
export async function leaveLesson({ db, actor }: PresenceDeps, { courseId, lessonId, tab }: BeInLesson): Promise<void> {
  await db.lessonEditor.deleteMany({ where: { lessonId, tab, userId: actor.id, lesson: { courseId } } });
}
