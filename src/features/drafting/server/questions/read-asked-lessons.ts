import "server-only";
import type { MarkedBy } from "@/features/authoring/assessment/rules";
import { SourceMetadata } from "@/features/drafting/server/source-row";
import { ModuleContent } from "@/features/drafting/suggestions";
import { AppError } from "@/lib/app-error";
import type { Tx } from "@/server/db/client";
import type { OfflineSpan } from "./sentences";

/** A passage where it stands in its source. */
export interface PlacedSpan extends OfflineSpan {
  position: number;
  /** Of a heading, from 1; null for what is none. */
  level: number | null;
}

export interface AskedLesson {
  lessonId: string;
  /** What the sources say on it. */
  spans: PlacedSpan[];
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
  const levels = new Map(
    ready.flatMap(({ id, metadata }) =>
      SourceMetadata.parse(metadata).headings.map(({ position, level }) => [`${id} ${position}`, level] as const),
    ),
  );
  const rows = await tx.sourceSpan.findMany({
    where: { sourceId: { in: ready.map(({ id }) => id) } },
    orderBy: [{ sourceId: "asc" }, { position: "asc" }],
    take: MOST_SPANS,
    select: { id: true, sourceId: true, position: true, text: true },
  });
  return rows.map((row) => {
    const level = levels.get(`${row.sourceId} ${row.position}`) ?? null;
    return { ...row, level, isHeading: level !== null };
  });
}

/** The lessons that were accepted from the draft's outline and stand in its course, in order, each with its part of the sources. */
export async function readAskedLessons(tx: Tx, draftId: string, spans: readonly PlacedSpan[]): Promise<AskedLesson[]> {
  const modules = await tx.suggestion.findMany({
    where: { draftId, targetKind: "module", state: { in: ["ACCEPTED", "EDITED"] } },
    select: { content: true },
  });
  const starts = startsOf(
    modules.map(({ content }) => ModuleContent.parse(content)),
    spans,
  );
  const lessons = await tx.lessonVersion.findMany({
    where: {
      lessonId: { in: [...starts.keys()] },
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
    spans: sectionFrom(starts.get(lessonId) ?? [], [...starts.values()].flat(), spans),
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

/** Where each lesson begins in the sources; the first of a module begins with it, where that comes before it. */
function startsOf(modules: readonly ModuleContent[], spans: readonly PlacedSpan[]): Map<string, PlacedSpan[]> {
  const byId = new Map(spans.map((span) => [span.id, span]));
  const starts = new Map<string, PlacedSpan[]>();
  for (const { spanId, lessons } of modules)
    for (const [at, lesson] of lessons.entries()) {
      const own = byId.get(lesson.spanId ?? "");
      const whole = at === 0 ? byId.get(spanId ?? "") : undefined;
      const found = [whole, own].flatMap((span) => span ?? []);
      if (found.length > 0) starts.set(lesson.lessonId, found);
    }
  return starts;
}

/** From where a lesson begins to the next heading of its rank or above, or to where another lesson begins. */
function sectionFrom(
  starts: readonly PlacedSpan[],
  all: readonly PlacedSpan[],
  spans: readonly PlacedSpan[],
): PlacedSpan[] {
  const placeOf = new Map(spans.map(({ id }, place) => [id, place]));
  const begins = new Set(all.map(({ id }) => id));
  const places = new Set<number>();
  for (const start of starts) {
    const from = placeOf.get(start.id) ?? spans.length;
    const after = spans.slice(from + 1);
    const end = after.findIndex(
      ({ id, sourceId, level }) =>
        sourceId !== start.sourceId ||
        begins.has(id) ||
        (level !== null && start.level !== null && level <= start.level),
    );
    const until = end === -1 ? spans.length : from + 1 + end;
    for (let place = from; place < until; place++) places.add(place);
  }
  return [...places].sort((a, b) => a - b).flatMap((place) => spans[place] ?? []);
}
