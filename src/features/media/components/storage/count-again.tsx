"use client";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { api } from "@/components/api/client";
import { useReportedCall } from "@/components/api/use-reported-call";
import { ReportLine } from "@/components/form/report-line";
import { Button } from "@/components/ui/button";

/** Has what is in storage counted again, by a job. */
export function CountAgain() {
  const t = useTranslations("media.storageAdmin");
  const router = useRouter();
  const { isBusy, report, run } = useReportedCall();

  const ask = () =>
    run(async () => {
      await api.media.storageAdmin.countAgain.mutate();
      router.refresh();
      return t("asked");
    });

  return (
    <div className="caption grid justify-items-end gap-1 max-phone:justify-items-start">
      <Button icon="refresh-cw" disabled={isBusy} onClick={ask}>
        {t("again")}
      </Button>
      <ReportLine report={report} />
    </div>
  );
}
