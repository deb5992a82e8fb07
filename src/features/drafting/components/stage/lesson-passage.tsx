"use client";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { api } from "@/components/api/client";
import { useRead } from "@/components/api/use-read";
import { Button } from "@/components/ui/button";
import { ButtonLink } from "@/components/ui/button-link";
import { ErrorLine } from "@/components/ui/error-line";
import { Link } from "@/components/ui/link";
import { SpanList } from "@/features/drafting/components/span-list";
import { useStageInHand } from "@/features/drafting/components/suggestion/stage-context";
import type { StageView } from "@/features/drafting/server/runs/stage-view";

/** What its author's source says on a lesson: to be its text, or to be read while it is written by hand. */
export function LessonPassage({ view, lessonId }: { view: StageView; lessonId: string }) {
  const { draftId, courseId, suggestions } = view;
  const t = useTranslations("suggestions.passage");
  const { run, isBusy } = useStageInHand();
  const [refusal, setRefusal] = useState<string | null>(null);
  const { found, problem } = useRead(`${draftId} ${lessonId}`, async (signal) => ({
    passage: await api.drafting.lessonPassage.query({ draftId, lessonId }, { signal }),
  }));
  const passage = found?.passage;
  const isUsable = Boolean(passage) && suggestions.length === 0;
  return (
    <section className="mbs-6" aria-labelledby="passage">
      <div className="row row--apart row--base">
        <h2 id="passage" className="label">
          {t("title")}
        </h2>
        {passage && (
          <span className="caption">
            <Link href={`/instructor/drafts/ai/${draftId}/sources/${passage.sourceId}`}>
              <bdi>{passage.sourceTitle}</bdi>
            </Link>
          </span>
        )}
      </div>
      {passage === null && <p className="caption">{t("none")}</p>}
      {passage && (
        <div className="mbs-2 mbe-4 border-ink border-bs">
          <SpanList spans={passage.spans} />
        </div>
      )}
      <ErrorLine words={refusal ?? problem} />
      <div className="row mbs-4">
        {isUsable && (
          <Button
            look="first"
            disabled={isBusy}
            onClick={async () => setRefusal(await run(() => api.drafting.usePassages.mutate({ draftId, lessonId })))}
          >
            {t("use")}
          </Button>
        )}
        <ButtonLink look={isUsable ? "plain" : "first"} href={`/instructor/courses/${courseId}/lessons/${lessonId}`}>
          {t("write")}
        </ButtonLink>
        <span className="caption">{t(isUsable ? "useWhy" : "writeWhy")}</span>
      </div>
    </section>
  );
}
