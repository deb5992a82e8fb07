import "server-only";
import { spansAPage } from "@/features/drafting/rules";
import type { ReadSpans } from "@/features/drafting/schema";
import { lastPageOf } from "@/server/db/read-page";
import type { PersonDeps } from "@/server/trpc/context";
import { notFound } from "./own-draft";
import { type DraftSourceView, SourceMetadata, sourceViewOf } from "./source-row";

export interface SpanView {
  id: string;
  page: number | null;
  startSecond: number | null;
  text: string;
  /** Of a heading, from 1. */
  level: number | null;
}

export interface SpansPage {
  draft: { id: string; topic: string };
  source: DraftSourceView;
  spans: SpanView[];
  page: number;
  pageCount: number;
}

/** What was read of a source, a hundred spans at a time. Two queries. @throws AppError NOT_FOUND, also for someone else's. */
export async function readSpans(
  { db, actor }: Pick<PersonDeps, "db" | "actor">,
  { draftId, sourceId, page: asked }: ReadSpans,
): Promise<SpansPage> {
  const row = await db.draftSource.findFirst({
    where: { id: sourceId, draftId, draft: { instructorId: actor.id } },
    select: {
      id: true,
      title: true,
      kind: true,
      state: true,
      error: true,
      metadata: true,
      draft: { select: { title: true } },
    },
  });
  if (!row) throw notFound();
  const source = sourceViewOf(row);
  const pageCount = lastPageOf(source.spans, spansAPage);
  const page = Math.min(asked, pageCount);
  const levels = new Map(SourceMetadata.parse(row.metadata).headings.map(({ position, level }) => [position, level]));
  const spans = await db.sourceSpan.findMany({
    where: { sourceId },
    orderBy: { position: "asc" },
    skip: (page - 1) * spansAPage,
    take: spansAPage,
    select: { id: true, position: true, page: true, startSecond: true, text: true },
  });
  return {
    draft: { id: draftId, topic: row.draft.title },
    source,
    spans: spans.map(({ position, ...span }) => ({ ...span, level: levels.get(position) ?? null })),
    page,
    pageCount,
  };
}
