import "server-only";
import type { PreviewPrompt } from "@/features/drafting/prompts-schema";
import { briefColumns, briefOf } from "@/features/drafting/server/brief-row";
import { messagesFor } from "@/features/drafting/server/model/messages";
import { estimateTokens } from "@/features/drafting/server/model/tokens";
import { notFound } from "@/features/drafting/server/own-draft";
import type { DraftInHand, StageRequest } from "@/features/drafting/server/stages/stage-of-draft";
import { stageOf } from "@/features/drafting/server/stages/stages";
import type { Stage } from "@/features/drafting/suggestions";
import { isAppError } from "@/lib/app-error";
import type { Tx } from "@/server/db/client";
import type { PersonDeps } from "@/server/trpc/context";
import { sampleDraft, sampleRequests } from "./sample-request";

export interface PromptPreview {
  /** In the order in which they are sent. */
  messages: { role: string; text: string }[];
  /** About how many tokens they come to. */
  tokens: number;
  /** The module or lesson that they are about; null for the whole course. */
  about: string | null;
  /** The draft has nothing yet that this stage could write for: what is not in its brief is the sample's. */
  isPartlySample: boolean;
}

/**
 * The very words that a model would be sent with this prompt: for a sample, or for the first piece of work of a draft of the asker's.
 * Sends nothing and stores nothing. @throws AppError NOT_FOUND, also for someone else's draft.
 */
export async function previewPrompt(
  deps: Pick<PersonDeps, "db" | "actor">,
  { stage, body, draftId }: PreviewPrompt,
): Promise<PromptPreview> {
  const draft = draftId === null ? sampleDraft() : await readOwn(deps, draftId);
  const asked = draftId === null ? null : await firstRequest(deps.db, draft, stage);
  const sent = messagesFor({ prompt: body, draft, request: asked?.request ?? sampleRequests[stage] });
  const messages = sent.map(({ role, content }) => ({
    role,
    text: typeof content === "string" ? content : JSON.stringify(content ?? ""),
  }));
  return {
    messages,
    tokens: estimateTokens(messages.map(({ text }) => text).join("\n")),
    about: asked?.about ?? null,
    isPartlySample: draftId !== null && asked === null,
  };
}

async function readOwn({ db, actor }: Pick<PersonDeps, "db" | "actor">, draftId: string): Promise<DraftInHand> {
  const instructorId = actor.id;
  const row = await db.aICourseDraft.findFirst({
    where: { id: draftId, instructorId },
    select: { courseId: true, ...briefColumns, _count: { select: { sources: true } } },
  });
  if (!row) throw notFound();
  const { courseId, _count } = row;
  return { draftId, courseId, instructorId, brief: briefOf(row), hasSources: _count.sources > 0, note: "" };
}

/** What the stage would ask first. Null where there is nothing to write for yet. */
async function firstRequest(
  db: Tx,
  draft: DraftInHand,
  name: Stage,
): Promise<{ request: StageRequest; about: string | null } | null> {
  const stage = stageOf(name);
  try {
    const [first] = await stage.plan(db, draft);
    if (!first) return null;
    const request = await stage.request(db, draft, { ...first, id: draft.draftId, retried: null });
    return { request, about: first.key === name ? null : first.title };
  } catch (error) {
    if (isAppError(error)) return null;
    throw error;
  }
}
