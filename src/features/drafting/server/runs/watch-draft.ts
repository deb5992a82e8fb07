import "server-only";
import { notFound, ownerOf } from "@/features/drafting/server/own-draft";
import { readSuggestions, type SuggestionView } from "@/features/drafting/server/suggestions/suggestion-view";
import type { Deps } from "@/server/trpc/context";
import { type DraftNews, draftChannel } from "./draft-channel";
import { readCreditsView } from "./get-stage";
import { readStages } from "./run-views";
import type { CreditsView, StageSummary } from "./stage-view";

export type DraftEvent =
  | { type: "state"; stages: StageSummary[]; credits: CreditsView }
  /** The item under way, from its beginning: it takes the place of what was shown of it. */
  | { type: "text"; unitId: string; index: number; text: string }
  | { type: "suggestion"; suggestion: SuggestionView };

type WatchDeps = Pick<Deps, "db" | "actor" | "now">;

/** Milliseconds: several changes of a state that come together are read once. */
const stateAfter = 40;

/**
 * What happens in a draft of the asker's, from now on: first how it stands, with the text under way. Ends with `signal`, or when
 * this process can hear no more: whoever asks again is given everything. @throws AppError NOT_FOUND, before anything is sent.
 */
export async function watchDraft(
  deps: WatchDeps,
  { draftId, signal }: { draftId: string; signal: AbortSignal },
): Promise<AsyncGenerator<DraftEvent>> {
  const instructorId = ownerOf(deps);
  const isOwn = await deps.db.aICourseDraft.count({ where: { id: draftId, instructorId } });
  if (isOwn === 0) throw notFound();
  const heard = new Heard();
  // First of all: nothing that happens while the rest is being read gets lost.
  const leave = await draftChannel().watch(draftId, { onNews: (news) => heard.add(news), onLost: () => heard.end() });
  const end = () => heard.end();
  signal.addEventListener("abort", end);
  if (signal.aborted) end();
  return eventsOf(deps, { draftId, instructorId, heard }, () => {
    signal.removeEventListener("abort", end);
    leave();
  });
}

async function* eventsOf(
  { db, now }: WatchDeps,
  { draftId, instructorId, heard }: { draftId: string; instructorId: string; heard: Heard },
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
        heard.dropState();
        yield await state();
      }
    }
  } finally {
    leave();
  }
}

/** News that have come and were not told yet. Of the text of one unit only the last counts. */
class Heard {
  private news: DraftNews[] = [];
  private isOver = false;
  private wake: (() => void) | null = null;

  add(news: DraftNews): void {
    if (news.type === "text")
      this.news = this.news.filter((each) => each.type !== "text" || each.unitId !== news.unitId);
    this.news.push(news);
    this.wake?.();
  }

  dropState(): void {
    this.news = this.news.filter(({ type }) => type !== "state");
  }

  end(): void {
    this.isOver = true;
    this.wake?.();
  }

  /** Resolves to what has come since, null at the end. */
  async take(): Promise<DraftNews[] | null> {
    if (this.news.length === 0 && !this.isOver) {
      await new Promise<void>((resolve) => {
        this.wake = resolve;
      });
      this.wake = null;
    }
    if (this.isOver) return null;
    const { news } = this;
    this.news = [];
    return news;
  }
}
