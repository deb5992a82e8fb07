"use client";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { InstantField } from "@/components/form/instant-field";
import { isScheduleInOrder, type TypedSchedule } from "@/features/authoring/assessment/schedule";

/** From when to when attempts are possible, on the author's own clock. What is in no order is said, and not stored until it is fixed. */
export function ScheduleFields({
  opensAt,
  closesAt,
  onSchedule,
}: TypedSchedule & { onSchedule: (schedule: TypedSchedule) => void }) {
  const t = useTranslations("questions.rules");
  const [typed, setTyped] = useState<TypedSchedule | null>(null);
  const shown = typed ?? { opensAt, closesAt };
  const isBad = !isScheduleInOrder(shown);
  const change = (part: Partial<TypedSchedule>) => {
    const next = { ...shown, ...part };
    const isGood = isScheduleInOrder(next);
    setTyped(isGood ? null : next);
    if (isGood) onSchedule(next);
  };
  return (
    <>
      <InstantField
        label={t("opensAt")}
        value={shown.opensAt ?? ""}
        hint={t("opensHint")}
        onInstant={(at) => change({ opensAt: at || null })}
      />
      <InstantField
        label={t("closesAt")}
        value={shown.closesAt ?? ""}
        error={isBad ? t("badSchedule") : undefined}
        hint={t("closesHint")}
        onInstant={(at) => change({ closesAt: at || null })}
      />
    </>
  );
}
