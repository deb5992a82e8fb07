import { getTranslations } from "next-intl/server";
import { ActionForm } from "@/components/form/action-form";
import { TextField } from "@/components/form/text-field";
import { SettingsSection } from "@/components/layout/settings-section";
import { Button } from "@/components/ui/button";
import { keptDaysLeast, keptDaysMost } from "@/features/accounts/rules";
import { addressDaysLeast, addressDaysMost } from "@/features/assessment/signals";
import { graceDaysLeast, graceDaysMost } from "@/features/privacy/rules";
import { saveDataSettingsAction } from "@/features/privacy/server/actions";
import type { DataSettings as Settings } from "@/features/privacy/server/data-settings";

/** How long what about people is kept. */
export async function DataSettings({ settings }: { settings: Settings }) {
  const t = await getTranslations("privacy.settings");
  return (
    <SettingsSection id="data-settings" title={t("title")} lead={t("lead")}>
      <ActionForm action={saveDataSettingsAction} className="stack">
        <TextField
          name="keptDays"
          type="number"
          inputMode="numeric"
          min={keptDaysLeast}
          max={keptDaysMost}
          step={1}
          required
          defaultValue={settings.keptDays}
          label={t("keptDays")}
          hint={t("keptDaysHint")}
        />
        <TextField
          name="addressDays"
          type="number"
          inputMode="numeric"
          min={addressDaysLeast}
          max={addressDaysMost}
          step={1}
          required
          defaultValue={settings.addressDays}
          label={t("addressDays")}
          hint={t("addressDaysHint")}
        />
        <TextField
          name="graceDays"
          type="number"
          inputMode="numeric"
          min={graceDaysLeast}
          max={graceDaysMost}
          step={1}
          required
          defaultValue={settings.graceDays}
          label={t("graceDays")}
          hint={t("graceDaysHint")}
        />
        <p className="mbs-4">
          <Button type="submit" look="first">
            {t("submit")}
          </Button>
        </p>
      </ActionForm>
    </SettingsSection>
  );
}
