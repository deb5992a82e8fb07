"use client";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { LocalTime } from "@/components/i18n/local-time";
import { Link } from "@/components/ui/link";
import { Notice } from "@/components/ui/notice";
import type { RunFailure, StageSummary, StageView } from "@/features/drafting/server/runs/stage-view";
import { unitsHere } from "@/features/drafting/stage-rules";

const bold = (chunks: ReactNode) => <b>{chunks}</b>;

/** What its author must know before reading on: why it stopped, that it rests on nothing, that no model was used. */
export function StageNotices({
  view,
  summary,
  lessonId,
}: {
  view: StageView;
  summary: StageSummary;
  lessonId: string | null;
}) {
  const t = useTranslations("suggestions.notices");
  const { model, suggestions, sources, credits } = view;
  const { state, failure } = summary;
  const failed = unitsHere(summary, lessonId).filter(({ failure: why }) => why !== null);
  const isMade = suggestions.length > 0;
  const isOffline = model === null || (suggestions.length > 0 && suggestions.every(({ isFromModel }) => !isFromModel));
  return (
    <>
      {isOffline && (
        <Notice icon="circle-slash">
          <p>{t.rich(`offline.${isMade || view.stage !== "outline" ? view.stage : "none"}`, { b: bold })}</p>
        </Notice>
      )}
      {model !== null && sources.length === 0 && (
        <Notice tone="caution">
          <p>
            {t.rich("noSources", {
              b: bold,
              link: (chunks) => <Link href={`/instructor/drafts/ai/${view.draftId}`}>{chunks}</Link>,
            })}
          </p>
        </Notice>
      )}
      {state === "out_of_credits" && (
        <Notice tone="caution" live="status">
          <p>
            {t.rich("outOfCredits", {
              b: bold,
              date: () => <LocalTime at={credits.until} shape="date" />,
            })}
          </p>
        </Notice>
      )}
      {state === "failed" && failure !== null && <FailureNotice failure={failure} />}
      {failed.map(({ id, title, failure: why }) => why && <FailureNotice key={id} failure={why} title={title} />)}
    </>
  );
}

function FailureNotice({ failure, title }: { failure: RunFailure; title?: string }) {
  const t = useTranslations("suggestions.failures");
  const known = t.has(failure.reason) ? failure.reason : "accident";
  return (
    <Notice tone="negative" live="status">
      <p>
        {title !== undefined && (
          <>
            <b dir="auto">{title}</b>:{" "}
          </>
        )}
        {t(known, failure.facts)}
      </p>
    </Notice>
  );
}
