"use client";
import { useTranslations } from "next-intl";
import { api } from "@/components/api/client";
import { ErrorLine } from "@/components/ui/error-line";
import { useSaving } from "@/features/records/hooks/use-saving";

/** Takes the run of days off one's dashboard, or brings it back. */
export function StreakSwitch({ isHidden }: { isHidden: boolean }) {
  const t = useTranslations("records.dashboard");
  const { isBusy, problem, send } = useSaving();
  return (
    <>
      <button
        className="link"
        type="button"
        disabled={isBusy}
        onClick={() => void send(() => api.records.saveDashboard.mutate({ isStreakHidden: !isHidden }))}
      >
        {t(isHidden ? "showStreak" : "hideStreak")}
      </button>
      <ErrorLine words={problem} />
    </>
  );
}
