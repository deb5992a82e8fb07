"use client";
import { useTranslations } from "next-intl";
import { useState } from "react";
import type { FieldSaver, SaverView } from "@/components/form/field-saver";
import { TextArea } from "@/components/form/text-area";
import { TextField } from "@/components/form/text-field";
import type { Visible } from "@/features/profiles/hooks/use-visible";
import {
  hostsOf,
  type ProfileField,
  type ProfileText,
  problemOf,
  profileLimits,
} from "@/features/profiles/profile-fields";
import { ShownSwitch } from "./shown-switch";

interface ProfileHome {
  saver: FieldSaver<ProfileField>;
  view: SaverView<ProfileField>;
  visible: Visible;
}

const hinted = ["bio", "expertise", "educationalBackground", "website", "linkedin", "twitter", "github"] as const;
type Hinted = (typeof hinted)[number];
const isHinted = (field: ProfileField): field is Hinted => (hinted as readonly string[]).includes(field);

/** Addresses as they may be typed. */
const examples: Partial<Record<Hinted, string>> = {
  website: "https://example.org",
  linkedin: "https://linkedin.com/in/name",
  twitter: "https://x.com/name",
  github: "https://github.com/name",
};

/** Label, hint and what is wrong with what is in a field. */
function useFieldText(field: ProfileField, view: ProfileHome["view"]) {
  const t = useTranslations("profiles.own");
  const problem = problemOf(field, view.values[field]);
  const site = field === "linkedin" || field === "twitter" || field === "github" ? (hostsOf(field)[0] ?? "") : "";
  const most = field === "name" ? 120 : field in profileLimits ? profileLimits[field as ProfileText] : 0;
  return {
    id: `field-${field}`,
    label: t(`fields.${field}`),
    hint: isHinted(field)
      ? t.rich(`hints.${field}`, { address: () => <code dir="ltr">{examples[field]}</code> })
      : undefined,
    error: problem ? t(`problems.${problem}`, { most, site }) : undefined,
  };
}

/** A text of the profile, one line or (with `rows`) several. */
export function ProfileTextField({
  field,
  rows,
  type,
  autoComplete,
  ...home
}: ProfileHome & { field: ProfileText | "name"; rows?: number; type?: "url" | "tel"; autoComplete?: string }) {
  const { saver, view, visible } = home;
  const words = useFieldText(field, view);
  const shared = {
    ...words,
    value: String(view.values[field] ?? ""),
    dir: type ? "ltr" : "auto",
    onChange: (event: { target: { value: string } }) => saver.change(field, event.target.value),
  };
  return (
    <div className="stack [--gap:var(--s-1)]">
      {rows ? (
        <TextArea {...shared} rows={rows} autoComplete={autoComplete} />
      ) : (
        <TextField {...shared} type={type} autoComplete={field === "name" ? "name" : autoComplete} />
      )}
      {field !== "name" && <ShownSwitch field={field} visible={visible} />}
    </div>
  );
}

/** Whole years of teaching; an empty field is none. */
export function YearsField({ saver, view, visible }: ProfileHome) {
  const words = useFieldText("teachingExperience", view);
  const value = view.values.teachingExperience;
  return (
    <div className="stack [--gap:var(--s-1)]">
      <TextField
        {...words}
        type="number"
        min={0}
        max={profileLimits.years}
        inputMode="numeric"
        className="max-inline-48"
        value={value === 0 ? "" : String(value ?? "")}
        onChange={({ target }) =>
          saver.change("teachingExperience", target.value.trim() === "" ? 0 : Number(target.value))
        }
      />
      <ShownSwitch field="teachingExperience" visible={visible} />
    </div>
  );
}

export function DateField({ saver, view, visible }: ProfileHome) {
  const words = useFieldText("dateOfBirth", view);
  return (
    <div className="stack [--gap:var(--s-1)]">
      <TextField
        {...words}
        type="date"
        autoComplete="bday"
        className="max-inline-48"
        value={String(view.values.dateOfBirth ?? "")}
        onChange={({ target }) => saver.change("dateOfBirth", target.value === "" ? null : target.value)}
      />
      <ShownSwitch field="dateOfBirth" visible={visible} />
    </div>
  );
}

const entriesOf = (text: string): string[] =>
  text
    .split("\n")
    .map((line) => line.trim())
    .filter((line) => line !== "");

/** One interest a line. The text keeps its blank lines while it is written; what is saved has none. */
export function InterestsField({ saver, view, visible }: ProfileHome) {
  const t = useTranslations("profiles.own");
  const words = useFieldText("interests", view);
  const value = view.values.interests;
  const list = typeof value === "object" && value !== null ? value : [];
  const [text, setText] = useState(() => list.join("\n"));
  const shown = entriesOf(text).join("\n") === list.join("\n") ? text : list.join("\n");
  return (
    <div className="stack [--gap:var(--s-1)]">
      <TextArea
        {...words}
        hint={t("hints.interests")}
        rows={3}
        dir="auto"
        value={shown}
        onChange={({ target }) => {
          setText(target.value);
          saver.change("interests", entriesOf(target.value));
        }}
      />
      <ShownSwitch field="interests" visible={visible} />
    </div>
  );
}
