"use client";
import { useTranslations } from "next-intl";
import { type ReactNode, useMemo, useState } from "react";
import { WriterMain, WriterPage } from "@/components/studio/writer";
import { RenderedTexts } from "@/features/drafting/components/suggestion/rendered-text";
import { type QuestionFields, StageContext } from "@/features/drafting/components/suggestion/stage-context";
import { SuggestionList } from "@/features/drafting/components/suggestion/suggestion-list";
import { useStage } from "@/features/drafting/hooks/use-stage";
import type { StageSummary, StageView } from "@/features/drafting/server/runs/stage-view";
import type { DraftEvent } from "@/features/drafting/server/runs/watch-draft";
import { groupTries } from "@/features/drafting/stage-events";
import { goesByLesson, placesOf, unitsHere } from "@/features/drafting/stage-rules";
import { textsOf } from "@/features/drafting/suggestion-texts";
import { LessonPassage } from "./lesson-passage";
import { LessonProgress } from "./lesson-progress";
import { NextStage } from "./next-stage";
import { RunBar } from "./run-bar";
import { StageColumns } from "./stage-columns";
import { StageNotices } from "./stage-notices";
import { StageRail } from "./stage-rail";
import { StageSide } from "./stage-side";
import { StageStart } from "./stage-start";

interface StageEditorProps {
  view: StageView;
  /** The lesson that is looked at, in the stages that go lesson by lesson. */
  lessonId: string | null;
  /** What the texts that need it were rendered to, in the order of `textsOf`. */
  rendered: readonly string[];
  QuestionFields: QuestionFields;
  /** What is in the place of suggestions where no model is set. */
  children?: ReactNode;
}

/** A stage of a draft: where the draft is, what is suggested and written, what it costs and rests on. */
export function StageEditor({ view: initial, lessonId, rendered, QuestionFields, children }: StageEditorProps) {
  const t = useTranslations("suggestions");
  const [said, setSaid] = useState("");
  const editing = useStage(initial, lessonId, tell);
  const { view, texts, isBusy, isStarting, run, start } = editing;
  const { draftId, stage, model, outline } = view;
  const summary = view.stages.find((each) => each.stage === stage) ?? nothingOf(stage);
  const isRunning = summary.state === "running";
  const places = useMemo(() => placesOf(outline), [outline]);
  const known = useMemo(
    () => textsOf(initial.suggestions).map((text, index) => [text, rendered[index] ?? ""] as const),
    [initial, rendered],
  );
  const isOverview = goesByLesson(stage) && lessonId === null;
  const writing =
    isRunning && !isOverview
      ? unitsHere(summary, lessonId)
          .filter(({ state }) => state === "WRITING")
          .map(({ id }) => ({ unitId: id, text: texts[id] ?? "" }))
      : [];
  const lesson = lessonId === null ? null : (places.get(lessonId) ?? null);

  /** Reads out what was not there before. */
  function tell(event: DraftEvent) {
    if (event.type !== "suggestion" || event.suggestion.stage !== initial.stage) return;
    const groups = groupTries([
      ...editing.view.suggestions.filter(({ id }) => id !== event.suggestion.id),
      event.suggestion,
    ]);
    const place = groups.findIndex(({ current }) => current.id === event.suggestion.id) + 1;
    if (place > 0) setSaid(t("card.written", { place }));
  }

  const inHand = {
    draftId,
    stage,
    model,
    isBusy: isBusy || isStarting,
    isRunning,
    run,
    start,
    titles: useMemo(() => new Map([...places].map(([id, { title }]) => [id, title])), [places]),
    QuestionFields,
  };
  return (
    <StageContext value={inHand}>
      <RenderedTexts known={known}>
        <StageColumns>
          <StageRail view={view} lessonId={lessonId} />
          <WriterMain className="max-[68rem]:border-x-0 max-[68rem]:border-y">
            <RunBar view={view} summary={summary} lessonId={lessonId} isStarting={isStarting} />
            <p className="visually-hidden" aria-live="polite">
              {said}
            </p>
            <WriterPage isLow className="[&>.notice]:my-4">
              {lesson && <p className="caption num mbe-1">{t("stage.lesson", { number: lesson.number })}</p>}
              <h1 className="[font:460_2rem/2.375rem_var(--serif)]" dir="auto">
                {lesson?.title ?? t(`stage.names.${stage}`)}
              </h1>
              <StageNotices view={view} summary={summary} lessonId={lessonId} />
              {children}
              {isOverview ? (
                <LessonProgress view={view} summary={summary} />
              ) : (
                <SuggestionList suggestions={view.suggestions} writing={writing} />
              )}
              {model === null && stage === "lessons" && lessonId !== null && (
                <LessonPassage view={view} lessonId={lessonId} />
              )}
              <StageStart key={summary.runId ?? "none"} view={view} summary={summary} lessonId={lessonId} />
              <NextStage view={view} summary={summary} />
            </WriterPage>
          </WriterMain>
          <StageSide view={view} summary={summary} />
        </StageColumns>
      </RenderedTexts>
    </StageContext>
  );
}

const nothingOf = (stage: StageView["stage"]): StageSummary => ({
  stage,
  state: "none",
  runId: null,
  units: [],
  waiting: 0,
  accepted: 0,
  rejected: 0,
  unsupported: 0,
  spent: { requests: 0, inputTokens: 0, outputTokens: 0, costMicros: 0, currency: null },
  failure: null,
  startedAt: null,
});
