import "server-only";
import { AppError } from "@/lib/app-error";
import { type CourseFacts, courseRules } from "@/policy/course";
import type { Deps } from "@/server/trpc/context";
import { isOpenTo, openLessons } from "./open-lessons";

export const mayModerate = ({ actor }: Pick<Deps, "actor">, course: CourseFacts): boolean =>
  courseRules["course.moderateDiscussion"](actor, course);

/**
 * A thread of this course as far as the asker may know of it.
 * @throws AppError NOT_FOUND `discussion.no_such_thread`, also where its lesson is closed to them.
 */
export async function findThread(deps: Deps, course: CourseFacts, threadId: string) {
  const thread = await deps.db.thread.findFirst({
    where: { id: threadId, courseId: course.id, deletedAt: null },
    select: { id: true, lessonId: true, userId: true, lockedAt: true, acceptedPostId: true },
  });
  if (!thread || !isOpenTo(await openLessons(deps, course), thread.lessonId))
    throw new AppError("NOT_FOUND", "discussion.no_such_thread");
  return thread;
}

/** A post in such a thread. The post that asks has the id of its thread. */
export async function findPost(deps: Deps, course: CourseFacts, postId: string) {
  const post = await deps.db.post.findFirst({
    where: { id: postId, thread: { courseId: course.id } },
    select: {
      ...{ id: true, threadId: true, userId: true, content: true, deletedAt: true, hiddenAt: true },
      thread: { select: { lessonId: true, title: true, lockedAt: true, deletedAt: true } },
    },
  });
  if (!post || !isOpenTo(await openLessons(deps, course), post.thread.lessonId))
    throw new AppError("NOT_FOUND", "discussion.no_such_post");
  return post;
}
