import "server-only";
import { mostPosts, postsInList, threadsOfPage, threadsUnderLesson } from "@/features/discussion/rules";
import type { CourseThreads, LessonThreads } from "@/features/discussion/schema";
import { Prisma } from "@/generated/prisma/client";
import { AppError } from "@/lib/app-error";
import { type CourseFacts, isStaff } from "@/policy/course";
import type { LessonFacts } from "@/policy/lesson";
import { queryRows } from "@/server/db/query-rows";
import { readPage } from "@/server/db/read-page";
import type { Deps, PersonDeps } from "@/server/trpc/context";
import { mayModerate } from "./find-post";
import { type Mute, readMute } from "./may-write";
import { isOpenTo, type OpenLesson, type OpenLessons, openLessons } from "./open-lessons";
import { type ShownThread, showThread } from "./show-thread";
import { matching, openTo, orders, type ThreadQuery, ThreadRow, threadsSql } from "./thread-sql";

export interface Talk {
  threads: ShownThread[];
  /** All that fit, also beyond this page. */
  total: number;
  reader: {
    id: string;
    isStaff: boolean;
    isModerator: boolean;
    mute: Mute | null;
  };
}

export interface CourseTalk extends Talk {
  course: { id: string; slug: string; title: string; language: string };
  page: number;
  lastPage: number;
  /** Those that may be asked about. */
  lessons: OpenLesson[];
}

type Asked = Pick<ThreadQuery, "where" | "order" | "firstId" | "take" | "skip" | "mostPosts">;

async function readTalk(deps: PersonDeps, course: CourseFacts, open: OpenLessons, asked: Asked): Promise<Talk> {
  const { db, locale, now } = deps;
  const userId = deps.actor.id;
  const isModerator = mayModerate(deps, course);
  const [rows, mute] = await Promise.all([
    queryRows(db, ThreadRow)(threadsSql({ userId, isModerator, ...asked })),
    readMute(db, course.id, userId, now()),
  ]);
  const shown = await Promise.all(rows.map((row) => showThread(row, { userId, isModerator, locale }, open)));
  return {
    threads: shown.filter((thread) => thread !== null),
    total: rows[0]?.total ?? 0,
    reader: { id: userId, isStaff: isStaff(deps.actor, course), isModerator, mute },
  };
}

/** What is asked under one lesson. @throws AppError FORBIDDEN `discussion.lesson_closed` for who does not get its content */
export async function listLessonThreads(
  deps: PersonDeps,
  { id, course }: LessonFacts,
  { order, threadId }: LessonThreads,
): Promise<Talk> {
  const open = await openLessons(deps, course);
  if (!isOpenTo(open, id)) throw new AppError("FORBIDDEN", "discussion.lesson_closed");
  const where = Prisma.sql`${openTo(course.id, open)} AND t.lesson_id = ${id}::uuid`;
  const page = { take: threadsUnderLesson, skip: 0, mostPosts: postsInList };
  return readTalk(deps, course, open, { where, order: orders[order], firstId: threadId, ...page });
}

/** The threads of a course that the asker may read, by a filter; with `thread` that one alone. */
export async function listCourseThreads(
  deps: PersonDeps,
  course: CourseFacts,
  filter: CourseThreads,
): Promise<CourseTalk> {
  const open = await openLessons(deps, course);
  const conditions = [openTo(course.id, open), matching(deps.actor.id, allowed(deps, course, filter))];
  if (filter.lesson) conditions.push(Prisma.sql`t.lesson_id = ${filter.lesson}::uuid`);
  if (filter.thread) conditions.push(Prisma.sql`t.id = ${filter.thread}::uuid`);
  const asked = {
    where: Prisma.join(conditions, " AND "),
    order: orders.newest,
    firstId: null,
    take: threadsOfPage,
    mostPosts: filter.thread ? mostPosts : postsInList,
  };
  const talk = await readPage(filter.page, threadsOfPage, (page) =>
    readTalk(deps, course, open, { ...asked, skip: (page - 1) * threadsOfPage }),
  );
  if (filter.thread && talk.threads.length === 0) throw new AppError("NOT_FOUND", "discussion.no_such_thread");
  const { id, slug } = course;
  const { courseTitle: title, language, lessons } = open;
  return { ...talk, course: { id, slug, title, language }, lessons };
}

/** Who does not moderate sees no reports, and nothing of where there are any. */
const allowed = (deps: Deps, course: CourseFacts, { q, show }: CourseThreads) => ({
  q,
  show: show === "reported" && !mayModerate(deps, course) ? ("all" as const) : show,
});
