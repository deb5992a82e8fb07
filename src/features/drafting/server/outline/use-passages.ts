import "server-only";
import { buffer } from "node:stream/consumers";
import * as z from "zod";
import type { UsePassages } from "@/features/drafting/schema";
import { holdOwnDraft } from "@/features/drafting/server/own-draft";
import { decodeText } from "@/features/drafting/server/sources/decode-text";
import { sourceLimits } from "@/features/drafting/server/sources/limits";
import { SourceProblem } from "@/features/drafting/server/sources/source-problem";
import { BlockContent } from "@/features/drafting/suggestions";
import type { Tx } from "@/server/db/client";
import { insertRows } from "@/server/db/insert-rows";
import { queryRows } from "@/server/db/query-rows";
import { stableId } from "@/server/inngest/stable-id";
import type { Storage } from "@/server/storage/storage";
import type { PersonDeps } from "@/server/trpc/context";
import { type LessonSource, readLessonSources } from "./lesson-source";
import { markdownPieces, type PassageText, type PiecesOf, passageTexts, spanPieces } from "./passage-markdown";

type UseDeps = Pick<PersonDeps, "db" | "actor" | "now"> & { storage: Storage };

/** Texts of one lesson are together, in the order of the outline. */
const lessonsApart = 1_000;
/** Characters of a Markdown source that is parsed while its author waits. A longer one is taken from its spans, as other kinds are. */
const parsedInPlace = 200_000;
/** Reading the spans of large sources takes a second or two. */
const patience = { maxWait: 10_000, timeout: 30_000 };

/**
 * Suggests for a lesson, or for all that are empty, what the sources say on it as its text, word for word. Nothing is written before
 * it is accepted, and what was suggested once is not suggested again. @returns for how many lessons.
 * @throws AppError NOT_FOUND
 */
export function usePassages(deps: UseDeps, { draftId, lessonId }: UsePassages): Promise<{ suggested: number }> {
  return deps.db.$transaction(async (tx) => {
    await holdOwnDraft(tx, deps, draftId);
    const all = await readLessonSources(tx, draftId, lessonId);
    const open = await readOpenLessons(tx, draftId, { isOne: lessonId !== undefined });
    const lessons = all.filter((lesson) => open.has(lesson.lessonId));
    const piecesOf = new Map<string, PiecesOf>();
    let suggested = 0;
    for (const [place, lesson] of lessons.entries()) {
      const { source, ranges, title } = lesson;
      const pieces = piecesOf.get(source.id) ?? (await readPieces(tx, deps.storage, source));
      piecesOf.set(source.id, pieces);
      const texts = passageTexts(title, ranges, pieces);
      await store(tx, { draftId, lesson, texts, position: place * lessonsApart, at: deps.now() });
      if (texts.length > 0) suggested += 1;
    }
    if (suggested > 0) await tx.aICourseDraft.update({ where: { id: draftId }, data: { hasLessons: true } });
    return { suggested };
  }, patience);
}

/** Lessons of the draft's course that nothing was suggested for; of several only those without a text. */
async function readOpenLessons(tx: Tx, draftId: string, { isOne }: { isOne: boolean }): Promise<Set<string>> {
  const rows = await queryRows(tx, () => z.strictObject({ lessonId: z.string() }))`
    SELECT l.lesson_id::text AS "lessonId"
      FROM ai_course_draft d
      JOIN lesson_version l ON l.version_id = (SELECT v.id FROM course_version v WHERE v.course_id = d.course_id
                                                ORDER BY v.number DESC LIMIT 1)
     WHERE d.id = ${draftId}::uuid AND (${isOne} OR coalesce(btrim(l.content), '') = '')
       AND NOT EXISTS (SELECT 1 FROM suggestion g
                        WHERE g.draft_id = d.id AND g.lesson_id = l.lesson_id AND g.target_kind = 'block')`;
  return new Set(rows.map(({ lessonId }) => lessonId));
}

async function readPieces(tx: Tx, storage: Storage, { id, file, metadata }: LessonSource["source"]): Promise<PiecesOf> {
  const markdown = file && /\.(?:md|markdown|mdown)$/i.test(file.originalName) ? await readText(storage, file) : null;
  if (markdown !== null && markdown.length <= parsedInPlace) return markdownPieces(markdown);
  const spans = await tx.sourceSpan.findMany({
    where: { sourceId: id },
    orderBy: { position: "asc" },
    select: { position: true, text: true },
  });
  const levels = new Map(metadata.headings.map(({ position, level }) => [position, level]));
  const [items, code] = [new Set(metadata.items), new Set(metadata.code)];
  const formOf = (position: number) => {
    if (levels.has(position)) return "heading";
    return code.has(position) ? "code" : items.has(position) ? "item" : "text";
  };
  return spanPieces(
    spans.map((span) => ({ ...span, level: levels.get(span.position) ?? null, form: formOf(span.position) })),
  );
}

/** Null where the file is gone: what was read of it is still there. */
async function readText(storage: Storage, { storageKey }: { storageKey: string }): Promise<string | null> {
  const opened = await storage.open(storageKey);
  if (!opened) return null;
  try {
    return decodeText(await buffer(opened.stream), sourceLimits);
  } catch (error) {
    if (error instanceof SourceProblem) return null;
    throw error;
  }
}

interface Storing {
  draftId: string;
  lesson: LessonSource;
  texts: readonly PassageText[];
  position: number;
  at: Date;
}

/** Each text cites the first words of the source in it. */
async function store(tx: Tx, { draftId, lesson, texts, position, at }: Storing): Promise<void> {
  const { lessonId, title, source } = lesson;
  const rows = texts.map(({ markdown, from }, index) => ({
    id: stableId("passage of lesson", draftId, lessonId, String(index)),
    draftId,
    lessonId,
    stage: "lessons",
    targetKind: "block",
    position: position + index,
    content: BlockContent.parse({ title, markdown, suggested: null }),
    state: "PENDING",
    createdAt: at,
    updatedAt: at,
    from,
  }));
  const spans = await tx.sourceSpan.findMany({
    where: { sourceId: source.id, position: { in: texts.map(({ from }) => from) } },
    select: { id: true, position: true, text: true },
  });
  await insertRows(
    tx,
    "suggestion",
    rows.map(({ from: _, ...row }) => row),
  );
  await insertRows(
    tx,
    "citation",
    rows.flatMap(({ id, from }) =>
      spans
        .filter((span) => span.position === from)
        .map((span) => ({
          id: stableId("citation", id),
          suggestionId: id,
          spanId: span.id,
          quote: span.text,
          createdAt: at,
        })),
    ),
  );
}
