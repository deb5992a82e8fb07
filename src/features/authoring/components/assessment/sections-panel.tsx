"use client";
import { useTranslations } from "next-intl";
import { SelectField } from "@/components/form/select-field";
import { TextArea } from "@/components/form/text-area";
import { TextField } from "@/components/form/text-field";
import { Button } from "@/components/ui/button";
import { focusAfter } from "@/components/ui/keep-focus";
import {
  longestIntroduction,
  longestSectionTitle,
  mostSections,
  type Paging,
  pagings,
  type Section,
} from "@/features/questions/section-schema";
import { uuidV7 } from "@/lib/uuid-v7";

interface PanelProps {
  sections: readonly Section[];
  paging: Paging;
  mayEdit: boolean;
  onChange: (change: { sections?: Section[]; paging?: Paging }) => void;
  onRemove: (key: string) => void;
}

/** How the questions are grouped, and how many of them a page of an attempt has. */
export function SectionsPanel({ sections, paging, mayEdit, onChange, onRemove }: PanelProps) {
  const t = useTranslations("questions.sections");
  const add = () => {
    const key = uuidV7();
    focusAfter(
      () => onChange({ sections: [...sections, { key, title: "", introduction: "" }] }),
      () => document.getElementById(`section-${key}`),
    );
  };
  const move = (at: number, by: number) => {
    const section = sections[at];
    if (section) onChange({ sections: sections.toSpliced(at, 1).toSpliced(at + by, 0, section) });
  };
  return (
    <section aria-labelledby="sections">
      <h2 id="sections" className="label">
        {t("title")}
      </h2>
      <p className="caption">{t("lead")}</p>
      <fieldset className="mbs-3 grid gap-4" disabled={!mayEdit}>
        <SelectField
          label={t("paging")}
          choices={pagings.map((value) => ({ value, label: t(`pagings.${value}`) }))}
          value={paging}
          onChange={({ target }) => onChange({ paging: pagings.find((each) => each === target.value) ?? "SECTION" })}
        />
        {sections.map((section, at) => (
          <SectionFields
            key={section.key}
            section={section}
            number={at + 1}
            count={sections.length}
            onSection={(changed) => onChange({ sections: sections.map((each) => (each === section ? changed : each)) })}
            onMove={(by) => move(at, by)}
            onRemove={() => onRemove(section.key)}
          />
        ))}
        {mayEdit && sections.length < mostSections && (
          <div>
            <Button size="small" icon="plus" onClick={add}>
              {t("add")}
            </Button>
          </div>
        )}
      </fieldset>
    </section>
  );
}

interface FieldsProps {
  section: Section;
  number: number;
  count: number;
  onSection: (section: Section) => void;
  onMove: (by: number) => void;
  onRemove: () => void;
}

function SectionFields({ section, number, count, onSection, onMove, onRemove }: FieldsProps) {
  const t = useTranslations("questions.sections");
  return (
    <fieldset className="grid gap-3">
      <legend className="label mbe-2">{t("name", { number })}</legend>
      <TextField
        id={`section-${section.key}`}
        label={t("titleOf", { number })}
        autoComplete="off"
        dir="auto"
        maxLength={longestSectionTitle}
        value={section.title}
        onChange={({ target }) => onSection({ ...section, title: target.value })}
      />
      <TextArea
        label={t("introductionOf", { number })}
        hint={t("introductionHint")}
        rows={3}
        dir="auto"
        maxLength={longestIntroduction}
        value={section.introduction}
        onChange={({ target }) => onSection({ ...section, introduction: target.value })}
      />
      <div className="row row--tight">
        <Button size="small" look="quiet" icon="chevron-up" iconOnly disabled={number === 1} onClick={() => onMove(-1)}>
          {t("up", { number })}
        </Button>
        <Button
          size="small"
          look="quiet"
          icon="chevron-down"
          iconOnly
          disabled={number === count}
          onClick={() => onMove(1)}
        >
          {t("down", { number })}
        </Button>
        <Button size="small" look="quiet" icon="archive" onClick={onRemove}>
          {t("remove", { number })}
        </Button>
      </div>
    </fieldset>
  );
}
