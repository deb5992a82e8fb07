import "server-only";
import type { Stage } from "@/features/drafting/suggestions";
import type { Tx } from "@/server/db/client";
import { ensurePrompts, templateKey } from "./ensure-prompts";

export interface CurrentPrompt {
  promptVersionId: string;
  number: number;
  body: string;
}

/** The prompt that a stage is written with from now on: its newest version. A run pins it and keeps it to its end. */
export async function currentPrompt(tx: Tx, stage: Stage, at = new Date()): Promise<CurrentPrompt> {
  await ensurePrompts(tx, at);
  const { id, number, body } = await tx.promptVersion.findFirstOrThrow({
    where: { template: { key: templateKey(stage) } },
    orderBy: { number: "desc" },
    select: { id: true, number: true, body: true },
  });
  return { promptVersionId: id, number, body };
}
