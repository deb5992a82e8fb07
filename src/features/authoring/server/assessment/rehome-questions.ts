import "server-only";
import type { Sections } from "@/features/questions/section-schema";
import { heirsOf } from "@/features/questions/sections";
import type { Tx } from "@/server/db/client";
import { readOrder, writeOrder } from "./question-order";

/** After a change of the sections: takes questions and draws out of those that are gone, and numbers the places in the new order. */
export async function rehomeQuestions(
  tx: Tx,
  assessmentVersionId: string,
  { before, after }: { before: Sections; after: Sections },
): Promise<void> {
  const heirs = heirsOf(before, after);
  const moves = [...heirs].map(([from, to]) => ({ from, to }));
  // The first section there is takes all questions.
  const [first] = after;
  if (before.length === 0 && first) moves.push({ from: "", to: first.key });
  const [from, to] = [moves.map((move) => move.from), moves.map((move) => move.to)];
  if (moves.length > 0) {
    await tx.$executeRaw`
      UPDATE assessment_question p SET section_key = m.heir
        FROM unnest(${from}::text[], ${to}::text[]) AS m (gone, heir)
       WHERE p.assessment_version_id = ${assessmentVersionId}::uuid AND p.draw_key IS NULL AND coalesce(p.section_key, '') = m.gone`;
    await tx.$executeRaw`
      UPDATE assessment_draw d SET section_key = m.heir
        FROM unnest(${from}::text[], ${to}::text[]) AS m (gone, heir)
       WHERE d.assessment_version_id = ${assessmentVersionId}::uuid AND coalesce(d.section_key, '') = m.gone`;
  }
  await writeOrder(tx, await readOrder(tx, assessmentVersionId));
}
