import "server-only";
import { briefColumns, briefOf } from "@/features/drafting/server/brief-row";
import type { DraftInHand, UnitInHand } from "@/features/drafting/server/stages/stage-of-draft";
import { Stage, type SuggestionKind } from "@/features/drafting/suggestions";
import type { DraftRunState, DraftUnitState } from "@/generated/prisma/enums";
import type { Tx } from "@/server/db/client";

export interface LoadedUnit {
  stage: Stage;
  runId: string;
  runState: DraftRunState;
  /** When the run was started, halted or gone on with: it changes with each of them and with nothing else. */
  runMovedAt: Date;
  model: string;
  prompt: { id: string; body: string };
  unitState: DraftUnitState;
  position: number;
  /** Answers that are stored, one a round. */
  answer: unknown;
  draft: DraftInHand;
  unit: UnitInHand;
}

/** A unit with all that it is written from; null where its draft is gone. */
export async function loadUnit(db: Tx, unitId: string): Promise<LoadedUnit | null> {
  const row = await db.draftUnit.findUnique({
    where: { id: unitId },
    select: {
      id: true,
      key: true,
      title: true,
      position: true,
      state: true,
      answer: true,
      retriedId: true,
      run: {
        select: {
          id: true,
          stage: true,
          state: true,
          updatedAt: true,
          model: true,
          note: true,
          promptVersion: { select: { id: true, body: true } },
          draftId: true,
        },
      },
    },
  });
  if (!row) return null;
  const { run } = row;
  const [draft, retried] = await Promise.all([
    readDraftInHand(db, run.draftId, run.note),
    row.retriedId === null ? null : db.suggestion.findUnique({ where: { id: row.retriedId } }),
  ]);
  return {
    stage: Stage.parse(run.stage),
    runId: run.id,
    runState: run.state,
    runMovedAt: run.updatedAt,
    model: run.model,
    prompt: run.promptVersion,
    unitState: row.state,
    position: row.position,
    answer: row.answer,
    draft,
    unit: {
      id: row.id,
      key: row.key,
      title: row.title,
      retried: retried && {
        suggestionId: retried.id,
        kind: retried.targetKind as SuggestionKind,
        content: retried.content,
        replaces: retried.replaces,
        position: retried.position,
      },
    },
  };
}

/** What stages are told of a draft. */
export async function readDraftInHand(db: Tx, draftId: string, note: string): Promise<DraftInHand> {
  const row = await db.aICourseDraft.findUniqueOrThrow({
    where: { id: draftId },
    select: {
      instructorId: true,
      courseId: true,
      ...briefColumns,
      _count: { select: { sources: { where: { state: "DONE" } } } },
    },
  });
  return {
    draftId,
    courseId: row.courseId,
    instructorId: row.instructorId,
    brief: briefOf(row),
    hasSources: row._count.sources > 0,
    note,
  };
}
