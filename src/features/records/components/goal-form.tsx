"use client";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { api } from "@/components/api/client";
import { SelectField } from "@/components/form/select-field";
import { TextField } from "@/components/form/text-field";
import { Button } from "@/components/ui/button";
import { ErrorLine } from "@/components/ui/error-line";
import { useSaving } from "@/features/records/hooks/use-saving";
import { WeeklyGoal } from "@/features/records/schema";

/** One's own goal for seven days; leaving it out is a choice like any other. */
export function GoalForm({ goal }: { goal: WeeklyGoal | null }) {
  const t = useTranslations("records.dashboard");
  const { isBusy, problem, send } = useSaving();
  const [unit, setUnit] = useState<WeeklyGoal["unit"]>(goal?.unit ?? "minutes");
  const [amount, setAmount] = useState(String(goal?.amount ?? 60));
  const [mistake, setMistake] = useState("");
  const save = () => {
    const typed = WeeklyGoal.safeParse({ unit, amount: Number(amount) });
    setMistake(typed.success ? "" : t(unit === "days" ? "goalDaysRange" : "goalMinutesRange"));
    if (typed.success) void send(() => api.records.saveDashboard.mutate({ goal: typed.data }));
  };
  return (
    <details className="mbs-2">
      <summary>{t(goal ? "changeGoal" : "setGoal")}</summary>
      <form
        className="stack mbs-4"
        onSubmit={(event) => {
          event.preventDefault();
          save();
        }}
      >
        <TextField
          label={t("goalAmount")}
          inputMode="numeric"
          value={amount}
          error={mistake}
          onChange={({ target }) => setAmount(target.value)}
        />
        <SelectField
          label={t("goalUnit")}
          value={unit}
          choices={[
            { value: "minutes", label: t("goalMinutes") },
            { value: "days", label: t("goalDays") },
          ]}
          onChange={({ target }) => setUnit(target.value === "days" ? "days" : "minutes")}
        />
        <div className="row row--tight">
          <Button type="submit" disabled={isBusy}>
            {t("saveGoal")}
          </Button>
          {goal && (
            <Button
              look="quiet"
              disabled={isBusy}
              onClick={() => void send(() => api.records.saveDashboard.mutate({ goal: null }))}
            >
              {t("noGoal")}
            </Button>
          )}
        </div>
        <ErrorLine words={problem} />
      </form>
    </details>
  );
}
