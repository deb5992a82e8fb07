"use client";
import { useTranslations } from "next-intl";
import { CheckRow } from "@/components/form/check-row";
import { ChoiceGroup } from "@/components/form/choice-group";
import type { FieldSaver, SaverView } from "@/components/form/field-saver";
import { TextArea } from "@/components/form/text-area";
import { TextField } from "@/components/form/text-field";
import {
  type InstructorField,
  type InstructorText,
  instructorLimits,
  problemOf,
  siteOf,
} from "@/features/instructors/rules";

export interface ApplicationHome {
  saver: FieldSaver<InstructorField>;
  view: SaverView<InstructorField>;
}

/** Addresses as they may be typed. */
const examples: Partial<Record<InstructorField, string>> = {
  website: "https://example.org",
  linkedin: "https://linkedin.com/in/name",
  twitter: "https://x.com/name",
};

const hinted = ["headline", "bio", "website", "linkedin", "twitter"] as const;
const hintOf = (field: InstructorField) => hinted.find((name) => name === field);

/** Label, hint and what is wrong with what is in a field. */
function useFieldText(field: InstructorField, view: ApplicationHome["view"]) {
  const t = useTranslations("instructors.form");
  const problem = problemOf(field, view.values[field]);
  const most = field === "yearsExperience" ? instructorLimits.years : instructorLimits[field];
  const hint = hintOf(field);
  return {
    id: `field-${field}`,
    label: t(`fields.${field}`),
    hint: hint && t.rich(`hints.${hint}`, { address: () => <code dir="ltr">{examples[hint]}</code> }),
    error: problem ? t(`problems.${problem}`, { most, site: siteOf(field) }) : undefined,
  };
}

/** A text, one line or (with `rows`) several. */
export function ApplicationText({
  field,
  rows,
  type,
  saver,
  view,
}: ApplicationHome & { field: InstructorText; rows?: number; type?: "url" }) {
  const shared = {
    ...useFieldText(field, view),
    value: String(view.values[field] ?? ""),
    dir: type ? "ltr" : "auto",
    onChange: (event: { target: { value: string } }) => saver.change(field, event.target.value),
  };
  return rows ? <TextArea {...shared} rows={rows} /> : <TextField {...shared} type={type} />;
}

/** Whole years; an empty field is none. */
export function YearsField({ saver, view }: ApplicationHome) {
  const words = useFieldText("yearsExperience", view);
  const value = view.values.yearsExperience;
  return (
    <TextField
      {...words}
      type="number"
      min={0}
      max={instructorLimits.years}
      inputMode="numeric"
      className="max-inline-48"
      value={value === 0 ? "" : String(value ?? "")}
      onChange={({ target }) => saver.change("yearsExperience", target.value.trim() === "" ? 0 : Number(target.value))}
    />
  );
}

/** The subjects of the catalog, each ticked or not. */
export function AreasField({
  areas,
  saver,
  view,
}: ApplicationHome & { areas: readonly { slug: string; name: string }[] }) {
  const t = useTranslations("instructors.form");
  const { label, error } = useFieldText("areas", view);
  const value = view.values.areas;
  const chosen = typeof value === "object" && value !== null ? value : [];
  if (areas.length === 0) return <p className="muted">{t("noAreas")}</p>;
  return (
    <ChoiceGroup legend={label} error={error}>
      <div className="grid grid-cols-[repeat(auto-fill,minmax(min(14rem,100%),1fr))] gap-x-6">
        {areas.map(({ slug, name }) => (
          <CheckRow
            key={slug}
            label={name}
            checked={chosen.includes(slug)}
            onChange={({ target }) =>
              saver.change(
                "areas",
                [...chosen.filter((each) => each !== slug), ...(target.checked ? [slug] : [])].sort(),
              )
            }
          />
        ))}
      </div>
    </ChoiceGroup>
  );
}
