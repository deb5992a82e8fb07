import "server-only";
import { SourceMetadata } from "@/features/drafting/server/source-row";
import { ModuleContent } from "@/features/drafting/suggestions";
import type { MarkedBy } from "@/features/questions/question-authoring";
import { AppError } from "@/lib/app-error";
import type { Tx } from "@/server/db/client";
import { lessonParts, type PlacedSpan } from "./lesson-parts";

export interface AskedLesson {
  lessonId: string;
  /** What the sources say on it. */
  spans: PlacedSpan[];
  /** The same with what the outline left out behind it. */
  stretch: PlacedSpan[];
  /** Questions of its assessment. */
  placed: MarkedBy[];
}

/** About as many pages as a long book has; of more the rest is left out. */
const MOST_SPANS = 10_000;

/** All passages of a draft, in the order of its sources. @throws AppError RULE_BROKEN `drafting.sources_pending`, `drafting.no_sources`. */
export async function readSpansOf(tx: Tx, draftId: string): Promise<PlacedSpan[]> {
  const sources = await tx.draftSource.findMany({
    where: { draftId },
    orderBy: { id: "asc" },
    select: { id: true, state: true, metadata: true },
  });
  if (sources.some(({ state }) => state === "PENDING" || state === "PROCESSING"))
    throw new AppError("RULE_BROKEN", "drafting.sources_pending");
  const ready = sources.filter(({ state }) => state === "DONE");
  if (ready.length === 0) throw new AppError("RULE_BROKEN", "drafting.no_sources");
  const read = ready.map(({ id, metadata }) => ({ id, ...SourceMetadata.parse(metadata) }));
  const levels = new Map(
    read.flatMap(({ id, headings }) => headings.map(({ position, level }) => [`${id} ${position}`, level] as const)),
  );
  const isNoProse = new Set<string>(
    read.flatMap(({ id, code, links }) => [...code, ...links].map((position) => `${id} ${position}`)),
  );
  const rows = await tx.sourceSpan.findMany({
    where: { sourceId: { in: ready.map(({ id }) => id) } },
    orderBy: [{ sourceId: "asc" }, { position: "asc" }],
    take: MOST_SPANS,
    select: { id: true, sourceId: true, position: true, text: true },
  });
  return rows.map((row) => {
    const place = `${row.sourceId} ${row.position}` as const;
    const level = levels.get(place) ?? null;
    return { ...row, level, isHeading: level !== null, isProse: level === null && !isNoProse.has(place) };
  });
}

/** The lessons that were accepted from the draft's outline and are in its course, in order, each with its part of the sources. */
export async function readAskedLessons(tx: Tx, draftId: string, spans: readonly PlacedSpan[]): Promise<AskedLesson[]> {
  const modules = await tx.suggestion.findMany({
    where: { draftId, targetKind: "module", state: { in: ["ACCEPTED", "EDITED"] } },
    select: { content: true },
  });
  const parts = lessonParts(
    modules.map(({ content }) => ModuleContent.parse(content)),
    spans,
  );
  const lessons = await tx.lessonVersion.findMany({
    where: {
      lessonId: { in: [...parts.keys()] },
      version: { course: { aICourseDrafts: { some: { id: draftId } } } },
    },
    orderBy: [{ version: { number: "desc" } }, { moduleVersion: { position: "asc" } }, { position: "asc" }],
    select: {
      versionId: true,
      lessonId: true,
      assessmentVersion: { select: { questions: { select: { questionVersion: { select: marked } } } } },
    },
  });
  const newest = lessons.filter(({ versionId }) => versionId === lessons[0]?.versionId);
  return newest.map(({ lessonId, assessmentVersion }) => ({
    lessonId,
    ...(parts.get(lessonId) ?? { spans: [], stretch: [] }),
    placed: (assessmentVersion?.questions ?? []).map(
      ({ questionVersion: { numericValue, numericTolerance, ...rest } }) => ({
        ...rest,
        numericValue: numericValue ?? "",
        numericTolerance: numericTolerance ?? "",
      }),
    ),
  }));
}

const marked = {
  type: true,
  text: true,
  numericValue: true,
  numericTolerance: true,
  answers: { orderBy: { position: "asc" }, select: { text: true, isCorrect: true } },
} as const;
