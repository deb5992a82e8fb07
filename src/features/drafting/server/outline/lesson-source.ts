import "server-only";
import { SourceMetadata } from "@/features/drafting/server/source-row";
import { ModuleContent, type PassageRange } from "@/features/drafting/suggestions";
import type { Tx } from "@/server/db/client";

/** Where the text of a lesson is in the sources of its draft. */
export interface LessonSource {
  lessonId: string;
  title: string;
  source: {
    id: string;
    title: string;
    metadata: SourceMetadata;
    file: { storageKey: string; originalName: string } | null;
  };
  ranges: PassageRange[];
}

/** Of the lessons of the outline that were accepted, those that came from a source; all, or one. Two queries. */
export async function readLessonSources(db: Tx, draftId: string, only?: string): Promise<LessonSource[]> {
  const rows = await db.suggestion.findMany({
    where: { draftId, stage: "outline", targetKind: "module", state: { in: ["ACCEPTED", "EDITED"] } },
    orderBy: [{ position: "asc" }, { id: "asc" }],
    select: { content: true },
  });
  const lessons = rows
    .flatMap(({ content }) => ModuleContent.parse(content).lessons)
    .filter(({ lessonId }) => only === undefined || lessonId === only);
  const spans = await db.sourceSpan.findMany({
    where: { id: { in: lessons.flatMap(({ spanId }) => spanId ?? []) }, source: { draftId } },
    select: {
      id: true,
      position: true,
      source: {
        select: {
          id: true,
          title: true,
          metadata: true,
          file: { select: { storageKey: true, originalName: true } },
        },
      },
    },
  });
  const byId = new Map(
    spans.map(({ source, ...span }) => [
      span.id,
      { ...span, source: { ...source, metadata: SourceMetadata.parse(source.metadata) } },
    ]),
  );
  return lessons.flatMap(({ lessonId, title, spanId, passage }) => {
    const span = byId.get(spanId ?? "");
    if (!span) return [];
    const ranges = passage.length > 0 ? passage : [sectionAt(span.position, span.source.metadata)];
    return [{ lessonId, title, source: span.source, ranges }];
  });
}

/** Where only its heading is known: up to the next one of its rank or above. */
function sectionAt(from: number, { headings, spans }: SourceMetadata): PassageRange {
  const level = headings.find(({ position }) => position === from)?.level ?? Number.POSITIVE_INFINITY;
  const next = headings.find((heading) => heading.position > from && heading.level <= level);
  return { from, until: next?.position ?? spans };
}
