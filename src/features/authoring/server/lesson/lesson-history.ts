import "server-only";
import { continuesEntry } from "@/features/authoring/lesson/rules";
import { type LessonRecord, LessonTexts, type NameLessonRecord } from "@/features/authoring/lesson/schema";
import { AppError } from "@/lib/app-error";
import type { Tx } from "@/server/db/client";
import type { Deps } from "@/server/trpc/context";

const contentType = "lesson";

interface Place {
  courseId: string;
  lessonId: string;
}

interface Save {
  courseId: string;
  versionId: string;
  lessonId: string;
  byId: string | null;
  at: Date;
}

/** Keeps a save in the lesson's history; before the first one, what it wrote over. */
export async function recordLesson(tx: Tx, save: Save, before: LessonTexts, after: LessonTexts): Promise<void> {
  const { lessonId, versionId, byId, at } = save;
  const newest = await tx.draftCourseContent.findFirst({
    where: { contentType, contentId: lessonId },
    orderBy: { version: "desc" },
    select: { id: true, version: true, title: true, savedById: true, createdAt: true },
  });
  const row = { courseVersionId: versionId, contentType, contentId: lessonId };
  if (!newest) {
    await tx.draftCourseContent.create({ data: { ...row, version: 0, data: before, lastSavedAt: at, createdAt: at } });
  }
  const entry = newest && { savedById: newest.savedById, begunAt: newest.createdAt, name: newest.title };
  if (newest && newest.version > 0 && continuesEntry(entry, { byId, at })) {
    await tx.draftCourseContent.update({
      where: { id: newest.id },
      data: { data: after, lastSavedAt: at, courseVersionId: versionId, autoSaveVersion: { increment: 1 } },
    });
    return;
  }
  await tx.draftCourseContent.create({
    data: { ...row, version: (newest?.version ?? 0) + 1, data: after, savedById: byId, lastSavedAt: at, createdAt: at },
  });
}

export interface LessonHistoryEntry {
  id: string;
  /** 0 is what stood before the first edit here. */
  version: number;
  name: string;
  by: string | null;
  savedAt: Date;
}

const mostEntries = 200;

/** A lesson's saves, the newest first; those of one person within five minutes are one. */
export async function listLessonHistory(
  { db }: Pick<Deps, "db">,
  { courseId, lessonId }: Place,
): Promise<LessonHistoryEntry[]> {
  const rows = await db.draftCourseContent.findMany({
    where: { contentType, contentId: lessonId, courseVersion: { courseId } },
    orderBy: { version: "desc" },
    take: mostEntries,
    select: { id: true, version: true, title: true, lastSavedAt: true, savedBy: { select: { name: true } } },
  });
  return rows.map(({ title, savedBy, lastSavedAt, ...row }) => ({
    ...row,
    name: title,
    by: savedBy?.name ?? null,
    savedAt: lastSavedAt,
  }));
}

/** The texts of one entry. @throws AppError NOT_FOUND when the lesson has no such entry. */
export async function getLessonRecord(
  { db }: Pick<Deps, "db">,
  { courseId, lessonId, recordId }: LessonRecord,
): Promise<LessonTexts> {
  const row = await db.draftCourseContent.findFirst({
    where: { id: recordId, contentType, contentId: lessonId, courseVersion: { courseId } },
    select: { data: true },
  });
  if (!row) throw new AppError("NOT_FOUND", "common.not_found");
  return LessonTexts.parse(row.data);
}

/** Gives an entry a name, so that no later save goes on in it; an empty name takes it away. */
export async function nameLessonRecord(
  { db }: Pick<Deps, "db">,
  { courseId, lessonId, recordId, name }: NameLessonRecord,
): Promise<void> {
  const { count } = await db.draftCourseContent.updateMany({
    where: { id: recordId, contentType, contentId: lessonId, courseVersion: { courseId } },
    data: { title: name },
  });
  if (count === 0) throw new AppError("NOT_FOUND", "common.not_found");
}
