"use client";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { api } from "@/components/api/client";
import { useReportedCall } from "@/components/api/use-reported-call";
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
    <p className="row row--tight">
      <Button icon="refresh-cw" disabled={isBusy} onClick={ask}>
        {t("again")}
      </Button>
      <span className="caption" role="status">
        {report?.words}
      </span>
    </p>
  );
}
