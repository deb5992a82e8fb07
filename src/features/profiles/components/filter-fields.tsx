"use client";
import { useLocale, useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { CheckRow } from "@/components/form/check-row";
import { ChoiceGroup } from "@/components/form/choice-group";
import { type ContentFilters, durations, leastRating, levels } from "@/features/catalog/schema";
import { languageName } from "@/lib/language-name";

export interface FilterChoices {
  categories: readonly { slug: string; name: string }[];
  /** BCP 47. */
  languages: readonly string[];
}

interface FilterFieldsProps {
  choices: FilterChoices;
  value: ContentFilters;
  /** Told what changed. */
  onChange: (change: Partial<ContentFilters>) => void;
}

/** The catalog's own filters, as what it is to begin with. */
export function FilterFields({ choices, value, onChange }: FilterFieldsProps) {
  const [t, locale] = [useTranslations("catalog"), useLocale()];
  const names = new Map(choices.categories.map(({ slug, name }) => [slug, name]));
  // What was chosen once and has no course anymore stays, so that it can be taken away.
  const slugs = [...new Set([...names.keys(), ...value.category])];
  const tags = [...new Set([...choices.languages, ...value.language])];
  return (
    <div className="stack">
      {slugs.length > 0 && (
        <Several
          legend={t("category")}
          choices={slugs.map((slug) => ({ value: slug, label: names.get(slug) ?? slug }))}
          chosen={value.category}
          onChange={(category) => onChange({ category })}
        />
      )}
      <Several
        legend={t("level")}
        choices={levels.map((level) => ({ value: level, label: t(`levels.${level}`) }))}
        chosen={value.level}
        onChange={(level) => onChange({ level })}
      />
      {tags.length > 0 && (
        <Several
          legend={t("language")}
          choices={tags.map((tag) => ({ value: tag, label: <span lang={tag}>{languageName(tag, locale)}</span> }))}
          chosen={value.language}
          onChange={(language) => onChange({ language })}
        />
      )}
      <Several
        legend={t("length")}
        choices={durations.map((duration) => ({ value: duration, label: t(`durations.${duration}`) }))}
        chosen={value.duration}
        onChange={(duration) => onChange({ duration })}
      />
      <Group legend={t("price")}>
        {([null, "free", "paid"] as const).map((price) => (
          <CheckRow
            key={price}
            type="radio"
            name="price"
            label={t(price ?? "any")}
            checked={value.price === price}
            onChange={() => onChange({ price })}
          />
        ))}
      </Group>
      <Group legend={t("also")}>
        <CheckRow
          label={t("certificate")}
          checked={value.certificate}
          onChange={({ target }) => onChange({ certificate: target.checked })}
        />
        <CheckRow
          label={t("rated", { stars: leastRating(value) })}
          checked={value.rating !== null}
          onChange={({ target }) => onChange({ rating: target.checked ? leastRating(value) : null })}
        />
      </Group>
    </div>
  );
}

function Group({ legend, children }: { legend: string; children: ReactNode }) {
  return (
    <ChoiceGroup legend={legend}>
      <div className="row">{children}</div>
    </ChoiceGroup>
  );
}

interface SeveralProps<T extends string> {
  legend: string;
  choices: readonly { value: T; label: ReactNode }[];
  chosen: readonly T[];
  onChange: (chosen: T[]) => void;
}

/** Any of several; none stands for all. */
function Several<T extends string>({ legend, choices, chosen, onChange }: SeveralProps<T>) {
  return (
    <Group legend={legend}>
      {choices.map(({ value, label }) => (
        <CheckRow
          key={value}
          label={label}
          checked={chosen.includes(value)}
          onChange={({ target }) =>
            onChange(target.checked ? [...chosen, value] : chosen.filter((one) => one !== value))
          }
        />
      ))}
    </Group>
  );
}
