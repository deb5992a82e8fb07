"use client";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { api } from "@/components/api/client";
import { useReportedCall } from "@/components/api/use-reported-call";
import { Switch } from "@/components/form/switch";
import { Button } from "@/components/ui/button";
import { uuidV7 } from "@/lib/uuid-v7";
import { awaitRun } from "./await-run";

/** Whether a function starts automatically, and a run of it at once. */
export function FunctionPanel({
  name,
  isEnabled,
  hasTimetable,
}: {
  name: string;
  isEnabled: boolean;
  hasTimetable: boolean;
}) {
  const t = useTranslations("jobs.panel");
  const router = useRouter();
  const [isOn, setOn] = useState(isEnabled);
  const turning = useReportedCall();
  const running = useReportedCall();

  async function turn(to: boolean) {
    setOn(to);
    running.clear();
    const isTurned = await turning.run(async () => {
      await api.jobs.switch.mutate({ name, isEnabled: to });
      return t(to ? "isOn" : "isOff");
    });
    if (isTurned) router.refresh();
    else setOn(!to);
  }
  function runNow() {
    turning.clear();
    void running.run(async () => {
      const { runId } = await api.jobs.runNow.mutate({ name, requestId: uuidV7() });
      if (!(await awaitRun(runId))) return t("noRunner");
      router.push(`/admin/jobs?run=${runId}`);
      return null;
    }, t("asking"));
  }

  return (
    <section className="stack" aria-labelledby="by-itself">
      <h2 id="by-itself">{t("title")}</h2>
      <Switch label={t("switch")} checked={isOn} onChange={({ target }) => turn(target.checked)} />
      <p className="caption">{t(hasTimetable ? "switchWhyTimes" : "switchWhyEvents")}</p>
      {hasTimetable && (
        <p className="row row--tight">
          <Button icon="play" disabled={running.isBusy} onClick={runNow}>
            {t("runNow")}
          </Button>
        </p>
      )}
      <p role="status" className="caption">
        {(turning.report ?? running.report)?.words}
      </p>
    </section>
  );
}
