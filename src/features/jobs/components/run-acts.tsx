"use client";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { api } from "@/components/api/client";
import { useReportedCall } from "@/components/api/use-reported-call";
import { Button } from "@/components/ui/button";
import { hasEnded, type RunStanding } from "@/features/jobs/rules";
import { uuidV7 } from "@/lib/uuid-v7";
import { awaitRun } from "./await-run";

/** What can be done about one run. Each press is one request, however often it arrives. */
export function RunActs({ runId, standing, isKnown }: { runId: string; standing: RunStanding; isKnown: boolean }) {
  const t = useTranslations("jobs.acts");
  const router = useRouter();
  const { isBusy, report, run } = useReportedCall();
  const act = async (work: () => Promise<string>) => (await run(work, t("asking"))) && router.refresh();
  const repeat = (keepsSteps: boolean) =>
    act(async () => {
      const asked = await api.jobs.repeat.mutate({ runId, requestId: uuidV7(), keepsSteps });
      if (!(await awaitRun(asked.runId))) return t("noRunner");
      router.push(`/admin/jobs?run=${asked.runId}`);
      return t("begun");
    });
  const hurry = () =>
    act(async () => {
      await api.jobs.hurry.mutate({ runId, requestId: uuidV7() });
      return t("hurried");
    });
  const end = () =>
    act(async () => {
      await api.jobs.end.mutate({ runId, requestId: uuidV7() });
      return t("ending");
    });

  const isOver = standing === "RETRYING" ? false : standing === "SKIPPED" || hasEnded(standing);
  const isCutShort = standing === "FAILED" || standing === "CANCELLED";
  return (
    <>
      <div className="row row--tight">
        {standing === "RETRYING" && (
          <Button look="first" disabled={isBusy} onClick={hurry}>
            {t("hurry")}
          </Button>
        )}
        {!isOver && (
          <Button disabled={isBusy} onClick={end}>
            {t("end")}
          </Button>
        )}
        {isOver && isKnown && isCutShort && (
          <Button look="first" disabled={isBusy} onClick={() => repeat(true)}>
            {t("retry")}
          </Button>
        )}
        {isOver && isKnown && (
          <Button disabled={isBusy} onClick={() => repeat(false)}>
            {t(isCutShort ? "restart" : "again")}
          </Button>
        )}
      </div>
      <p role="status" className="caption">
        {report?.words}
      </p>
      <p className="caption">{isOver ? (!isKnown ? t("gone") : isCutShort && t("retryWhy")) : t("endWhy")}</p>
    </>
  );
}
