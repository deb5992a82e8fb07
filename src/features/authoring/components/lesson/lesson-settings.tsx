"use client";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { CheckRow } from "@/components/form/check-row";
import { TextArea } from "@/components/form/text-area";
import { TextField } from "@/components/form/text-field";
import type { LessonSettings } from "@/features/authoring/lesson/schema";
import { useTyped } from "./use-typed";

export interface SettingsProps {
  settings: LessonSettings;
  set: (change: Partial<LessonSettings>) => void;
  mayEdit: boolean;
}

const types = ["READING", "VIDEO", "INTERACTIVE", "LAB", "QUIZ", "DISCUSSION"] as const;
const levels = ["GUEST", "REGISTERED", "PREMIUM"] as const;

/** What kind of lesson it is and who gets its content: in the line under its title. */
export function LessonKind({ settings, set, mayEdit }: SettingsProps) {
  const t = useTranslations("authoring.lesson");
  return (
    <>
      <label className="row row--tight">
        <span className="caption">{t("type")}</span>
        <select
          className="input"
          value={settings.type}
          disabled={!mayEdit}
          onChange={(event) => set({ type: types.find((type) => type === event.target.value) ?? settings.type })}
        >
          {types.map((type) => (
            <option key={type} value={type}>
              {t(`types.${type}`)}
            </option>
          ))}
        </select>
      </label>
      <label className="row row--tight">
        <span className="caption">{t("access")}</span>
        <select
          className="input"
          value={settings.accessLevel}
          disabled={!mayEdit}
          onChange={(event) =>
            set({ accessLevel: levels.find((level) => level === event.target.value) ?? settings.accessLevel })
          }
        >
          {levels.map((level) => (
            <option key={level} value={level}>
              {t(`levels.${level}`)}
            </option>
          ))}
        </select>
      </label>
    </>
  );
}

export const isAddress = (text: string) => text === "" || /^https?:\/\/\S+$/.test(text);

/** Everything else about the lesson, beside it. */
export function LessonSettingsPanel({ settings, set, mayEdit }: SettingsProps) {
  const t = useTranslations("authoring.lesson");
  const [problem, setProblem] = useState<"embedUrl" | "minutes" | null>(null);
  const minutes = useTyped(settings.durationMinutes === null ? "" : String(settings.durationMinutes), (value) => {
    const isNumber = /^\d{0,5}$/.test(value);
    setProblem(isNumber ? null : "minutes");
    if (isNumber) set({ durationMinutes: value === "" ? null : Number(value) });
    return isNumber;
  });
  const section = useTyped(settings.section ?? "", (value) => {
    set({ section: value === "" ? null : value });
    return true;
  });
  const embed = useTyped(
    settings.embedUrl,
    (value) => {
      setProblem(isAddress(value) ? null : "embedUrl");
      if (isAddress(value)) set({ embedUrl: value });
      return isAddress(value);
    },
    { isWhole: true },
  );
  const checks = useTyped(settings.labChecks.join("\n"), (value) => {
    set({ labChecks: value.split("\n").flatMap((line) => line.trim() || []) });
    return true;
  });
  return (
    <fieldset className="stack" disabled={!mayEdit}>
      <legend className="label">{t("settings")}</legend>
      <CheckRow
        label={t("required")}
        checked={settings.isRequired}
        onChange={(event) => set({ isRequired: event.target.checked })}
      />
      <CheckRow
        label={t("freePreview")}
        checked={settings.isFreePreview}
        onChange={(event) => set({ isFreePreview: event.target.checked })}
      />
      <TextField
        label={t("minutes")}
        name="minutes"
        inputMode="numeric"
        error={problem === "minutes" ? t("bad.minutes") : undefined}
        {...minutes}
      />
      <TextField label={t("section")} hint={t("sectionHint")} name="section" maxLength={200} {...section} />
      {settings.type === "INTERACTIVE" && (
        <TextField
          label={t("embedUrl")}
          hint={t("embedHint")}
          name="embedUrl"
          type="url"
          error={problem === "embedUrl" ? t("bad.address") : undefined}
          {...embed}
        />
      )}
      <TextArea
        label={t("labChecks")}
        hint={t("labHint")}
        name="labChecks"
        rows={settings.type === "LAB" ? 5 : 2}
        {...checks}
      />
    </fieldset>
  );
}
