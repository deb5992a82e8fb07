import "server-only";
import * as z from "zod";
import { modelOf } from "@/features/drafting/server/model/model-config";
import { type Stage, stages } from "@/features/drafting/suggestions";
import { queryRows, type RowOf, rowSchema } from "@/server/db/query-rows";
import type { Deps } from "@/server/trpc/context";
import { ensurePrompts, templateKey } from "./ensure-prompts";
import { outcomesOfVersion, type PromptUse, promptUseOf } from "./prompt-use";

export interface ListedPrompt extends Omit<Row, "key" | "outcomes"> {
  stage: Stage;
  /** Of this version. */
  use: PromptUse;
}

export interface PromptList {
  /** Null where no key is set, and nothing is drafted with a model. */
  model: string | null;
  prompts: ListedPrompt[];
}

const Row = rowSchema(() => ({
  number: z.number(),
  /** Null for one that came with the product. */
  author: z.string().nullable(),
  createdAt: z.date(),
  versionId: z.string(),
  key: z.string(),
  outcomes: z.record(z.string(), z.number()),
}));
type Row = RowOf<typeof Row>;

/** The current prompt of each stage. Two queries. */
export async function listPrompts({ db, now }: Pick<Deps, "db" | "now">): Promise<PromptList> {
  await ensurePrompts(db, now());
  const rows = await queryRows(db, Row)`
    SELECT t.key, v.number, v.created_at AS "createdAt", v.id::text AS "versionId", u.name AS author,
           ${outcomesOfVersion} AS outcomes
      FROM prompt_template t
      JOIN LATERAL (SELECT * FROM prompt_version p WHERE p.template_id = t.id ORDER BY p.number DESC LIMIT 1) v ON true
      LEFT JOIN users u ON u.id = v.author_id
     WHERE t.key = ANY(${stages.map(templateKey)}::text[])`;
  const byKey = new Map(rows.map((row) => [row.key, row]));
  const prompts = stages.flatMap((stage) => {
    const row = byKey.get(templateKey(stage));
    if (!row) return [];
    const { key: _, outcomes, ...prompt } = row;
    return [{ ...prompt, stage, use: promptUseOf(outcomes) }];
  });
  return { model: modelOf()?.name ?? null, prompts };
}
