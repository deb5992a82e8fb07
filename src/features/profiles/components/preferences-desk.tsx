"use client";
import { useTranslations } from "next-intl";
import { CheckRow } from "@/components/form/check-row";
import { ChoiceGroup } from "@/components/form/choice-group";
import { SelectField } from "@/components/form/select-field";
import { Switch } from "@/components/form/switch";
import { TextField } from "@/components/form/text-field";
import { usePreferences } from "@/features/profiles/hooks/use-preferences";
import { type Preferences, reminderFrequencies, textSizes } from "@/features/profiles/preferences";
import { localeCookie } from "@/i18n/locales";
import { FaceChoice, ThemeChoice } from "./view-choices";
import { ZoneField } from "./zone-field";

interface PreferencesDeskProps {
  given: Preferences;
  zones: readonly string[];
  languages: readonly { tag: string; name: string }[];
}

/** How the site is to look and when it is to speak up: kept with the account, right on every device. */
export function PreferencesDesk({ given, zones, languages }: PreferencesDeskProps) {
  const t = useTranslations("profiles.preferences");
  const { preferences, save } = usePreferences(given);
  const speak = async (tag: string) => {
    if (!(await save({ language: tag === "" ? null : tag }))) return;
    const age = tag === "" ? 0 : 31_536_000;
    // biome-ignore lint/suspicious/noDocumentCookie: the cookie store is not there on plain http
    document.cookie = `${localeCookie}=${tag}; path=/; max-age=${age}; samesite=lax`;
    location.reload();
  };
  return (
    <div className="settings">
      <section aria-labelledby="reading">
        <div>
          <h2 id="reading">{t("reading")}</h2>
          <p>{t("readingLead")}</p>
        </div>
        <div>
          <ThemeChoice value={preferences.theme} onChoose={(theme) => void save({ theme })} />
          <FaceChoice value={preferences.reading} onChoose={(reading) => void save({ reading })} />
          <div className="subfield">
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
            <p className="sample">{t("sample")}</p>
          </div>
          <div className="subfield row">
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
      </section>
      <section aria-labelledby="time">
        <div>
          <h2 id="time">{t("time")}</h2>
          <p>{t("timeLead")}</p>
        </div>
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
      </section>
      <section aria-labelledby="reminders">
        <div>
          <h2 id="reminders">{t("reminders")}</h2>
          <p>{t("remindersLead")}</p>
        </div>
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
            className="input--short"
            disabled={preferences.reminderFrequency === "NEVER"}
            defaultValue={preferences.reminderTime}
            onChange={({ target }) => {
              if (target.value !== "") void save({ reminderTime: target.value });
            }}
          />
        </div>
      </section>
    </div>
  );
}
