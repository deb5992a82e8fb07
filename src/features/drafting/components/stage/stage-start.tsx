"use client";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { type FormEvent, useRef, useState } from "react";
import { api } from "@/components/api/client";
import { CheckRow } from "@/components/form/check-row";
import { TextArea } from "@/components/form/text-area";
import { Button } from "@/components/ui/button";
import { ErrorLine } from "@/components/ui/error-line";
import { Icon } from "@/components/ui/icon";
import { Link } from "@/components/ui/link";
import { useStageInHand } from "@/features/drafting/components/suggestion/stage-context";
import type { StageSummary, StageView } from "@/features/drafting/server/runs/stage-view";
import { goesByLesson, lessonsToWrite, unitCount } from "@/features/drafting/stage-rules";
import { uuidV7 } from "@/lib/uuid-v7";
import { OfflineStart } from "./offline-start";
import { useEstimateText } from "./stage-texts";

interface StartProps {
  view: StageView;
  summary: StageSummary;
  lessonId: string | null;
}

/** What a stage would write, of what, and for how much; asked for by its button. */
export function StageStart({ view, summary, lessonId }: StartProps) {
  const t = useTranslations("suggestions.start");
  const { stage, model, courseId, draftId } = view;
  const here = `/instructor/drafts/ai/${draftId}`;
  if (summary.state === "running") return null;
  if (stage !== "outline" && courseId === null) {
    return (
      <p className="mbs-6">
        {t.rich("outlineFirst", { link: (chunks) => <Link href={`${here}/outline`}>{chunks}</Link> })}
      </p>
    );
  }
  if (model === null) return <OfflineStart view={view} lessonId={lessonId} />;
  const isFirst = summary.state === "none" && view.suggestions.length === 0;
  if (isFirst) return <StartForm view={view} lessonId={lessonId} isFirst />;
  return (
    <details className="mbs-6 border-line border-y py-4">
      <summary className="inline-fit font-strong">{t(`more.${stage}`)}</summary>
      <StartForm view={view} lessonId={lessonId} isFirst={false} />
    </details>
  );
}

function StartForm({ view, lessonId, isFirst }: { view: StageView; lessonId: string | null; isFirst: boolean }) {
  const t = useTranslations("suggestions.start");
  const router = useRouter();
  const { start, isBusy } = useStageInHand();
  const estimateWords = useEstimateText();
  const { draftId, stage, estimate, credits, outline } = view;
  const isByLesson = goesByLesson(stage);
  const offered = lessonsToWrite(outline);
  const [ticked, setTicked] = useState<ReadonlySet<string>>(
    () => new Set(lessonId !== null ? [lessonId] : offered.map((lesson) => lesson.lessonId)),
  );
  // The same one until it is started, however often it is sent.
  const runId = useRef(uuidV7());
  const [note, setNote] = useState("");
  const [problem, setProblem] = useState<string | null>(null);
  const count = isByLesson ? ticked.size : unitCount(stage, outline);
  const tokens = estimate.tokens * count;
  const cost = estimate.costMicros === null ? null : estimate.costMicros * count;
  const left = Math.max(0, credits.grantedTokens - credits.usedTokens - credits.reservedTokens);
  const keys = outline
    .flatMap(({ lessons }) => lessons.map((lesson) => lesson.lessonId))
    .filter((id) => ticked.has(id));

  async function send(event: FormEvent) {
    event.preventDefault();
    const refused = await start(() =>
      api.drafting.startStage.mutate({
        draftId,
        runId: runId.current,
        stage,
        ...(note.trim() !== "" && { note: note.trim() }),
        ...(isByLesson && { keys }),
      }),
    );
    setProblem(refused);
    if (refused === null) runId.current = uuidV7();
    const [first] = keys;
    if (refused === null && isByLesson && first && (lessonId === null || !ticked.has(lessonId)))
      router.push(`/instructor/drafts/ai/${draftId}/${stage}?lesson=${first}`);
  }

  return (
    <form className={`stack ${isFirst ? "mbs-6" : "mbs-3"}`} onSubmit={send}>
      {isFirst && <p className="max-inline-measure">{t(`what.${stage}`)}</p>}
      {isByLesson && <LessonTicks view={view} ticked={ticked} onTick={setTicked} />}
      {!isFirst && (
        <TextArea
          label={t("note")}
          hint={t("noteHint")}
          rows={2}
          dir="auto"
          maxLength={1_000}
          value={note}
          onChange={({ target }) => setNote(target.value)}
        />
      )}
      <div className="row mbs-4">
        <Button
          type="submit"
          look={isFirst ? "first" : "plain"}
          size={isFirst ? "large" : "regular"}
          disabled={isBusy || (isByLesson && ticked.size === 0)}
        >
          {t(`button.${stage}`)}
        </Button>
        <span className="caption num">
          {isByLesson && ticked.size === 0 ? t("tickOne") : estimateWords(tokens, cost, estimate.currency)}
        </span>
      </div>
      {tokens > left && (
        <p className="field__hint flex items-baseline gap-2 text-caution">
          <Icon name="triangle-alert" /> {t("overLimit")}
        </p>
      )}
      <ErrorLine words={problem} />
    </form>
  );
}

/** Which lessons are to be written for. */
function LessonTicks({
  view: { stage, outline },
  ticked,
  onTick,
}: {
  view: StageView;
  ticked: ReadonlySet<string>;
  onTick: (ticked: ReadonlySet<string>) => void;
}) {
  const t = useTranslations("suggestions.start");
  const all = outline.flatMap(({ lessons }) => lessons.map((lesson) => lesson.lessonId));
  const tick = (lessonId: string, isOn: boolean) => {
    const next = new Set(ticked);
    if (isOn) next.add(lessonId);
    else next.delete(lessonId);
    onTick(next);
  };
  return (
    <fieldset className="grid gap-2 [&_.check>:nth-child(3)]:type-caption">
      <legend className="label">{t("which")}</legend>
      {outline.map(({ moduleId, title, lessons }, at) => (
        <div key={moduleId}>
          <p className="caption" dir="auto">
            <span className="num">{at + 1}</span> {title}
          </p>
          {lessons.map((lesson, n) => (
            <CheckRow
              key={lesson.lessonId}
              checked={ticked.has(lesson.lessonId)}
              onChange={({ target }) => tick(lesson.lessonId, target.checked)}
              label={
                <span dir="auto">
                  <span className="num muted">
                    {at + 1}.{n + 1}
                  </span>{" "}
                  {lesson.title}
                </span>
              }
              count={
                lesson.waiting > 0
                  ? t("waits", { count: lesson.waiting })
                  : lesson.written
                    ? t(`has.${stage}`)
                    : undefined
              }
            />
          ))}
        </div>
      ))}
      <div className="row row--tight">
        <Button size="small" look="quiet" onClick={() => onTick(new Set(all))}>
          {t("all")}
        </Button>
        <Button size="small" look="quiet" onClick={() => onTick(new Set())}>
          {t("none")}
        </Button>
      </div>
    </fieldset>
  );
}
