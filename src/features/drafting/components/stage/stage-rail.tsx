"use client";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { hereClass, PlaceNumber, placeClass, WriterNav, WriterPart } from "@/components/studio/writer";
import { Icon } from "@/components/ui/icon";
import { Link } from "@/components/ui/link";
import { StageList, StageRow } from "@/components/ui/stage-list";
import { Tick, type TickState } from "@/components/ui/tick";
import type { StageSummary, StageView } from "@/features/drafting/server/runs/stage-view";
import { goesByLesson } from "@/features/drafting/stage-rules";
import { stages } from "@/features/drafting/suggestions";
import { stageBesideClass } from "./stage-columns";
import { useMoney, useSummaryText } from "./stage-texts";

/** The stages of a draft, how far each has come and what it cost; below, the lessons of a stage that goes lesson by lesson. */
export function StageRail({ view, lessonId }: { view: StageView; lessonId: string | null }) {
  const t = useTranslations("suggestions.rail");
  const [isOpen, setOpen] = useState(false);
  const { draftId, stage } = view;
  const here = `/instructor/drafts/ai/${draftId}`;
  return (
    <WriterNav className={`max-[68rem]:py-4 ${stageBesideClass}`} aria-label={t("name")}>
      <p className="row row--apart row--base">
        <b>{t("draft")}</b>
        <span className="caption num">{t("place", { place: stages.indexOf(stage) + 1, of: stages.length })}</span>
      </p>
      <button
        type="button"
        className="btn btn--small btn--full mbs-2 flex min-[68rem]:hidden"
        aria-expanded={isOpen}
        onClick={() => setOpen(!isOpen)}
      >
        <Icon name={isOpen ? "chevron-up" : "chevron-down"} /> {t("fold")}
      </button>
      <div className={`max-[68rem]:mbs-3 ${isOpen ? "" : "max-[68rem]:hidden"}`}>
        <StageList className="mbs-2 mbe-4">
          {view.stages.map((summary) => (
            <StageLine
              key={summary.stage}
              summary={summary}
              href={`${here}/${summary.stage}`}
              isHere={summary.stage === stage}
            />
          ))}
        </StageList>
        {goesByLesson(stage) && <LessonChoice view={view} lessonId={lessonId} />}
        <p>
          <Link className="caption" href={here}>
            {t("brief")}
          </Link>
        </p>
      </div>
    </WriterNav>
  );
}

function tickOf({ state, waiting, accepted }: StageSummary, isHere: boolean): TickState {
  if (state === "failed") return "failed";
  if (state === "running") return "here";
  if (accepted > 0 && waiting === 0) return "done";
  return isHere ? "here" : "open";
}

function StageLine({ summary, href, isHere }: { summary: StageSummary; href: string; isHere: boolean }) {
  const t = useTranslations("suggestions.stage.names");
  const words = useSummaryText();
  const money = useMoney();
  const { stage, spent, state } = summary;
  return (
    <StageRow isNarrow className={hereClass} aria-current={isHere ? "step" : undefined}>
      <Tick state={tickOf(summary, isHere)} />
      <div className={state === "none" && !isHere && summary.accepted === 0 ? "muted" : undefined}>
        <Link className="no-underline hover:underline" href={href}>
          {t(stage)}
        </Link>
        <span className="caption num">{words(summary)}</span>
      </div>
      <span className="num caption text-end">
        {spent.currency !== null && spent.costMicros > 0 && money(spent.costMicros, spent.currency)}
      </span>
    </StageRow>
  );
}

function LessonChoice({ view, lessonId }: { view: StageView; lessonId: string | null }) {
  const t = useTranslations("suggestions.rail");
  const { draftId, stage, outline } = view;
  const own = view.stages.find((each) => each.stage === stage);
  const states = new Map(own?.units.map(({ key, state }) => [key, state] as const));
  return outline.map(({ moduleId, title, lessons }, at) => (
    <div key={moduleId}>
      <WriterPart number={at + 1} dir="auto">
        {title}
      </WriterPart>
      <ol className="mbe-4">
        {lessons.map((lesson, n) => {
          const state = states.get(lesson.lessonId);
          return (
            <li key={lesson.lessonId}>
              <Link
                className={`flex items-baseline gap-1 ${placeClass}`}
                href={`/instructor/drafts/ai/${draftId}/${stage}?lesson=${lesson.lessonId}`}
                aria-current={lesson.lessonId === lessonId ? "page" : undefined}
              >
                <PlaceNumber>
                  {at + 1}.{n + 1}
                </PlaceNumber>
                <span dir="auto">{lesson.title}</span>
                <span className="caption num ms-auto whitespace-nowrap">
                  {state === "WRITING" && own?.state === "running"
                    ? t("unit.WRITING")
                    : state === "FAILED"
                      ? t("unit.FAILED")
                      : lesson.waiting > 0 && t("waits", { count: lesson.waiting })}
                </span>
              </Link>
            </li>
          );
        })}
      </ol>
    </div>
  ));
}
