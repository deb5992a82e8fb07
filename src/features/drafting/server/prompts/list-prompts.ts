import "server-only";
import { modelOf } from "@/features/drafting/server/model/model-config";
import { type Stage, stages } from "@/features/drafting/suggestions";
import type { Deps } from "@/server/trpc/context";
import { ensurePrompts, templateKey } from "./ensure-prompts";
import { outcomesOfVersion, type PromptUse, promptUseOf } from "./prompt-use";

export interface ListedPrompt {
  stage: Stage;
  number: number;
  /** Null for one that came with the product. */
  author: string | null;
  createdAt: Date;
  versionId: string;
  /** Of this version. */
  use: PromptUse;
}

export interface PromptList {
  /** Null where no key is set, and nothing is drafted with a model. */
  model: string | null;
  prompts: ListedPrompt[];
}

interface Row extends Omit<ListedPrompt, "stage" | "use"> {
  key: string;
  outcomes: Record<string, number>;
}

/** The current prompt of each stage. Two queries. */
export async function listPrompts({ db, now }: Pick<Deps, "db" | "now">): Promise<PromptList> {
  await ensurePrompts(db, now());
  const rows = await db.$queryRaw<Row[]>`
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
