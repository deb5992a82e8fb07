import "server-only";
import { notFound } from "@/features/drafting/server/own-draft";
import { readSuggestions, type SuggestionView } from "@/features/drafting/server/suggestions/suggestion-view";
import type { Heard } from "@/server/live/heard";
import { watchNotices } from "@/server/live/watch-notices";
import type { PersonDeps } from "@/server/trpc/context";
import { type DraftNews, draftChannel } from "./draft-channel";
import { readCreditsView } from "./get-stage";
import { readStages } from "./run-views";
import type { CreditsView, StageSummary } from "./stage-view";

export type DraftEvent =
  | { type: "state"; stages: StageSummary[]; credits: CreditsView }
  /** The item in progress, from its beginning: it takes the place of what was shown of it. */
  | { type: "text"; unitId: string; index: number; text: string }
  | { type: "suggestion"; suggestion: SuggestionView };

type WatchDeps = Pick<PersonDeps, "db" | "actor" | "now">;

/** Milliseconds: several changes of a state that come together are read once. */
const stateAfter = 40;

/**
 * What happens in a draft of the asker's, from now on: first how it is, with the text in progress. Ends with `signal`, or when
 * this process can hear no more: whoever asks again is given everything. @throws AppError NOT_FOUND, before anything is sent.
 */
export async function watchDraft(
  deps: WatchDeps,
  { draftId, signal }: { draftId: string; signal: AbortSignal },
): Promise<AsyncGenerator<DraftEvent>> {
  const instructorId = deps.actor.id;
  const isOwn = await deps.db.aICourseDraft.count({ where: { id: draftId, instructorId } });
  if (isOwn === 0) throw notFound();
  // First of all: nothing that happens while the rest is being read gets lost.
  const { heard, leave } = await watchNotices<DraftNews>(draftChannel, { id: draftId, signal }, replacedBy);
  return eventsOf(deps, { draftId, instructorId, heard }, leave);
}

async function* eventsOf(
  { db, now }: WatchDeps,
  { draftId, instructorId, heard }: { draftId: string; instructorId: string; heard: Heard<DraftNews> },
  leave: () => void,
): AsyncGenerator<DraftEvent> {
  const state = async (): Promise<DraftEvent> => {
    const [stages, credits] = await Promise.all([readStages(db, draftId), readCreditsView(db, instructorId, now())]);
    return { type: "state", stages, credits };
  };
  try {
    yield await state();
    const texts = await db.draftText.findMany({
      where: { unit: { run: { draftId, state: "RUNNING" } } },
      select: { unitId: true, index: true, text: true },
    });
    for (const text of texts) yield { type: "text", ...text };
    for (;;) {
      const news = await heard.take();
      if (news === null) return;
      for (const each of news) if (each.type === "text") yield each;
      const ids = news.flatMap((each) => (each.type === "suggestion" ? [each.suggestionId] : []));
      if (ids.length > 0)
        for (const suggestion of await readSuggestions(db, draftId, { ids })) yield { type: "suggestion", suggestion };
      if (news.some(({ type }) => type === "state")) {
        await new Promise((resolve) => setTimeout(resolve, stateAfter));
        heard.drop(({ type }) => type === "state");
        yield await state();
      }
    }
  } finally {
    leave();
  }
}

/** Of the text of one unit only the last counts. */
const replacedBy = (next: DraftNews) =>
  next.type === "text" ? (earlier: DraftNews) => earlier.type === "text" && earlier.unitId === next.unitId : undefined;
