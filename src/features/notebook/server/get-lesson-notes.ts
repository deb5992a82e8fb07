import "server-only";
import { accessTo, versionFor } from "@/features/learning/server/lesson-access";
import { readLesson } from "@/features/learning/server/read-lesson";
import { readLocks } from "@/features/learning/server/read-locks";
import { noteColumns, type SharedNote, type ShownNote, showNote } from "@/features/notebook/server/show-note";
import { isImpersonated } from "@/policy/actor";
import { courseRules } from "@/policy/course";
import type { LessonFacts } from "@/policy/lesson";
import type { Deps, PersonDeps } from "@/server/trpc/context";

const mostOwn = 300;
const mostShared = 100;

export interface LessonNotes {
  /** Whose page this is: what the device keeps unsent is kept by person. */
  readerId: string;
  own: ShownNote[];
  shared: SharedNote[];
  isKept: boolean;
  /** Ids of the course's resources that have a bookmark. */
  keptResources: string[];
}

/** What the course gets of the notes of its people. */
export const inCourse = { isPrivate: false, hiddenAt: null, deletedAt: null } as const;

/** Shared notes quote the lesson: who does not get its content gets none of them. */
export async function seesShared(deps: Deps, { id: lessonId, course }: LessonFacts): Promise<boolean> {
  if (!courseRules["course.learn"](deps.actor, course)) return false;
  const versionId = await versionFor(deps.db, course);
  const [lesson, locks] = await Promise.all([
    readLesson(deps, { courseId: course.id, versionId, lessonId }),
    readLocks(deps, course, versionId),
  ]);
  return accessTo(lesson, deps.actor, course, locks.has(lessonId)).body === "content";
}

/** The reader's own notes on a lesson, those that others share with the course, and what of it has a bookmark. */
export async function getLessonNotes(deps: PersonDeps, lesson: LessonFacts): Promise<LessonNotes> {
  const { db, locale } = deps;
  const userId = deps.actor.id;
  const here = { lessonId: lesson.id, deletedAt: null };
  // Who sees the site as someone gets of their notes what the course gets.
  const ownHere = { ...here, userId, ...(isImpersonated(deps.actor) && inCourse) };
  const [own, shared, kept] = await Promise.all([
    db.note.findMany({ where: ownHere, select: noteColumns, orderBy: { id: "asc" }, take: mostOwn }),
    (await seesShared(deps, lesson))
      ? db.note.findMany({
          where: { ...here, ...inCourse, userId: { not: userId } },
          select: {
            ...noteColumns,
            user: { select: { name: true } },
            reports: { where: { userId }, select: { id: true } },
          },
          orderBy: { id: "desc" },
          take: mostShared,
        })
      : [],
    db.bookmark.findMany({
      where: { userId, deletedAt: null, OR: [{ lessonId: lesson.id }, { resource: { courseId: lesson.course.id } }] },
      select: { lessonId: true, resourceId: true },
    }),
  ]);
  return {
    readerId: userId,
    own: await Promise.all(own.map((row) => showNote(row, locale))),
    shared: await Promise.all(
      shared.map(async ({ user, reports, ...row }) => {
        const { content: _, hidden: __, ...note } = await showNote(row, locale);
        return { ...note, author: user.name, isReported: reports.length > 0 };
      }),
    ),
    isKept: kept.some(({ lessonId }) => lessonId === lesson.id),
    keptResources: kept.flatMap(({ resourceId }) => resourceId ?? []),
  };
}
