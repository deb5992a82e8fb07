"use client";
import { useTranslations } from "next-intl";
import { api } from "@/components/api/client";
import { Button } from "@/components/ui/button";
import { ErrorLine } from "@/components/ui/error-line";
import { useSaving } from "@/features/records/hooks/use-saving";

/** Sets the reminder of one's preferences to the time that was suggested. */
export function TakeReminder({ time }: { time: string }) {
  const t = useTranslations("records.dashboard");
  const { isBusy, problem, send } = useSaving();
  return (
    <>
      <Button
        disabled={isBusy}
        onClick={() =>
          void send(() => api.profiles.savePreferences.mutate({ reminderFrequency: "DAILY", reminderTime: time }))
        }
      >
        {t("takeReminder", { time })}
      </Button>
      <ErrorLine words={problem} className="mbs-2" />
    </>
  );
}
