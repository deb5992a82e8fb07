"use client";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { api } from "@/components/api/client";
import { useReportedCall } from "@/components/api/use-reported-call";
import { ReportLine } from "@/components/form/report-line";
import { Button } from "@/components/ui/button";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";

/** Asks before the site's own look goes. */
export function ResetBrand() {
  const t = useTranslations("branding.reset");
  const router = useRouter();
  const [isAsking, ask] = useState(false);
  const { isBusy, report, run } = useReportedCall();

  async function go() {
    await run(async () => {
      await api.branding.reset.mutate();
      router.refresh();
      return t("done");
    });
    ask(false);
  }

  return (
    <div className="stack">
      <p className="row">
        <Button onClick={() => ask(true)}>{t("ask")}</Button>
      </p>
      <ReportLine report={report} />
      <ConfirmDialog
        open={isAsking}
        danger
        title={t("sure")}
        description={t("why")}
        stay={t("stay")}
        go={t("go")}
        onStay={() => ask(false)}
        onGo={go}
        busy={isBusy}
      />
    </div>
  );
}
