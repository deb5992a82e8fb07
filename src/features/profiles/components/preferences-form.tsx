"use client";
import { useTranslations } from "next-intl";
import { CheckRow } from "@/components/form/check-row";
import { ChoiceGroup } from "@/components/form/choice-group";
import { SelectField } from "@/components/form/select-field";
import { Switch } from "@/components/form/switch";
import { TextField } from "@/components/form/text-field";
import { SettingsSection, settingsClass } from "@/components/layout/settings-section";
import { usePreferences } from "@/features/profiles/hooks/use-preferences";
import { type Preferences, reminderFrequencies, textSizes } from "@/features/profiles/preferences";
import { localeCookie } from "@/i18n/locales";
import { type FilterChoices, FilterFields } from "./filter-fields";
import { FaceChoice, ThemeChoice } from "./view-choices";
import { ZoneField } from "./zone-field";

interface PreferencesFormProps {
  given: Preferences;
  zones: readonly string[];
  languages: readonly { tag: string; name: string }[];
  filters: FilterChoices;
}

/** How the site is to look and when it is to speak up: kept with the account, right on every device. */
export function PreferencesForm({ given, zones, languages, filters }: PreferencesFormProps) {
  const t = useTranslations("profiles.preferences");
  const { preferences, save } = usePreferences(given);
  const speak = async (tag: string) => {
    if (!(await save({ language: tag === "" ? null : tag }))) return;
    const age = tag === "" ? 0 : 31_536_000;
    // biome-ignore lint/suspicious/noDocumentCookie: the cookie store is not there on plain http
    document.cookie = `${localeCookie}=${tag}; path=/; max-age=${age}; samesite=lax${location.protocol === "https:" ? "; secure" : ""}`;
    location.reload();
  };
  return (
    <div className={settingsClass}>
      <SettingsSection id="reading" title={t("reading")} lead={t("readingLead")}>
        <div>
          <ThemeChoice value={preferences.theme} onChoose={(theme) => void save({ theme })} />
          <FaceChoice value={preferences.reading} onChoose={(reading) => void save({ reading })} />
          <div className="mbs-6">
            <ChoiceGroup legend={t("size")}>
              <div className="row">
                {textSizes.map((size) => (
                  <CheckRow
                    key={size}
                    type="radio"
                    name="size"
                    label={t(`sizes.${size}`)}
                    checked={preferences.size === size}
                    onChange={() => void save({ size })}
                  />
                ))}
              </div>
            </ChoiceGroup>
            <p className="mbs-4 max-inline-[40rem] border-line border-s-2 ps-4 [font:400_calc(1.25rem*var(--read-scale,1))/2.0625rem_var(--reading)]">
              {t("sample")}
            </p>
          </div>
          <div className="mbs-6 row">
            <Switch
              label={t("captions")}
              checked={preferences.hasCaptions}
              onChange={({ target }) => void save({ hasCaptions: target.checked })}
            />
            <Switch
              label={t("motion")}
              checked={preferences.isMotionReduced}
              onChange={({ target }) => void save({ isMotionReduced: target.checked })}
            />
          </div>
        </div>
      </SettingsSection>
      <SettingsSection id="time" title={t("time")} lead={t("timeLead")}>
        <div className="stack">
          <ZoneField
            zones={zones}
            value={preferences.followsDevice ? null : preferences.timeZone}
            onChoose={(change) => void save(change)}
          />
          <SelectField
            label={t("language")}
            value={preferences.language ?? ""}
            choices={[
              { value: "", label: t("browserLanguage") },
              ...languages.map(({ tag, name }) => ({ value: tag, label: name, isName: true })),
            ]}
            onChange={({ target }) => void speak(target.value)}
          />
        </div>
      </SettingsSection>
      <SettingsSection id="catalogue" title={t("catalogue")} lead={t("catalogueLead")}>
        <div>
          <ChoiceGroup legend={t("showsCourses")}>
            <div className="row">
              {[false, true].map((showsCovers) => (
                <CheckRow
                  key={String(showsCovers)}
                  type="radio"
                  name="courses"
                  label={t(showsCovers ? "asCovers" : "asList")}
                  checked={preferences.showsCovers === showsCovers}
                  onChange={() => void save({ showsCovers })}
                />
              ))}
            </div>
          </ChoiceGroup>
          <div className="mbs-6">
            <FilterFields
              choices={filters}
              value={preferences.contentFilters}
              onChange={(contentFilters) => void save({ contentFilters })}
            />
          </div>
        </div>
      </SettingsSection>
      <SettingsSection id="reminders" title={t("reminders")} lead={t("remindersLead")}>
        <div className="stack">
          <ChoiceGroup legend={t("howOften")}>
            <div className="row">
              {reminderFrequencies.map((reminderFrequency) => (
                <CheckRow
                  key={reminderFrequency}
                  type="radio"
                  name="reminders"
                  label={t(`frequencies.${reminderFrequency}`)}
                  checked={preferences.reminderFrequency === reminderFrequency}
                  onChange={() => void save({ reminderFrequency, reminderTime: preferences.reminderTime })}
                />
              ))}
            </div>
          </ChoiceGroup>
          <TextField
            label={t("atTime")}
            hint={t("atTimeHint")}
            type="time"
            className="max-inline-48"
            disabled={preferences.reminderFrequency === "NEVER"}
            defaultValue={preferences.reminderTime}
            onChange={({ target }) => {
              if (target.value !== "") void save({ reminderTime: target.value });
            }}
          />
        </div>
      </SettingsSection>
    </div>
  );
}
