"use client";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { api } from "@/components/api/client";
import { useReportedCall } from "@/components/api/use-reported-call";
import { ReportLine } from "@/components/form/report-line";
import { Button } from "@/components/ui/button";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import type { HidingAssessment } from "@/features/grading/server/hidden-names/list-hiding";

interface HiddenNamesProps {
  courseId: string;
  assessments: readonly HidingAssessment[];
  /** Whether the viewer may end it. */
  mayShow: boolean;
}

/** Assessments that show numbers in place of names, with the way to end that once all of their answers are graded. */
export function HiddenNames({ courseId, assessments, mayShow }: HiddenNamesProps) {
  const t = useTranslations("grading.hidden");
  const router = useRouter();
  const [asked, ask] = useState<HidingAssessment | null>(null);
  const { isBusy, report, run } = useReportedCall();

  async function show({ id: assessmentId, title }: HidingAssessment) {
    await run(async () => {
      await api.grading.showNames.mutate({ courseId, assessmentId });
      router.refresh();
      return t("done", { title });
    });
    ask(null);
  }

  if (assessments.length === 0 && !report) return null;
  return (
    <section aria-labelledby="hidden-names" className="stack">
      <h2 id="hidden-names" className="label">
        {t("title")}
      </h2>
      {assessments.length > 0 && <p className="caption">{t(mayShow ? "why" : "whyOthers")}</p>}
      <ul className="flex flex-col gap-3">
        {assessments.map((assessment) => (
          <li key={assessment.id}>
            <bdi className="wrap-anywhere">{assessment.title}</bdi>
            <span className="block text-caption text-ink-muted">{t("waiting", { count: assessment.waiting })}</span>
            {mayShow && assessment.waiting === 0 && (
              <Button size="small" onClick={() => ask(assessment)}>
                {t("show", { title: assessment.title })}
              </Button>
            )}
          </li>
        ))}
      </ul>
      <ReportLine report={report} />
      <ConfirmDialog
        open={asked !== null}
        title={t("sure", { title: asked?.title ?? "" })}
        description={t("forGood")}
        stay={t("stay")}
        go={t("go")}
        onStay={() => ask(null)}
        onGo={() => asked && void show(asked)}
        busy={isBusy}
      />
    </section>
  );
}
