import "server-only";
import type { LessonPassageRef } from "@/features/drafting/schema";
import { notFound, ownerOf } from "@/features/drafting/server/own-draft";
import type { SpanView } from "@/features/drafting/server/read-spans";
import { SourceMetadata } from "@/features/drafting/server/source-row";
import { ModuleContent } from "@/features/drafting/suggestions";
import type { Deps } from "@/server/trpc/context";

/** What stands in a source under the heading that a lesson came from. */
export interface LessonPassage {
  sourceId: string;
  sourceTitle: string;
  spans: SpanView[];
}

/** More of a source is read on its own page. */
const mostSpans = 60;

/**
 * The passage that a lesson of an accepted outline came from: its heading and what follows, up to the next heading of its rank.
 * Null where no source says it. @throws AppError NOT_FOUND, also for somebody else's draft.
 */
export async function readLessonPassage(
  { db, actor }: Pick<Deps, "db" | "actor">,
  { draftId, lessonId }: LessonPassageRef,
): Promise<LessonPassage | null> {
  const draft = await db.aICourseDraft.findFirst({
    where: { id: draftId, instructorId: ownerOf({ actor }) },
    select: {
      suggestions: {
        where: { stage: "outline", targetKind: "module", state: { in: ["ACCEPTED", "EDITED"] } },
        select: { content: true },
      },
    },
  });
  if (!draft) throw notFound();
  const lessons = draft.suggestions.flatMap(({ content }) => ModuleContent.parse(content).lessons);
  const spanId = lessons.find((lesson) => lesson.lessonId === lessonId)?.spanId ?? null;
  if (spanId === null) return null;
  const span = await db.sourceSpan.findFirst({
    where: { id: spanId, source: { draftId } },
    select: { position: true, source: { select: { id: true, title: true, metadata: true } } },
  });
  if (!span) return null;
  const { position, source } = span;
  const { headings } = SourceMetadata.parse(source.metadata);
  const level = headings.find((heading) => heading.position === position)?.level ?? Number.POSITIVE_INFINITY;
  const next = headings.find((heading) => heading.position > position && heading.level <= level);
  const spans = await db.sourceSpan.findMany({
    where: { sourceId: source.id, position: { gte: position, ...(next && { lt: next.position }) } },
    orderBy: { position: "asc" },
    take: mostSpans,
    select: { id: true, position: true, page: true, startSecond: true, text: true },
  });
  const levels = new Map(headings.map((heading) => [heading.position, heading.level]));
  return {
    sourceId: source.id,
    sourceTitle: source.title,
    spans: spans.map(({ position: at, ...rest }) => ({ ...rest, level: levels.get(at) ?? null })),
  };
}
