"use client";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { api } from "@/components/api/client";
import { useRefusal } from "@/components/api/use-refusal";
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
  const words = useRefusal();
  const router = useRouter();
  const [isOn, setOn] = useState(isEnabled);
  const [isBusy, setBusy] = useState(false);
  const [said, setSaid] = useState<string | null>(null);

  async function turn(to: boolean) {
    setOn(to);
    try {
      await api.jobs.switch.mutate({ name, isEnabled: to });
      setSaid(t(to ? "isOn" : "isOff"));
      router.refresh();
    } catch (error) {
      setOn(!to);
      setSaid(words(error));
    }
  }

  async function runNow() {
    setBusy(true);
    setSaid(t("asking"));
    try {
      const { runId } = await api.jobs.runNow.mutate({ name, requestId: uuidV7() });
      if (await awaitRun(runId)) router.push(`/admin/jobs?run=${runId}`);
      else setSaid(t("noRunner"));
    } catch (error) {
      setSaid(words(error));
    }
    setBusy(false);
  }

  return (
    <section className="stack" aria-labelledby="by-itself">
      <h2 id="by-itself">{t("title")}</h2>
      <Switch label={t("switch")} checked={isOn} onChange={({ target }) => turn(target.checked)} />
      <p className="caption">{t(hasTimetable ? "switchWhyTimes" : "switchWhyEvents")}</p>
      {hasTimetable && (
        <p className="row row--tight">
          <Button icon="play" disabled={isBusy} onClick={runNow}>
            {t("runNow")}
          </Button>
        </p>
      )}
      <p role="status" className="caption">
        {said}
      </p>
    </section>
  );
}
