"use client";
import { useTranslations } from "next-intl";
import { ButtonLink } from "@/components/ui/button-link";
import { Link } from "@/components/ui/link";
import type { StageSummary, StageView } from "@/features/drafting/server/runs/stage-view";
import { stages } from "@/features/drafting/suggestions";

/** Where to go once something of this stage is in the course: on, or into the course itself. */
export function NextStage({ view, summary }: { view: StageView; summary: StageSummary }) {
  const t = useTranslations("suggestions.next");
  const { draftId, courseId, stage } = view;
  if (courseId === null || summary.state === "running") return null;
  const next = stages[stages.indexOf(stage) + 1];
  return (
    <div className="row mbs-4">
      {next && summary.accepted > 0 && (
        <ButtonLink href={`/instructor/drafts/ai/${draftId}/${next}`}>{t(`to.${next}`)}</ButtonLink>
      )}
      <Link href={`/instructor/courses/${courseId}`}>{t("course")}</Link>
    </div>
  );
}
