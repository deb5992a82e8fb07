import "server-only";
import type { Tx } from "@/server/db/client";

/** Brings a draft's own state in line with its runs and its course; in the transaction of whatever changed one of them. */
export async function settleDraft(tx: Tx, draftId: string): Promise<void> {
  await tx.$executeRaw`
    UPDATE ai_course_draft d SET state = settled.state, updated_at = now()
      FROM (SELECT CASE
              WHEN EXISTS (SELECT 1 FROM draft_run r WHERE r.draft_id = d.id AND r.state = 'RUNNING') THEN 'GENERATING'
              WHEN d.course_id IS NOT NULL THEN 'APPLIED'
              ELSE coalesce((SELECT CASE r.state WHEN 'DONE' THEN 'READY' WHEN 'STOPPED' THEN 'CANCELLED' ELSE 'FAILED' END
                               FROM draft_run r WHERE r.draft_id = d.id ORDER BY r.created_at DESC, r.id DESC LIMIT 1), 'DRAFT')
              END::ai_draft_state AS state
              FROM ai_course_draft d WHERE d.id = ${draftId}::uuid) settled
     WHERE d.id = ${draftId}::uuid AND d.state <> settled.state`;
}
