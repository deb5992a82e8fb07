import "server-only";
import * as z from "zod";
import { type Stage, stages } from "@/features/drafting/suggestions";
import type { Tx } from "@/server/db/client";
import { queryRows } from "@/server/db/query-rows";
import { type DefaultPrompt, defaultPrompts } from "./default-prompts";

export const templateKey = (stage: Stage) => `draft.${stage}`;
export const stageOfKey = (key: string): Stage | null => stages.find((stage) => templateKey(stage) === key) ?? null;

type Shipped = Readonly<Record<Stage, DefaultPrompt>>;

/**
 * Sees to it that each stage has a prompt: the shipped one as version 1, and a newer shipped one as the next version while no
 * person has written any. One query when there is nothing to do; may be done by several processes at once.
 */
export async function ensurePrompts(tx: Tx, at: Date, shipped: Shipped = defaultPrompts): Promise<void> {
  const lacking = await lackingStages(tx, shipped);
  if (lacking.length === 0) return;
  await tx.promptTemplate.createMany({
    data: lacking.map((stage) => {
      const { title, description } = shipped[stage];
      return { key: templateKey(stage), title, description, createdAt: at };
    }),
    skipDuplicates: true,
  });
  // Under its number one text is stored: whoever comes second finds the number taken and leaves it at that.
  for (const stage of lacking)
    await tx.$executeRaw`
      INSERT INTO prompt_version (id, template_id, number, body, created_at)
      SELECT gen_random_uuid(), t.id, 1 + coalesce(max(v.number), 0), ${shipped[stage].body}, ${at}
        FROM prompt_template t LEFT JOIN prompt_version v ON v.template_id = t.id
       WHERE t.key = ${templateKey(stage)}
       GROUP BY t.id
      HAVING count(v.author_id) = 0 AND count(*) FILTER (WHERE v.body = ${shipped[stage].body}) = 0
      ON CONFLICT (template_id, number) DO NOTHING`;
}

/**
 * Stages whose shipped prompt has to be stored. One that was a version before is not stored again: while two releases run side by
 * side each would otherwise put its own on top of the other's, for ever.
 */
async function lackingStages(tx: Tx, shipped: Shipped): Promise<Stage[]> {
  const bodies = stages.map((stage) => shipped[stage].body);
  const settled = await queryRows(tx, () => z.strictObject({ key: z.string() }))`
    SELECT DISTINCT t.key
      FROM unnest(${stages.map(templateKey)}::text[], ${bodies}::text[]) AS shipped (key, body)
      JOIN prompt_template t ON t.key = shipped.key
      JOIN prompt_version v ON v.template_id = t.id AND (v.author_id IS NOT NULL OR v.body = shipped.body)`;
  const keys = new Set(settled.map(({ key }) => key));
  return stages.filter((stage) => !keys.has(templateKey(stage)));
}
