import { useTranslations } from "next-intl";
import { LocalTime } from "@/components/i18n/local-time";
import { Icon } from "@/components/ui/icon";
import type { IconName } from "@/components/ui/icon-names";
import type { Tone } from "@/components/ui/tag";
import { type RunStanding, type RunState as State, standingOf } from "@/features/jobs/rules";

export const runIcons: Record<RunStanding, IconName> = {
  QUEUED: "clock",
  RUNNING: "loader",
  RETRYING: "circle-alert",
  SLEEPING: "pause",
  WAITING: "pause",
  COMPLETED: "check",
  FAILED: "circle-alert",
  CANCELLED: "circle-stop",
  SKIPPED: "circle-slash",
};

export const runTones: Record<RunStanding, Tone> = {
  QUEUED: "neutral",
  RUNNING: "neutral",
  RETRYING: "caution",
  SLEEPING: "neutral",
  WAITING: "neutral",
  COMPLETED: "positive",
  FAILED: "negative",
  CANCELLED: "neutral",
  SKIPPED: "neutral",
};

/** The state of a run, and when it goes on. */
export function RunState({
  run,
}: {
  run: { state: State; wakeAt: Date | null; errorName: string | null; steps: number };
}) {
  const t = useTranslations("jobs.state");
  const standing = standingOf(run);
  const isBad = standing === "FAILED" || standing === "RETRYING";
  return (
    <span className={isBad ? "state state--negative" : "state"}>
      <Icon name={runIcons[standing]} />
      <span>
        {t(standing)}
        {standing === "RUNNING" && run.steps > 0 && `, ${t("steps", { steps: run.steps })}`}
        {run.wakeAt && standing !== "RUNNING" && (
          <>
            {" "}
            <LocalTime at={run.wakeAt} shape="time" />
          </>
        )}
      </span>
    </span>
  );
}
