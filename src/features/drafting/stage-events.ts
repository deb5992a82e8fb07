import type { StageView } from "@/features/drafting/server/runs/stage-view";
import type { DraftEvent } from "@/features/drafting/server/runs/watch-draft";
import type { SuggestionView } from "@/features/drafting/server/suggestions/suggestion-view";
import { goesByLesson, isEnded } from "./stage-rules";

/** A stage as its author sees it: what is stored, and by unit what is being written. */
export interface WatchedStage {
  view: StageView;
  texts: Readonly<Record<string, string>>;
}

const stageOf = ({ stage, stages }: Pick<StageView, "stage" | "stages">) => stages.find((each) => each.stage === stage);

/** A stage that goes lesson by lesson shows what is suggested where one of them is looked at; before that, the lessons. */
export function atPlace(view: StageView, lessonId: string | null): StageView {
  return goesByLesson(view.stage) && lessonId === null ? { ...view, suggestions: [] } : view;
}

/**
 * What is seen after an event; `lessonId` where one lesson of the stage is looked at. Safe to repeat: an event tells how something
 * is, never what is to be added.
 */
export function applyEvent({ view, texts }: WatchedStage, event: DraftEvent, lessonId: string | null): WatchedStage {
  switch (event.type) {
    case "state": {
      const next = { ...view, stages: event.stages, credits: event.credits };
      return { view: next, texts: textsUnderWay(next, texts) };
    }
    case "text":
      return { view, texts: { ...texts, [event.unitId]: event.text } };
    case "suggestion": {
      const { suggestion } = event;
      // What was in progress is now this one.
      const { [suggestion.unitId ?? ""]: _, ...left } = texts;
      if (!belongs(suggestion, view, lessonId)) return { view, texts: left };
      return { view: { ...view, suggestions: withOne(view.suggestions, suggestion) }, texts: left };
    }
  }
}

/** Without the texts of what is no longer being written. */
export function textsUnderWay(view: StageView, texts: WatchedStage["texts"]): WatchedStage["texts"] {
  const stage = stageOf(view);
  if (stage?.state !== "running") return {};
  const ended = new Set(stage.units.filter(isEnded).map(({ id }) => id));
  return Object.fromEntries(Object.entries(texts).filter(([unitId]) => !ended.has(unitId)));
}

/** Pieces of the stage's work that have come to an end: when there are more, there is more to be asked for. */
export const endedUnits = (of: Pick<StageView, "stage" | "stages">): number =>
  stageOf(of)?.units.filter(isEnded).length ?? 0;

function belongs(suggestion: SuggestionView, view: StageView, lessonId: string | null): boolean {
  if (suggestion.stage !== view.stage) return false;
  return goesByLesson(view.stage) ? suggestion.lessonId === lessonId : true;
}

function withOne(all: readonly SuggestionView[], one: SuggestionView): SuggestionView[] {
  return all.some(({ id }) => id === one.id) ? all.map((each) => (each.id === one.id ? one : each)) : [...all, one];
}

/** Tries of one thing in the order in which they were made, and the one of them that counts. */
export interface Tries {
  key: string;
  current: SuggestionView;
  all: SuggestionView[];
}

/** Suggestions by what they are tries of, where the first of each stood. */
export function groupTries(suggestions: readonly SuggestionView[]): Tries[] {
  const groups = new Map<string, SuggestionView[]>();
  for (const suggestion of suggestions) {
    const key = suggestion.firstTryId ?? suggestion.id;
    groups.set(key, [...(groups.get(key) ?? []), suggestion]);
  }
  return [...groups].flatMap(([key, tries]) => {
    // Ids of version 7 tell which was made first.
    const all = tries.toSorted((a, b) => (a.id < b.id ? -1 : 1));
    const current = all.findLast(({ state }) => state !== "SUPERSEDED") ?? all.at(-1);
    return current ? [{ key, current, all }] : [];
  });
}
