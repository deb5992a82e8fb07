"use client";
import { useTranslations } from "next-intl";
import type { FormEvent } from "react";
import { CheckRow } from "@/components/form/check-row";
import { InstantField } from "@/components/form/instant-field";
import { SelectField } from "@/components/form/select-field";
import { TextField } from "@/components/form/text-field";
import { Button } from "@/components/ui/button";
import { SavedState } from "@/components/ui/saved-state";
import { RestoredNotice } from "@/features/editor/components/restored-notice";
import { type TypedSettingsOptions, useTypedSettings } from "@/features/studio/hooks/use-typed-settings";
import type { SettingsField } from "@/features/studio/typed-settings";

export interface SettingsFormProps extends TypedSettingsOptions {
  taken: number;
  /** Of its parts, one below that of what the form is on. */
  heading: "h2" | "h3";
  categories: readonly { id: string; name: string }[];
}

/** Who finds a course, what it costs, when and how many may enter. Stored as a whole. */
export function SettingsForm({ taken, categories, heading: Heading, ...home }: SettingsFormProps) {
  const t = useTranslations("studio.settings");
  const settings = useTypedSettings(home);
  const { typed, problems, state } = settings;
  const field = (name: SettingsField) => ({
    id: `field-${name}`,
    name,
    value: typed[name],
    error: problems[name] && t(`bad.${problems[name]}`),
    onChange: (event: { target: { value: string } }) => settings.change({ ...typed, [name]: event.target.value }),
    onBlur: home.savesItself ? settings.judge : undefined,
  });
  const instant = (name: SettingsField) => {
    const { onChange, ...rest } = field(name);
    return { ...rest, onInstant: (value: string) => onChange({ target: { value } }) };
  };

  function save(event: FormEvent) {
    event.preventDefault();
    void settings.save();
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
      <RestoredNotice
        at={settings.restoredAt}
        words={{
          restored: (at) => t("restored", { at }),
          keep: t("keepRestored"),
          discard: t("discardRestored"),
        }}
        onKeep={settings.keepRestored}
        onDiscard={settings.isDirty ? settings.discardRestored : null}
      />
      <div className="course-settings__part">
        <Heading>{t("parts.catalog")}</Heading>
        <SelectField label={t("visibility")} choices={visibilities} {...field("visibility")} />
        <SelectField label={t("category")} choices={choices} {...field("categoryId")} />
      </div>
      <div className="course-settings__part">
        <Heading>{t("parts.price")}</Heading>
        <div className="course-settings__pair">
          <TextField label={t("price")} hint={t("priceHint")} inputMode="decimal" {...field("price")} />
          <TextField label={t("currency")} maxLength={3} autoCapitalize="characters" {...field("currency")} />
          <TextField label={t("discount")} inputMode="decimal" {...field("discount")} />
          <InstantField label={t("discountEnds")} {...instant("discountEndsAt")} />
        </div>
      </div>
      <div className="course-settings__part">
        <Heading>{t("parts.enrollment")}</Heading>
        <div className="course-settings__pair">
          <InstantField label={t("opens")} {...instant("enrollmentOpensAt")} />
          <InstantField label={t("closes")} {...instant("enrollmentClosesAt")} />
          <TextField
            label={t("capacity")}
            hint={t("capacityHint", { taken })}
            inputMode="numeric"
            {...field("capacity")}
          />
        </div>
      </div>
      <div className="course-settings__part">
        <Heading>{t("parts.certificate")}</Heading>
        <CheckRow
          checked={typed.hasCertificate}
          onChange={(event) => settings.change({ ...typed, hasCertificate: event.target.checked })}
          label={t("certificate")}
        />
      </div>
      <div className="row">
        {!home.savesItself && (
          <Button type="submit" disabled={state.kind === "saving"}>
            {t("save")}
          </Button>
        )}
        <SavedState state={state} />
      </div>
    </form>
  );
}
