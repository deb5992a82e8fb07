"use client";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useRef } from "react";
import { api } from "@/components/api/client";
import { useCall } from "@/components/api/use-call";
import { Button } from "@/components/ui/button";
import { ButtonLink } from "@/components/ui/button-link";
import { ErrorLine } from "@/components/ui/error-line";
import { uuidV7 } from "@/lib/uuid-v7";
import { useEstimateText } from "./stage/stage-texts";

export interface StartFacts {
  hasModel: boolean;
  /** Something is suggested already, or was asked for. */
  hasOutline: boolean;
  estimate: { tokens: number; costMicros: number | null; currency: string | null };
}

/** Has the outline made, by a model where there is one, and leads to it. */
export function BriefStart({
  draftId,
  facts: { hasModel, hasOutline, estimate },
  onStart,
}: {
  draftId: string;
  facts: StartFacts;
  /** What was typed last has to be stored before it is read. */
  onStart: () => Promise<void>;
}) {
  const t = useTranslations("drafting.next");
  const estimateWords = useEstimateText();
  const { isBusy, problem, make } = useOutline(draftId);
  const why = hasModel ? estimateWords(estimate.tokens, estimate.costMicros, estimate.currency) : t("headings");
  return (
    <section className="mbs-8" aria-label={t("name")}>
      {hasOutline ? (
        <div className="row mbs-6">
          <ButtonLink look="first" size="large" href={`/instructor/drafts/ai/${draftId}/outline`}>
            {t("outline")}
          </ButtonLink>
          <span className="caption">{t("outlineWhy")}</span>
        </div>
      ) : (
        <div className="row mbs-6">
          <Button
            look="first"
            size="large"
            disabled={isBusy}
            onClick={async () => {
              await onStart();
              await make(hasModel);
            }}
          >
            {t("generate")}
          </Button>
          <span className="caption num">{why}</span>
        </div>
      )}
      <ErrorLine words={problem} />
    </section>
  );
}

/** The other way to an outline, on a site that has a model. */
export function HeadingsButton({ draftId }: { draftId: string }) {
  const t = useTranslations("drafting.next");
  const { isBusy, problem, make } = useOutline(draftId);
  return (
    <>
      <Button size="small" disabled={isBusy} onClick={() => make(false)}>
        {t("arrange")}
      </Button>
      <ErrorLine words={problem} />
    </>
  );
}

function useOutline(draftId: string) {
  const router = useRouter();
  const runId = useRef(uuidV7());
  const { isBusy, problem, run } = useCall({ staysBusy: true });
  async function make(byModel: boolean): Promise<void> {
    await run(async () => {
      if (byModel) await api.drafting.startStage.mutate({ draftId, runId: runId.current, stage: "outline" });
      else await api.drafting.generateOutline.mutate({ draftId });
      router.push(`/instructor/drafts/ai/${draftId}/outline`);
    });
  }
  return { isBusy, problem, make };
}
