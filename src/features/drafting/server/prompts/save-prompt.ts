import "server-only";
import { findPromptProblems } from "@/features/drafting/prompts";
import type { SavePrompt } from "@/features/drafting/prompts-schema";
import { AppError } from "@/lib/app-error";
import { appendAudit } from "@/server/audit/append-audit";
import type { Tx } from "@/server/db/client";
import type { PersonDeps } from "@/server/trpc/context";
import { ensurePrompts, templateKey } from "./ensure-prompts";

/**
 * Makes a text the next version of a stage's prompt: runs that begin from now on are written with it, those in progress keep theirs.
 * A text that is the current one already makes no version, so that it may be saved twice.
 * @throws AppError RULE_BROKEN `prompts.unusable` { problems }; CONFLICT `prompts.changed` { number, body, author }
 *   with the current one, where that is not the one that its author saw.
 */
export async function savePrompt(
  deps: Pick<PersonDeps, "db" | "actor" | "now" | "ip">,
  { stage, body, over }: SavePrompt,
): Promise<{ number: number }> {
  const problems = findPromptProblems(stage, body);
  if (problems.length > 0) throw new AppError("RULE_BROKEN", "prompts.unusable", { problems });
  return deps.db.$transaction(async (tx) => {
    await ensurePrompts(tx, deps.now());
    const current = await holdCurrent(tx, templateKey(stage));
    const { number, author } = current;
    if (current.body === body) return { number };
    if (number !== over) throw new AppError("CONFLICT", "prompts.changed", { number, body: current.body, author });
    const next = number + 1;
    await tx.promptVersion.create({
      data: {
        templateId: current.templateId,
        number: next,
        body,
        authorId: deps.actor.id,
        createdAt: deps.now(),
      },
    });
    await appendAudit(tx, deps, {
      action: "prompt.save",
      objectType: "PromptTemplate",
      objectId: current.templateId,
      before: { number, body: current.body },
      values: { stage, number: next, body },
    });
    return { number: next };
  });
}

interface Current {
  templateId: string;
  number: number;
  body: string;
  author: string | null;
}

/** The newest version. Holding the template makes those who save at once come one after the other. */
async function holdCurrent(tx: Tx, key: string): Promise<Current> {
  await tx.$executeRaw`SELECT 1 FROM prompt_template WHERE key = ${key} FOR UPDATE`;
  const { template, author, ...version } = await tx.promptVersion.findFirstOrThrow({
    where: { template: { key } },
    orderBy: { number: "desc" },
    select: { number: true, body: true, author: { select: { name: true } }, template: { select: { id: true } } },
  });
  return { ...version, templateId: template.id, author: author?.name ?? null };
}
