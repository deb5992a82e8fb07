import "server-only";
import * as z from "zod";
import type { RegradeWay } from "@/features/assessment/regrading";
import { readQuestions } from "@/features/assessment/server/read-questions";
import type { QuestionContent } from "@/features/questions/question-type";
import { RegradeWay as Ways } from "@/generated/prisma/enums";
import type { Tx } from "@/server/db/client";
import { queryRows, rowSchema } from "@/server/db/query-rows";

const Row = rowSchema(() => ({
  id: z.string(),
  questionVersionId: z.string(),
  mendedVersionId: z.string().nullable(),
  way: z.enum(Ways),
}));

export interface StandingRegrade {
  id: string;
  way: RegradeWay;
  mended: QuestionContent | null;
}

/**
 * What holds for answers to these versions of questions, by the id of the version: the latest regrade of each, unless it took all
 * earlier ones back. One query, and another where one of them has the key of a later version.
 */
export async function readStandingRegrades(
  tx: Tx,
  questionVersionIds: readonly string[],
): Promise<Map<string, StandingRegrade>> {
  const rows = await queryRows(tx, Row)`
    SELECT f.id::text AS id, f.question_version_id::text AS "questionVersionId", f.mended_version_id::text AS "mendedVersionId", f.way::text AS way
      FROM (SELECT DISTINCT ON (r.question_version_id) r.* FROM regrade r WHERE r.question_version_id = ANY(${[...questionVersionIds]}::uuid[])
             ORDER BY r.question_version_id, r.created_at DESC, r.id DESC) f
     WHERE f.way <> 'AS_MARKED'`;
  const mendedIds = rows.flatMap(({ mendedVersionId }) => mendedVersionId ?? []);
  const mended = mendedIds.length === 0 ? [] : await readQuestions(tx, mendedIds);
  const byId = new Map(mended.map((question) => [question.versionId, question]));
  return new Map(
    rows.map(({ id, questionVersionId, mendedVersionId, way }) => [
      questionVersionId,
      { id, way, mended: (mendedVersionId && byId.get(mendedVersionId)) || null },
    ]),
  );
}
