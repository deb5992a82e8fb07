import "server-only";
import * as z from "zod";
import { ModuleContent, ModulePlanContent } from "@/features/drafting/suggestions";
import { AppError } from "@/lib/app-error";
import type { Tx } from "@/server/db/client";
import { queryRows } from "@/server/db/query-rows";

/** What a request for one lesson says of it. */
export interface LessonInHand {
  title: string;
  /** "3.2" */
  place: string;
  moduleTitle: string;
  /** Titles of all lessons of its module, in order. */
  siblings: string[];
  content: string;
  /** What it is to cover; empty where no plan was accepted. */
  plan: string;
  /** Spans that the outline took it from. */
  spanIds: string[];
}

/** Lessons of the newest version of a course that are read: those that have a text, or are there to have one. In order. */
export function listWritableLessons(db: Tx, courseId: string): Promise<{ key: string; title: string }[]> {
  return queryRows(db, () => z.strictObject({ key: z.string(), title: z.string() }))`
    SELECT l.lesson_id::text AS key, l.title
      FROM lesson_version l JOIN module_version m ON m.id = l.module_version_id
     WHERE l.version_id = (SELECT id FROM course_version WHERE course_id = ${courseId}::uuid ORDER BY number DESC LIMIT 1)
       AND (l.type IN ('READING', 'LAB') OR btrim(l.content) <> '')
     ORDER BY m.position, l.position`;
}

interface LessonRef {
  draftId: string;
  courseId: string | null;
  lessonId: string;
}

/** @throws AppError NOT_FOUND where the lesson is no longer in the course. */
export async function readLessonInHand(db: Tx, { draftId, courseId, lessonId }: LessonRef): Promise<LessonInHand> {
  const row =
    courseId === null
      ? null
      : await db.lessonVersion.findFirst({
          where: { lessonId, version: { courseId } },
          orderBy: { version: { number: "desc" } },
          select: {
            title: true,
            position: true,
            content: true,
            moduleVersion: {
              select: {
                title: true,
                position: true,
                lessons: { orderBy: { position: "asc" }, select: { title: true } },
              },
            },
          },
        });
  if (!row) throw new AppError("NOT_FOUND", "common.not_found");
  const { title, position, content, moduleVersion: module } = row;
  return {
    title,
    content,
    place: `${module.position + 1}.${position + 1}`,
    moduleTitle: module.title,
    siblings: module.lessons.map((lesson) => lesson.title),
    ...(await readPlan(db, draftId, lessonId)),
  };
}

/** What was accepted of the stages before: the newest plan of the lesson, and the span that its title is from. */
async function readPlan(db: Tx, draftId: string, lessonId: string): Promise<{ plan: string; spanIds: string[] }> {
  const rows = await db.suggestion.findMany({
    where: { draftId, targetKind: { in: ["module", "module-plan"] }, state: { in: ["ACCEPTED", "EDITED"] } },
    orderBy: [{ decidedAt: "desc" }, { id: "desc" }],
    select: { targetKind: true, content: true },
  });
  const plans = rows.flatMap(({ targetKind, content }) =>
    targetKind === "module-plan" ? ModulePlanContent.parse(content).lessons : [],
  );
  const cited = rows.flatMap(({ targetKind, content }) =>
    targetKind === "module" ? ModuleContent.parse(content).lessons : [],
  );
  return {
    plan: plans.find((lesson) => lesson.lessonId === lessonId)?.plan ?? "",
    spanIds: cited.flatMap((lesson) => (lesson.lessonId === lessonId && lesson.spanId ? [lesson.spanId] : [])),
  };
}
