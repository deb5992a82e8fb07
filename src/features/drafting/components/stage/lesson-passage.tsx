"use client";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { useEffect, useEffectEvent, useState } from "react";
import { api } from "@/components/api/client";
import { useRefusal } from "@/components/api/use-refusal";
import { Button } from "@/components/ui/button";
import { ButtonLink } from "@/components/ui/button-link";
import { SpanList } from "@/features/drafting/components/span-list";
import { useStageInHand } from "@/features/drafting/components/suggestion/stage-context";
import type { LessonPassage as Passage } from "@/features/drafting/server/outline/read-lesson-passage";
import type { StageView } from "@/features/drafting/server/runs/stage-view";

/** What its author's source says on a lesson: to be its text, or to be read while it is written by hand. */
export function LessonPassage({ view, lessonId }: { view: StageView; lessonId: string }) {
  const { draftId, courseId, suggestions } = view;
  const t = useTranslations("suggestions.passage");
  const words = useEffectEvent(useRefusal());
  const { run, isBusy } = useStageInHand();
  const [passage, setPassage] = useState<Passage | null | undefined>(undefined);
  const [problem, setProblem] = useState<string | null>(null);
  useEffect(() => {
    let isCurrent = true;
    api.drafting.lessonPassage
      .query({ draftId, lessonId })
      .then((found) => isCurrent && setPassage(found))
      .catch((error) => isCurrent && setProblem(words(error)));
    return () => {
      isCurrent = false;
    };
  }, [draftId, lessonId]);
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
      {problem !== null && (
        <p role="alert" className="field__error">
          {problem}
        </p>
      )}
      <div className="row mbs-4">
        {isUsable && (
          <Button
            look="first"
            disabled={isBusy}
            onClick={async () => setProblem(await run(() => api.drafting.usePassages.mutate({ draftId, lessonId })))}
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
