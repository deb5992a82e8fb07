"use client";
import { useTranslations } from "next-intl";
import { SelectField } from "@/components/form/select-field";
import type { Preferences } from "@/features/profiles/preferences";

type Change = Pick<Preferences, "timeZone" | "followsDevice">;

/** The zone of times, streaks and reminders. Following the device also tells the account where that is, for what is sent by mail. */
export function ZoneField({
  zones,
  value,
  onChoose,
}: {
  zones: readonly string[];
  /** Null follows the device. */
  value: string | null;
  onChoose: (change: Change) => void;
}) {
  const t = useTranslations("profiles.preferences");
  const known = value === null || zones.includes(value) ? zones : [value, ...zones];
  return (
    <SelectField
      label={t("zone")}
      value={value ?? ""}
      choices={[
        { value: "", label: t("deviceZone") },
        ...known.map((zone) => ({ value: zone, label: zone.replaceAll("_", " "), isName: true })),
      ]}
      onChange={({ target }) =>
        onChoose(
          target.value === ""
            ? { followsDevice: true, timeZone: Intl.DateTimeFormat().resolvedOptions().timeZone }
            : { followsDevice: false, timeZone: target.value },
        )
      }
    />
  );
}
