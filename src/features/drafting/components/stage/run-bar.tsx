"use client";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { api } from "@/components/api/client";
import { EditorBar } from "@/components/layout/editor-bar";
import { Button } from "@/components/ui/button";
import { ErrorLine } from "@/components/ui/error-line";
import { Icon } from "@/components/ui/icon";
import type { IconName } from "@/components/ui/icon-names";
import { ProgressBar } from "@/components/ui/progress-bar";
import { useStageInHand } from "@/features/drafting/components/suggestion/stage-context";
import type { StageSummary, StageView } from "@/features/drafting/server/runs/stage-view";
import { goesByLesson, isEnded } from "@/features/drafting/stage-rules";
import { stages } from "@/features/drafting/suggestions";

const icons: Record<StageSummary["state"], IconName> = {
  none: "circle",
  running: "loader",
  stopped: "circle-stop",
  out_of_credits: "triangle-alert",
  failed: "circle-alert",
  done: "check",
};

const tones: Partial<Record<StageSummary["state"], string>> = {
  out_of_credits: " state--caution",
  failed: " state--negative",
};

/** What the stage is about just now, and what can be done with all of it. */
export function RunBar({
  view,
  summary,
  lessonId,
  isStarting,
}: {
  view: StageView;
  summary: StageSummary;
  lessonId: string | null;
  isStarting: boolean;
}) {
  const t = useTranslations("suggestions.bar");
  const { run, start, isBusy } = useStageInHand();
  const [problem, setProblem] = useState<string | null>(null);
  const [isAllAsked, setAllAsked] = useState(false);
  const { draftId, stage } = view;
  const { state, runId, units } = summary;
  const isOverview = goesByLesson(stage) && lessonId === null;
  const open = isOverview ? summary.waiting : view.suggestions.filter((each) => each.state === "PENDING").length;
  const words = useBarText(summary, view.suggestions.length > 0 || summary.accepted > 0, open, isStarting);
  const ended = units.filter(isEnded).length;
  const mayGoOn = runId !== null && (state === "stopped" || state === "out_of_credits" || state === "failed");
  return (
    <EditorBar>
      <p className={`state${tones[state] ?? ""}`} role="status">
        <Icon name={isStarting ? "loader" : icons[state]} /> {words}
      </p>
      {state === "running" && units.length > 1 && (
        <ProgressBar
          label={t("progress")}
          percent={(ended / units.length) * 100}
          words={t("ended", { done: ended, of: units.length })}
        />
      )}
      <span className="row row--tight end">
        {state === "running" && runId !== null && (
          <Button
            size="small"
            icon="circle-stop"
            onClick={async () => setProblem(await run(() => api.drafting.stopRun.mutate({ draftId, runId })))}
          >
            {t("stop")}
          </Button>
        )}
        {mayGoOn && view.model !== null && (
          <Button
            size="small"
            icon="play"
            disabled={isBusy}
            onClick={async () => setProblem(await start(() => api.drafting.continueRun.mutate({ draftId, runId })))}
          >
            {t("goOn")}
          </Button>
        )}
        {open > 0 && (
          <Button
            size="small"
            look="quiet"
            disabled={isBusy}
            onClick={async () => {
              const place = { draftId, stage, ...(lessonId !== null && { lessonId }) };
              const refused = await run(() => api.drafting.acceptAll.mutate(place));
              setProblem(refused);
              setAllAsked(refused === null);
            }}
          >
            {t("acceptAll")}
          </Button>
        )}
      </span>
      {isAllAsked && open > 0 && (
        <p className="caption" role="status">
          {t("left", { count: open })}
        </p>
      )}
      <ErrorLine words={problem} />
    </EditorBar>
  );
}

function useBarText(
  { state, units }: StageSummary,
  hasSuggestions: boolean,
  open: number,
  isStarting: boolean,
): string {
  const t = useTranslations("suggestions.bar");
  const names = useTranslations("suggestions.stage.names");
  if (isStarting && state !== "running") return t("starting");
  if (state === "running") {
    const writing = units.filter((unit) => unit.state === "WRITING");
    const [first] = writing;
    if (!first) return t("queued");
    const isWhole = (stages as readonly string[]).includes(first.key);
    const title = isWhole ? names(first.key) : first.title;
    return writing.length === 1 ? t("writing", { title }) : t("writingMany", { count: writing.length });
  }
  if (state === "done" || state === "none")
    return open > 0 ? t("waiting", { count: open }) : t(hasSuggestions ? "done" : "none");
  return t(state);
}
