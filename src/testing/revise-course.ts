import { randomUUID } from "node:crypto";
import { moveGroups } from "@/features/courses/schema";
import { editDraft } from "@/features/courses/server/draft/edit-draft";
import { publishCourse } from "@/features/courses/server/publish-course";
import { runMove } from "@/features/learning/server/moves/run-move";
import { system } from "@/policy/actor";
import type { Db } from "@/server/db/client";
import type { TestClock } from "./clock";

/**
 * A lesson changes between required and not, the course is published again, and everybody moves to the new version: whoever
 * lacks nothing anymore completes the course, whoever had completed it keeps that.
 */
export async function reviseCourse(db: Db, clock: TestClock, courseId: string, lessonId: string): Promise<void> {
  const deps = { db, now: clock.now, actor: system };
  await editDraft(deps, courseId, async (tx, { versionId }) => {
    const place = { versionId, lessonId };
    const lesson = await tx.lessonVersion.findFirstOrThrow({ where: place, select: { id: true, isRequired: true } });
    await tx.lessonVersion.update({ where: { id: lesson.id }, data: { isRequired: !lesson.isRequired } });
  });
  const moveId = randomUUID();
  await publishCourse(deps, { courseId, move: { moveId, groups: [...moveGroups] } });
  while (await runMove(deps, moveId));
}
