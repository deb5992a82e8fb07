"use client";
import { useTranslations } from "next-intl";
import { Link } from "@/components/ui/link";
import { StageList, StageRow } from "@/components/ui/stage-list";
import { Tick, type TickState } from "@/components/ui/tick";
import type { OutlineLessonView, StageSummary, StageView, UnitView } from "@/features/drafting/server/runs/stage-view";

const ticks: Record<UnitView["state"], TickState> = {
  WAITING: "open",
  WRITING: "here",
  DONE: "done",
  FAILED: "failed",
};

/** How far each lesson of a stage is, leading to what is suggested for it. Nothing before there is any. */
export function LessonProgress({ view, summary }: { view: StageView; summary: StageSummary }) {
  const t = useTranslations("suggestions.progress");
  const { draftId, stage, outline } = view;
  const isRunning = summary.state === "running";
  const units = new Map(summary.units.map(({ key, state }) => [key, isRunning ? state : leftOf(state)] as const));
  const lessons = outline.flatMap((module, at) =>
    module.lessons.map((lesson, n) => ({ ...lesson, number: `${at + 1}.${n + 1}`, unit: units.get(lesson.lessonId) })),
  );
  // Without a model a lesson is written by hand: each leads to its passage.
  const shown = lessons.filter(
    ({ unit, waiting }) => (view.model === null && stage === "lessons") || unit !== undefined || waiting > 0,
  );
  if (shown.length === 0) return null;
  return (
    <StageList className="mbs-4" aria-label={t("name")}>
      {shown.map(({ unit, ...lesson }) => (
        <StageRow key={lesson.lessonId}>
          <Tick state={unit ? ticks[unit] : lesson.written ? "done" : "open"} />
          <div>
            <Link href={`/instructor/drafts/ai/${draftId}/${stage}?lesson=${lesson.lessonId}`} dir="auto">
              <span className="num">{lesson.number}</span> {lesson.title}
            </Link>
            <span className="caption num">{t(wordsOf(unit, lesson), { count: lesson.waiting })}</span>
          </div>
          <span />
        </StageRow>
      ))}
    </StageList>
  );
}

/** What was in progress when its run came to an end is not written. */
const leftOf = (state: UnitView["state"]): UnitView["state"] => (state === "WRITING" ? "FAILED" : state);

function wordsOf(unit: UnitView["state"] | undefined, { waiting, written }: OutlineLessonView): string {
  if (unit === "WAITING" || unit === "WRITING" || unit === "FAILED") return unit;
  if (waiting > 0) return "waits";
  if (unit === "DONE") return "decided";
  // Only a lesson that is written by hand comes here.
  return written ? "written" : "empty";
}
