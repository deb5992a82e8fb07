import "server-only";
import { holdOwnDraft } from "@/features/drafting/server/own-draft";
import { QuestionContent } from "@/features/drafting/suggestions";
import type { MarkedBy } from "@/features/questions/question-authoring";
import { AppError } from "@/lib/app-error";
import type { Tx } from "@/server/db/client";
import { insertRows } from "@/server/db/insert-rows";
import { IdRow, queryRows } from "@/server/db/query-rows";
import { stableId } from "@/server/inngest/stable-id";
import type { PersonDeps } from "@/server/trpc/context";
import { type OfflineQuestion, offlineQuestions } from "./offline-questions";
import { type AskedLesson, readAskedLessons, readSpansOf } from "./read-asked-lessons";

/** Questions of one lesson are together, in the order of the lessons. */
const lessonsApart = 1_000;
/** Reading ten thousand passages takes a second or two. */
const patience = { maxWait: 10_000, timeout: 30_000 };

/**
 * Suggests questions for the lessons of the draft's course out of what its sources say on each, without a model. What was suggested
 * before stays as it is, decided or not, and is not suggested again. @returns how many were suggested, for how many lessons.
 * @throws AppError NOT_FOUND; RULE_BROKEN `drafting.no_sources`, `drafting.sources_pending`, `drafting.nothing_to_write`.
 */
export function generateQuestions(
  deps: Pick<PersonDeps, "db" | "actor" | "now">,
  { draftId }: { draftId: string },
): Promise<{ suggested: number; lessons: number }> {
  return deps.db.$transaction(async (tx) => {
    await holdOwnDraft(tx, deps, draftId);
    const spans = await readSpansOf(tx, draftId);
    const lessons = await readAskedLessons(tx, draftId, spans);
    if (lessons.length === 0) throw new AppError("RULE_BROKEN", "drafting.nothing_to_write");
    const before = await readBefore(tx, draftId);
    const made = offlineQuestions(
      lessons.map((lesson) => ({ ...lesson, existing: [...lesson.placed, ...(before.get(lesson.lessonId) ?? [])] })),
      { spans, newId: (name) => stableId("offline answer", draftId, name) },
    );
    const suggested = await store(tx, { draftId, lessons, made, before, at: deps.now() });
    if (suggested > 0) await tx.aICourseDraft.update({ where: { id: draftId }, data: { hasAssessments: true } });
    return { suggested, lessons: [...made.values()].filter(({ length }) => length > 0).length };
  }, patience);
}

/** What was suggested for each lesson, as it is and as it was. */
async function readBefore(tx: Tx, draftId: string): Promise<Map<string, MarkedBy[]>> {
  const rows = await tx.suggestion.findMany({
    where: { draftId, targetKind: "question", lessonId: { not: null } },
    select: { lessonId: true, content: true },
  });
  const before = new Map<string, MarkedBy[]>();
  for (const { lessonId, content } of rows) {
    const { question, suggested } = QuestionContent.parse(content);
    const known = before.get(lessonId ?? "") ?? [];
    before.set(lessonId ?? "", [...known, question, ...(suggested ? [suggested] : [])]);
  }
  return before;
}

interface Storing {
  draftId: string;
  lessons: readonly AskedLesson[];
  made: ReadonlyMap<string, readonly OfflineQuestion[]>;
  before: ReadonlyMap<string, readonly MarkedBy[]>;
  at: Date;
}

async function store(tx: Tx, { draftId, lessons, made, before, at }: Storing): Promise<number> {
  const found = lessons.flatMap(({ lessonId }, place) =>
    (made.get(lessonId) ?? []).map((each, index) => ({
      ...each,
      lessonId,
      id: stableId("offline question", draftId, lessonId, each.question.text),
      position: place * lessonsApart + (before.get(lessonId)?.length ?? 0) + index,
    })),
  );
  const suggestions = found.map(({ id, lessonId, position, question }) => ({
    id,
    draftId,
    lessonId,
    stage: "assessments",
    targetKind: "question",
    position,
    content: QuestionContent.parse({
      questionId: stableId("offline question of course", id),
      question,
      suggested: null,
    }),
    state: "PENDING",
    createdAt: at,
    updatedAt: at,
  }));
  const citations = found.flatMap(({ id: suggestionId, cited }) =>
    cited.map(({ spanId, quote }, index) => ({
      id: stableId("citation", suggestionId, String(index)),
      suggestionId,
      spanId,
      quote,
      createdAt: at,
    })),
  );
  await insertRows(tx, "suggestion", suggestions);
  await insertRows(tx, "citation", citations);
  await assertQuotes(tx, draftId);
  return suggestions.length;
}

/** What a citation quotes is checked where the source is, whoever made it. */
async function assertQuotes(tx: Tx, draftId: string): Promise<void> {
  const [wrong] = await queryRows(tx, IdRow)`
    SELECT c.id::text AS id FROM citation c
      JOIN suggestion g ON g.id = c.suggestion_id
      JOIN source_span s ON s.id = c.span_id
      JOIN draft_source o ON o.id = s.source_id
     WHERE g.draft_id = ${draftId}::uuid AND g.target_kind = 'question'
       AND (position(c.quote IN s.text) = 0 OR c.quote = '' OR o.draft_id <> g.draft_id) LIMIT 1`;
  if (wrong) throw new Error(`citation ${wrong.id} is no part of its source`);
}
