import "server-only";
import * as z from "zod";
import { notify } from "@/features/notifications/server/notify";
import { queryRows, rowSchema } from "@/server/db/query-rows";
import type { Deps } from "@/server/trpc/context";

const Row = rowSchema(() => ({
  userId: z.string(),
  draftId: z.string(),
  draft: z.string(),
  stage: z.string(),
  isDone: z.boolean(),
}));

/** Tells an author how a run of a model on their draft has ended. One that goes on again meanwhile is not spoken of. */
export async function tellOfDraftRun({ db, now }: Pick<Deps, "db" | "now">, runId: string): Promise<number> {
  const [row] = await queryRows(db, () => Row().extend({ endedAt: z.date() }))`
    SELECT d.instructor_id AS "userId", d.id AS "draftId", d.title AS draft, r.stage, r.state = 'DONE' AS "isDone", r.ended_at AS "endedAt"
      FROM draft_run r JOIN ai_course_draft d ON d.id = r.draft_id
     WHERE r.id = ${runId}::uuid AND r.state IN ('DONE', 'FAILED') AND r.ended_at IS NOT NULL`;
  if (!row) return 0;
  return db.$transaction((tx) =>
    notify(
      tx,
      {
        kind: row.isDone ? "draft.written" : "draft.failed",
        userIds: [row.userId],
        params: { stage: row.stage, draft: row.draft, isTitled: row.draft === "" ? "no" : "yes" },
        path: `/instructor/drafts/ai/${row.draftId}/${row.stage}`,
        // A run that was continued ends again, later.
        key: `${runId}:${row.endedAt.toISOString()}`,
      },
      now(),
    ),
  );
}
