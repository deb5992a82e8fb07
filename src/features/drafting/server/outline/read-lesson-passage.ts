import "server-only";
import type { LessonPassageRef } from "@/features/drafting/schema";
import { notFound } from "@/features/drafting/server/own-draft";
import type { SpanView } from "@/features/drafting/server/read-spans";
import type { PersonDeps } from "@/server/trpc/context";
import { readLessonSources } from "./lesson-source";

/** What a source says on a lesson. */
export interface LessonPassage {
  sourceId: string;
  sourceTitle: string;
  spans: SpanView[];
}

/** More of a source is read on its own page. */
const mostSpans = 60;

/**
 * The passage that a lesson of an accepted outline came from. Null where no source says it.
 * @throws AppError NOT_FOUND, also for someone else's draft.
 */
export async function readLessonPassage(
  { db, actor }: Pick<PersonDeps, "db" | "actor">,
  { draftId, lessonId }: LessonPassageRef,
): Promise<LessonPassage | null> {
  const isOwn = await db.aICourseDraft.count({ where: { id: draftId, instructorId: actor.id } });
  if (isOwn === 0) throw notFound();
  const [lesson] = await readLessonSources(db, draftId, lessonId);
  if (!lesson) return null;
  const { source, ranges } = lesson;
  const spans = await db.sourceSpan.findMany({
    where: { sourceId: source.id, OR: ranges.map(({ from, until }) => ({ position: { gte: from, lt: until } })) },
    orderBy: { position: "asc" },
    take: mostSpans,
    select: { id: true, position: true, page: true, startSecond: true, text: true },
  });
  const levels = new Map(source.metadata.headings.map(({ position, level }) => [position, level]));
  return {
    sourceId: source.id,
    sourceTitle: source.title,
    spans: spans.map(({ position, ...rest }) => ({ ...rest, level: levels.get(position) ?? null })),
  };
}
