"use client";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { api } from "@/components/api/client";
import { Button } from "@/components/ui/button";
import { ErrorLine } from "@/components/ui/error-line";
import { Link } from "@/components/ui/link";
import { useStageInHand } from "@/features/drafting/components/suggestion/stage-context";
import type { StageView } from "@/features/drafting/server/runs/stage-view";
import { lessonsToWrite } from "@/features/drafting/stage-rules";

/** What a stage can do without a model: order what the sources say, or show where the author writes it. */
export function OfflineStart({ view, lessonId }: { view: StageView; lessonId: string | null }) {
  const t = useTranslations("suggestions.offline");
  const { run, isBusy } = useStageInHand();
  const [problem, setProblem] = useState<string | null>(null);
  const [found, setFound] = useState<number | null>(null);
  const { draftId, courseId, stage, suggestions, outline } = view;
  // Beside one lesson its passage is shown, and used there.
  if (stage === "lessons" && (lessonId !== null || lessonsToWrite(outline).length === 0)) return null;
  const isFirst = suggestions.length === 0;
  if (stage === "modules" || stage === "landing") {
    const part = stage === "landing" ? "/details" : "";
    return (
      <p className="mbs-6">
        <Link href={`/instructor/courses/${courseId}${part}`}>{t(`go.${stage}`)}</Link>
      </p>
    );
  }
  const generate = {
    outline: () => api.drafting.generateOutline.mutate({ draftId }),
    lessons: () => api.drafting.usePassages.mutate({ draftId }).then(({ suggested }) => setFound(suggested)),
    assessments: () => api.drafting.generateQuestions.mutate({ draftId }).then(({ suggested }) => setFound(suggested)),
  }[stage];
  return (
    <div className="mbs-6">
      <div className="row mbs-4">
        <Button
          look={isFirst ? "first" : "plain"}
          size={isFirst ? "large" : "regular"}
          disabled={isBusy}
          onClick={async () => setProblem(await run(generate))}
        >
          {t(`button.${stage}`)}
        </Button>
        <span className="caption">{t(isFirst ? `why.${stage}` : `again.${stage}`)}</span>
      </div>
      <p role="status" className="caption">
        {found !== null && stage !== "outline" && t(`found.${stage}`, { count: found })}
      </p>
      <ErrorLine words={problem} />
    </div>
  );
}
