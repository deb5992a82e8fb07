"use client";
import { useTranslations } from "next-intl";
import type { FormEvent, ReactNode } from "react";
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

/** On a page of their own the parts have their names beside them, as those of an account do. */
const pageClass =
  "min-tablet:max-inline-none min-tablet:[&>.row]:ms-72 min-tablet:[&>[data-part]]:grid-cols-[15rem_minmax(0,46rem)] min-tablet:[&>[data-part]]:gap-x-12 min-tablet:[&>[data-part]>:not(h2)]:col-2";

/** Who finds a course, what it costs, when and how many may enter. Stored as a whole. */
export function SettingsForm({ taken, categories, heading: Heading, ...home }: SettingsFormProps) {
  const t = useTranslations("studio.settings");
  const { saver, typed, problems, state, isDirty, restoredAt } = useTypedSettings(home);
  const field = (name: SettingsField) => ({
    id: `field-${name}`,
    name,
    value: typed[name],
    error: problems[name] && t(`bad.${problems[name]}`),
    onChange: (event: { target: { value: string } }) => saver.change({ ...typed, [name]: event.target.value }),
    onBlur: home.savesItself ? () => saver.judge() : undefined,
  });
  const instant = (name: SettingsField) => {
    const { onChange, ...rest } = field(name);
    return { ...rest, onInstant: (value: string) => onChange({ target: { value } }) };
  };

  function save(event: FormEvent) {
    event.preventDefault();
    void saver.save();
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
    <form className={`grid gap-4 max-inline-[34rem] ${Heading === "h2" ? pageClass : ""}`} onSubmit={save} noValidate>
      <RestoredNotice
        at={restoredAt}
        words={{
          restored: (at) => t("restored", { at }),
          keep: t("keepRestored"),
          discard: t("discardRestored"),
        }}
        onKeep={() => saver.keepRestored()}
        onDiscard={isDirty ? () => saver.discardRestored() : null}
      />
      <Part heading={Heading} name={t("parts.catalog")}>
        <SelectField label={t("visibility")} choices={visibilities} {...field("visibility")} />
        <SelectField label={t("category")} choices={choices} {...field("categoryId")} />
      </Part>
      <Part heading={Heading} name={t("parts.price")}>
        <Pair>
          <TextField label={t("price")} hint={t("priceHint")} inputMode="decimal" {...field("price")} />
          <TextField label={t("currency")} maxLength={3} autoCapitalize="characters" {...field("currency")} />
          <TextField label={t("discount")} inputMode="decimal" {...field("discount")} />
          <InstantField label={t("discountEnds")} {...instant("discountEndsAt")} />
        </Pair>
      </Part>
      <Part heading={Heading} name={t("parts.enrollment")}>
        <Pair>
          <InstantField label={t("opens")} {...instant("enrollmentOpensAt")} />
          <InstantField label={t("closes")} {...instant("enrollmentClosesAt")} />
          <TextField
            label={t("capacity")}
            hint={t("capacityHint", { taken })}
            inputMode="numeric"
            {...field("capacity")}
          />
        </Pair>
      </Part>
      <Part heading={Heading} name={t("parts.certificate")}>
        <CheckRow
          checked={typed.hasCertificate}
          onChange={(event) => saver.change({ ...typed, hasCertificate: event.target.checked })}
          label={t("certificate")}
        />
      </Part>
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

function Part({ heading: Heading, name, children }: { heading: "h2" | "h3"; name: string; children: ReactNode }) {
  return (
    <div
      className="grid gap-4 [[data-part]+&]:mbs-2 [[data-part]+&]:border-line [[data-part]+&]:border-bs [[data-part]+&]:pbs-6"
      data-part
    >
      <Heading className="m-0 type-h3">{name}</Heading>
      {children}
    </div>
  );
}

function Pair({ children }: { children: ReactNode }) {
  return <div className="grid grid-cols-[1fr_1fr] items-start gap-4 max-phone:grid-cols-[1fr]">{children}</div>;
}
