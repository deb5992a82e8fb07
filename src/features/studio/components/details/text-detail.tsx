"use client";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { SelectField } from "@/components/form/select-field";
import { TextArea } from "@/components/form/text-area";
import { TextField } from "@/components/form/text-field";
import { courseLevels, type DetailField, type DetailText, detailLimits, problemOf } from "@/features/courses/details";
import { ConflictNotice } from "./conflict-notice";
import { type DetailHome, fieldId } from "./detail-home";

type Typed = Extract<DetailText, "title" | "subtitle" | "description" | "metaDescription">;

const isLong = (field: Typed): boolean => field === "description" || field === "metaDescription";

/** A field, and below it the other version where someone wrote one meanwhile. */
function Detail({ field, home, children }: { field: DetailField; home: DetailHome; children: ReactNode }) {
  const t = useTranslations("studio.details");
  return (
    <div className="grid min-inline-0 gap-2">
      {children}
      <ConflictNotice field={field} name={t(`fields.${field}`)} {...home} />
    </div>
  );
}

/** A text of the course, one line or several, saved as it is typed. */
export function TextDetail({ field, ...home }: DetailHome & { field: Typed }) {
  const t = useTranslations("studio.details");
  const { saver, view, isReadOnly } = home;
  const value = String(view.values[field] ?? "");
  const problem = problemOf(field, value);
  const most = detailLimits[field];
  const shared = {
    id: fieldId(field),
    label: t(`fields.${field}`),
    hint: t(`hints.${field}`, { count: [...value].length, most }),
    error: problem && t(`problems.${problem}`, { most }),
    value,
    readOnly: isReadOnly,
    dir: "auto",
    onChange: (event: { target: { value: string } }) => saver.change(field, event.target.value),
  };
  return (
    <Detail field={field} home={home}>
      {isLong(field) ? (
        <TextArea {...shared} className="min-block-20" rows={field === "description" ? 10 : 3} />
      ) : (
        <TextField {...shared} />
      )}
    </Detail>
  );
}

/** How much of the subject a reader should bring along. */
export function LevelDetail(home: DetailHome) {
  const t = useTranslations("studio.details");
  const { saver, view, isReadOnly } = home;
  return (
    <Detail field="level" home={home}>
      <SelectField
        id={fieldId("level")}
        label={t("fields.level")}
        className="inline-full"
        value={String(view.values.level)}
        disabled={isReadOnly}
        choices={courseLevels.map((level) => ({ value: level, label: t(`levels.${level}`) }))}
        onChange={(event) => saver.change("level", event.target.value)}
      />
    </Detail>
  );
}

/** The language the course is written in: it decides how it is read aloud, hyphenated and found. */
export function LanguageDetail({
  languages,
  ...home
}: DetailHome & { languages: readonly { tag: string; name: string }[] }) {
  const t = useTranslations("studio.details");
  const { saver, view, isReadOnly } = home;
  return (
    <Detail field="language" home={home}>
      <SelectField
        id={fieldId("language")}
        label={t("fields.language")}
        className="inline-full"
        value={String(view.values.language)}
        disabled={isReadOnly}
        choices={languages.map(({ tag, name }) => ({ value: tag, label: name }))}
        onChange={(event) => saver.change("language", event.target.value)}
      />
    </Detail>
  );
}

/** Minutes set by hand; empty for the sum of the lessons. */
export function MinutesDetail(home: DetailHome) {
  const t = useTranslations("studio.details");
  const { saver, view, isReadOnly } = home;
  const value = view.values.durationMinutes;
  const read = (typed: string) => (typed.trim() === "" ? null : Number(typed));
  const problem = problemOf("durationMinutes", value);
  return (
    <Detail field="durationMinutes" home={home}>
      <TextField
        id={fieldId("durationMinutes")}
        label={t("fields.durationMinutes")}
        hint={t("hints.durationMinutes")}
        error={problem && t(`problems.${problem}`, { most: detailLimits.minutes })}
        type="number"
        min={1}
        max={detailLimits.minutes}
        inputMode="numeric"
        className="inline-32"
        readOnly={isReadOnly}
        value={value === null ? "" : String(value)}
        onChange={(event) => saver.change("durationMinutes", read(event.target.value))}
      />
    </Detail>
  );
}
