import "server-only";
import * as z from "zod";
import { announcementPublished } from "@/features/discussion/events";
import type { WriteAnnouncement } from "@/features/discussion/schema";
import { AppError } from "@/lib/app-error";
import type { CourseFacts } from "@/policy/course";
import { queryRows } from "@/server/db/query-rows";
import { appendEvent } from "@/server/outbox/append-event";
import { spend } from "@/server/rate-limit/spend";
import type { Deps, PersonDeps } from "@/server/trpc/context";

const perHour = { name: "discussion.announce", points: 60, windowSeconds: 3_600 };
/** Each is told to every student of the course. */
const publishesPerDay = { name: "discussion.publishAnnouncement", points: 10, windowSeconds: 86_400 };

/**
 * Stores a draft under the id that its writer's browser gave it, or changes what is there: one that students can read already says
 * that it was edited. Sent again it changes nothing.
 * @throws AppError NOT_FOUND; CONFLICT `discussion.changed` { value }; QUOTA_EXCEEDED
 */
export async function writeAnnouncement(
  deps: PersonDeps,
  course: CourseFacts,
  words: WriteAnnouncement,
): Promise<void> {
  const { db, now } = deps;
  const userId = deps.actor.id;
  const { announcementId: id, base, title, content } = words;
  await spend(deps, perHour, userId);
  await db.$transaction(async (tx) => {
    const at = now();
    const { count } = await tx.announcement.createMany({
      data: [{ id, courseId: course.id, userId, title, content, createdAt: at, updatedAt: at }],
      skipDuplicates: true,
    });
    if (count > 0) return;
    const [there] = await queryRows(tx, () =>
      z.strictObject({ title: z.string(), content: z.string(), isPublished: z.boolean() }),
    )`
      SELECT title, content, publish_at IS NOT NULL AS "isPublished" FROM announcement
       WHERE id = ${id}::uuid AND course_id = ${course.id}::uuid AND deleted_at IS NULL FOR UPDATE`;
    if (!there) throw new AppError("NOT_FOUND", "discussion.no_such_announcement");
    if (there.title === title && there.content === content) return;
    if (there.content !== base) throw new AppError("CONFLICT", "discussion.changed", { value: there.content });
    const editedAt = there.isPublished ? at : null;
    await tx.announcement.update({ where: { id }, data: { title, content, editedAt, updatedAt: at } });
  });
}

/** Shows it to the students, who are told once. Twice is as once. @throws AppError NOT_FOUND; QUOTA_EXCEEDED */
export async function publishAnnouncement(deps: Deps, course: CourseFacts, id: string): Promise<void> {
  const { db, now } = deps;
  const there = { id, courseId: course.id, deletedAt: null };
  const found = await db.announcement.findFirst({ where: there, select: { publishAt: true } });
  if (!found) throw new AppError("NOT_FOUND", "discussion.no_such_announcement");
  if (found.publishAt) return;
  await spend(deps, publishesPerDay, course.id);
  await db.$transaction(async (tx) => {
    const at = now();
    const draft = { ...there, publishAt: null };
    const { count } = await tx.announcement.updateMany({ where: draft, data: { publishAt: at, updatedAt: at } });
    if (count === 0) return;
    await appendEvent(tx, announcementPublished({ announcementId: id }));
  });
}

/** Takes it away, or brings it back ("Undo"): no one is told again. @throws AppError NOT_FOUND */
export async function withdrawAnnouncement(deps: Deps, course: CourseFacts, id: string, isBack = false): Promise<void> {
  const at = deps.now();
  const { count } = await deps.db.announcement.updateMany({
    where: { id, courseId: course.id },
    data: { deletedAt: isBack ? null : at, updatedAt: at },
  });
  if (count === 0) throw new AppError("NOT_FOUND", "discussion.no_such_announcement");
}
