import "server-only";
import type { StageRef } from "@/features/drafting/schema";
import { priceOf } from "@/features/drafting/server/credits/price-of";
import { readCredits } from "@/features/drafting/server/credits/read-credits";
import { readDraftingSettings } from "@/features/drafting/server/credits/settings";
import { modelOf } from "@/features/drafting/server/model/model-config";
import { weighedTokens } from "@/features/drafting/server/model/tokens";
import { notFound, ownerOf } from "@/features/drafting/server/own-draft";
import { readSuggestions } from "@/features/drafting/server/suggestions/suggestion-view";
import type { Stage } from "@/features/drafting/suggestions";
import type { Tx } from "@/server/db/client";
import type { Deps } from "@/server/trpc/context";
import { readStages } from "./run-views";
import type { CreditsView, Estimate, StageView } from "./stage-view";

type ViewDeps = Pick<Deps, "db" | "actor" | "now">;

/** A stage of a draft of the asker's, with all that its page shows. @throws AppError NOT_FOUND, also for somebody else's. */
export async function getStage(deps: ViewDeps, { draftId, stage, lessonId }: StageRef): Promise<StageView> {
  const { db } = deps;
  const draft = await db.aICourseDraft.findFirst({
    where: { id: draftId, instructorId: ownerOf(deps) },
    select: { courseId: true, instructorId: true },
  });
  if (!draft) throw notFound();
  const [stages, credits, suggestions, outline, estimate, sources, gaps] = await Promise.all([
    readStages(db, draftId),
    readCreditsView(db, draft.instructorId, deps.now()),
    readSuggestions(db, draftId, { stage, ...(lessonId && { lessonId }) }),
    readOutline(db, { draftId, courseId: draft.courseId, stage }),
    readEstimate(db, stage),
    readUses(db, draftId),
    readGaps(db, draftId),
  ]);
  const model = modelOf()?.name ?? null;
  return {
    draftId,
    courseId: draft.courseId,
    stage,
    model,
    stages,
    credits,
    suggestions,
    outline,
    estimate,
    sources,
    gaps,
  };
}

export async function readCreditsView(db: Tx, userId: string, at: Date): Promise<CreditsView> {
  const { month: _, until, ...credits } = await readCredits(db, userId, at);
  return { ...credits, until: until.toISOString() };
}

interface OutlineRow {
  moduleId: string;
  moduleTitle: string;
  lessonId: string | null;
  title: string | null;
  written: boolean;
  waiting: bigint;
}

async function readOutline(
  db: Tx,
  { draftId, courseId, stage }: { draftId: string; courseId: string | null; stage: Stage },
): Promise<StageView["outline"]> {
  if (courseId === null) return [];
  const rows = await db.$queryRaw<OutlineRow[]>`
    SELECT m.module_id::text AS "moduleId", m.title AS "moduleTitle", l.lesson_id::text AS "lessonId", l.title,
           CASE WHEN ${stage} = 'assessments'
                THEN EXISTS (SELECT 1 FROM assessment_version a JOIN assessment_question q ON q.assessment_version_id = a.id
                              WHERE a.lesson_version_id = l.id)
                ELSE coalesce(btrim(l.content), '') <> '' END AS written,
           (SELECT count(*) FROM suggestion g WHERE g.draft_id = ${draftId}::uuid AND g.stage = ${stage}
               AND g.lesson_id = l.lesson_id AND g.state = 'PENDING') AS waiting
      FROM module_version m
      LEFT JOIN lesson_version l ON l.module_version_id = m.id
     WHERE m.version_id = (SELECT id FROM course_version WHERE course_id = ${courseId}::uuid ORDER BY number DESC LIMIT 1)
     ORDER BY m.position, l.position`;
  const modules = new Map<string, StageView["outline"][number]>();
  for (const { moduleId, moduleTitle, lessonId, title, written, waiting } of rows) {
    const module = modules.get(moduleId) ?? { moduleId, title: moduleTitle, lessons: [] };
    modules.set(moduleId, module);
    if (lessonId !== null) module.lessons.push({ lessonId, title: title ?? "", written, waiting: Number(waiting) });
  }
  return [...modules.values()];
}

/** Of one unit, before this site has any to go by. */
const usual = { inputTokens: 8_000, outputTokens: 1_500 };

async function readEstimate(db: Tx, stage: Stage): Promise<Estimate> {
  const [row] = await db.$queryRaw<{ input: number | null; output: number | null }[]>`
    SELECT avg(input_tokens)::float8 AS input, avg(output_tokens)::float8 AS output
      FROM (SELECT input_tokens, output_tokens FROM ai_request
             WHERE stage = ${stage} AND outcome = 'answered' ORDER BY created_at DESC LIMIT 100) r`;
  const tokens = {
    inputTokens: Math.round(row?.input ?? usual.inputTokens),
    outputTokens: Math.round(row?.output ?? usual.outputTokens),
  };
  const cost = priceOf(await readDraftingSettings(db), tokens.inputTokens, tokens.outputTokens);
  return {
    tokens: weighedTokens(tokens),
    costMicros: cost === null ? null : Number(cost.costMicros),
    currency: cost?.currency ?? null,
  };
}

/** How often each source is cited by what is in the course or waits for it. */
async function readUses(db: Tx, draftId: string): Promise<StageView["sources"]> {
  const rows = await db.$queryRaw<{ sourceId: string; title: string; uses: bigint }[]>`
    SELECT o.id::text AS "sourceId", o.title,
           count(c.id) FILTER (WHERE g.state IN ('PENDING', 'ACCEPTED', 'EDITED')) AS uses
      FROM draft_source o
      LEFT JOIN source_span s ON s.source_id = o.id
      LEFT JOIN citation c ON c.span_id = s.id
      LEFT JOIN suggestion g ON g.id = c.suggestion_id
     WHERE o.draft_id = ${draftId}::uuid
     GROUP BY o.id ORDER BY uses DESC, o.id`;
  return rows.map(({ uses, ...row }) => ({ ...row, uses: Number(uses) }));
}

async function readGaps(db: Tx, draftId: string): Promise<StageView["gaps"]> {
  return db.$queryRaw<StageView["gaps"]>`
    SELECT DISTINCT ON (coalesce(g.lesson_id::text, g.id::text)) g.lesson_id::text AS "lessonId",
           coalesce(u.title, g.content ->> 'title', '') AS title
      FROM suggestion g LEFT JOIN draft_unit u ON u.id = g.unit_id
     WHERE g.draft_id = ${draftId}::uuid AND g.is_unsupported AND g.state = 'PENDING'
     LIMIT 20`;
}
