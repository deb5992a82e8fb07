"use client";
import { useTranslations } from "next-intl";
import { type FormEvent, useEffect, useState } from "react";
import { api } from "@/components/api/client";
import { CheckRow } from "@/components/form/check-row";
import { SelectField } from "@/components/form/select-field";
import { TextField } from "@/components/form/text-field";
import { Button } from "@/components/ui/button";
import { SavedState, type SaveState } from "@/components/ui/saved-state";
import {
  readSettings,
  type SettingsField,
  type SettingsProblem,
  type TypedSettings,
} from "@/features/authoring/typed-settings";
import { useFailureWords } from "./failure-words";

export interface SettingsFormProps {
  courseId: string;
  revision: number;
  taken: number;
  initial: TypedSettings;
  categories: readonly { id: string; name: string }[];
  onSaved?: () => void;
}

/** Who finds a course, what it costs, when and how many may enter. Saved as a whole. */
export function SettingsForm({ courseId, revision: first, taken, initial, categories, onSaved }: SettingsFormProps) {
  const t = useTranslations("authoring.settings");
  const words = useFailureWords();
  const [typed, setTyped] = useState(initial);
  const [saved, setSaved] = useState(initial);
  const [revision, setRevision] = useState(first);
  const [problems, setProblems] = useState<Partial<Record<SettingsField, SettingsProblem>>>({});
  const [state, setState] = useState<SaveState>({ kind: "idle" });

  const isDirty = JSON.stringify(typed) !== JSON.stringify(saved);
  useEffect(() => {
    if (!isDirty) return;
    const stay = (event: BeforeUnloadEvent) => event.preventDefault();
    window.addEventListener("beforeunload", stay);
    return () => window.removeEventListener("beforeunload", stay);
  }, [isDirty]);

  const field = (name: Exclude<keyof TypedSettings, "hasCertificate">) => ({
    id: `field-${name}`,
    name,
    value: typed[name],
    error: problems[name] && t(`bad.${problems[name]}`),
    onChange: (event: { target: { value: string } }) => setTyped({ ...typed, [name]: event.target.value }),
  });

  async function save(event: FormEvent) {
    event.preventDefault();
    const read = readSettings(typed);
    setProblems(read.problems);
    if (!read.settings) return;
    setState({ kind: "saving" });
    try {
      const stored = await api.authoring.saveSettings.mutate({ courseId, revision, settings: read.settings });
      setRevision(stored.revision);
      setSaved(typed);
      setState({ kind: "saved", at: new Date() });
      onSaved?.();
    } catch (error) {
      setState({ kind: "refused", why: words(error) });
    }
  }

  const visibilities = (["PUBLIC", "UNLISTED", "INVITATION"] as const).map((value) => ({
    value,
    label: t(`visibilities.${value}`),
  }));
  const choices = [
    { value: "", label: t("noCategory") },
    ...categories.map(({ id, name }) => ({ value: id, label: name })),
  ];
  return (
    <form className="course-settings" onSubmit={save} noValidate>
      <SelectField label={t("visibility")} choices={visibilities} {...field("visibility")} />
      <SelectField label={t("category")} choices={choices} {...field("categoryId")} />
      <div className="course-settings__pair">
        <TextField label={t("price")} hint={t("priceHint")} inputMode="decimal" {...field("price")} />
        <TextField label={t("currency")} maxLength={3} autoCapitalize="characters" {...field("currency")} />
        <TextField label={t("discount")} inputMode="decimal" {...field("discount")} />
        <TextField label={t("discountEnds")} type="datetime-local" {...field("discountEndsAt")} />
        <TextField label={t("opens")} type="datetime-local" {...field("enrollmentOpensAt")} />
        <TextField label={t("closes")} type="datetime-local" {...field("enrollmentClosesAt")} />
        <TextField
          label={t("capacity")}
          hint={t("capacityHint", { taken })}
          inputMode="numeric"
          {...field("capacity")}
        />
      </div>
      <CheckRow
        checked={typed.hasCertificate}
        onChange={(event) => setTyped({ ...typed, hasCertificate: event.target.checked })}
        label={t("certificate")}
      />
      <div className="row">
        <Button type="submit" disabled={state.kind === "saving"}>
          {t("save")}
        </Button>
        <SavedState state={state} />
      </div>
    </form>
  );
}
