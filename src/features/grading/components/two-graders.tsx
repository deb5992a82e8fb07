"use client";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { api } from "@/components/api/client";
import { useReportedCall } from "@/components/api/use-reported-call";
import { ReportLine } from "@/components/form/report-line";
import { Button } from "@/components/ui/button";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import type { TwoGraders as Found, TwiceGraded } from "@/features/grading/server/two-graders/list-two-graders";

interface TwoGradersProps {
  courseId: string;
  found: Found;
  /** Whether the viewer may end it. */
  mayEnd: boolean;
}

/** Assessments whose answers two people grade: what waits in them, and the way to make one grade enough. */
export function TwoGraders({ courseId, found: { assessments, graders }, mayEnd }: TwoGradersProps) {
  const t = useTranslations("grading.two");
  const router = useRouter();
  const [asked, ask] = useState<TwiceGraded | null>(null);
  const { isBusy, report, run } = useReportedCall();

  async function change(assessment: TwiceGraded) {
    const { id: assessmentId, title } = assessment;
    await run(async () => {
      const isEnded = isOver(assessment);
      await api.grading[isEnded ? "resumeTwoGraders" : "endTwoGraders"].mutate({ courseId, assessmentId });
      router.refresh();
      return t(isEnded ? "resumed" : "ended", { title });
    });
    ask(null);
  }

  if (assessments.length === 0) return null;
  const isOn = !assessments.every(isOver);
  return (
    <section aria-labelledby="two-graders" className="stack">
      <h2 id="two-graders" className="label">
        {t("title")}
      </h2>
      {isOn && <p className="caption">{t("why")}</p>}
      {isOn && graders < 2 && <p className="callout">{t(mayEnd ? "short" : "shortOthers")}</p>}
      <ul className="flex flex-col gap-3">
        {assessments.map((assessment) => (
          <li key={assessment.id}>
            <bdi className="wrap-anywhere">{assessment.title}</bdi>
            <span className="block text-caption text-ink-muted">
              {isOver(assessment) ? t("isEnded") : t("waiting", figuresOf(assessment))}
            </span>
            {mayEnd &&
              (isOver(assessment) ? (
                <Button size="small" disabled={isBusy} onClick={() => void change(assessment)}>
                  {t("resume", { title: assessment.title })}
                </Button>
              ) : (
                <Button size="small" onClick={() => ask(assessment)}>
                  {t("end", { title: assessment.title })}
                </Button>
              ))}
          </li>
        ))}
      </ul>
      <ReportLine report={report} />
      <ConfirmDialog
        open={asked !== null}
        title={t("sure", { title: asked?.title ?? "" })}
        description={t("sureWhat", { count: asked?.second ?? 0 })}
        stay={t("stay")}
        go={t("go")}
        onStay={() => ask(null)}
        onGo={() => asked && void change(asked)}
        busy={isBusy}
      />
    </section>
  );
}

/** Ended, and no first grade is left that didn't count yet, as where the site stopped in between. */
const isOver = ({ endedAt, second }: TwiceGraded) => endedAt !== null && second === 0;
const figuresOf = ({ first, second, decision }: TwiceGraded) => ({ first, second, decision });
