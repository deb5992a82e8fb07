import "server-only";
import { questionAsked } from "@/features/discussion/events";
import type { AskQuestion } from "@/features/discussion/schema";
import { AppError } from "@/lib/app-error";
import type { CourseFacts } from "@/policy/course";
import { appendEvent } from "@/server/outbox/append-event";
import { spend } from "@/server/rate-limit/spend";
import type { PersonDeps } from "@/server/trpc/context";
import { mustMayWrite } from "./may-write";
import { isOpenTo, openLessons } from "./open-lessons";

const perHour = { name: "discussion.ask", points: 20, windowSeconds: 3_600 };

/**
 * Opens a thread under the id that the asker's browser gave it; the post that asks has the same id. Sent again it changes nothing.
 * @throws AppError NOT_FOUND `discussion.lesson_closed`, or when the id is someone else's; FORBIDDEN `discussion.muted`; QUOTA_EXCEEDED
 */
export async function askQuestion(
  deps: PersonDeps,
  course: CourseFacts,
  asked: AskQuestion,
): Promise<{ threadId: string }> {
  const { db, now } = deps;
  const userId = deps.actor.id;
  const { threadId, lessonId, title, content, videoSecond } = asked;
  const own = { id: threadId, userId, courseId: course.id };
  if (await db.thread.findFirst({ where: own, select: { id: true } })) return { threadId };
  await mustMayWrite(db, course, userId, now());
  if (!isOpenTo(await openLessons(deps, course), lessonId)) throw new AppError("NOT_FOUND", "discussion.lesson_closed");
  const isOfCourse = lessonId === null || (await db.lesson.count({ where: { id: lessonId, courseId: course.id } })) > 0;
  if (!isOfCourse) throw new AppError("NOT_FOUND", "discussion.lesson_closed");
  await spend(deps, perHour, userId);
  await db.$transaction(async (tx) => {
    const at = now();
    const { count } = await tx.thread.createMany({
      data: [
        {
          ...{ ...own, lessonId, title, lastPostAt: at, createdAt: at, updatedAt: at },
          videoSecond: lessonId === null ? null : videoSecond,
        },
      ],
      skipDuplicates: true,
    });
    if (count === 0) return;
    await tx.post.create({ data: { id: threadId, threadId, userId, content, createdAt: at, updatedAt: at } });
    await appendEvent(tx, questionAsked({ threadId }));
  });
  const stored = await db.thread.findFirst({ where: own, select: { id: true } });
  if (!stored) throw new AppError("NOT_FOUND", "discussion.no_such_thread");
  return { threadId };
}
