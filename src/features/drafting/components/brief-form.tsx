"use client";
import { useTranslations } from "next-intl";
import { type ReactNode, useState } from "react";
import type { FieldSaver, SaverView } from "@/components/form/field-saver";
import { SelectField } from "@/components/form/select-field";
import { TextArea } from "@/components/form/text-area";
import { TextField } from "@/components/form/text-field";
import { Button } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import { SavedState } from "@/components/ui/saved-state";
import { isStorable } from "@/features/drafting/hooks/use-brief";
import {
  type BriefField,
  type BriefValue,
  briefLimits,
  courseLevels,
  lengths,
  tones,
} from "@/features/drafting/schema";

export interface BriefHome {
  saver: FieldSaver<BriefField>;
  view: SaverView<BriefField>;
}

/** What the course is to be, saved as it is typed. */
export function BriefForm({
  home,
  languages,
}: {
  home: BriefHome;
  languages: readonly { tag: string; name: string }[];
}) {
  const t = useTranslations("drafting.brief");
  const { saver, view } = home;
  const choices = (field: "level" | "length" | "tone", names: readonly string[]) => [
    { value: "", label: t("open") },
    ...names.map((value) => ({ value, label: t(`${field}s.${value}` as "tones.plain") })),
  ];
  const select = (field: "level" | "length" | "tone", names: readonly string[]) => (
    <Met field={field} {...home}>
      <SelectField
        label={t(`fields.${field}`)}
        className="inline-full"
        value={String(view.values[field] ?? "")}
        choices={choices(field, names)}
        onChange={(event) => saver.change(field, event.target.value === "" ? null : event.target.value)}
      />
    </Met>
  );
  return (
    <section className="mbs-6 grid gap-6" aria-label={t("name")}>
      <p className="min-block-6">
        <SavedState state={view.state} />
      </p>
      <TypedField field="topic" {...home} />
      <ListField field="audience" rows={3} {...home} />
      <TypedField field="description" isLong {...home} />
      <div className="grid grid-cols-2 items-start gap-6 max-phone:grid-cols-1">
        {select("level", courseLevels)}
        {select("length", lengths)}
        {select("tone", tones)}
        <Met field="language" {...home}>
          <SelectField
            label={t("fields.language")}
            className="inline-full"
            value={String(view.values.language)}
            choices={languages.map(({ tag, name }) => ({ value: tag, label: name }))}
            onChange={(event) => saver.change("language", event.target.value)}
          />
        </Met>
        <MinutesField {...home} />
        <TypedField field="price" {...home} />
      </div>
      <ListField field="objectives" rows={5} {...home} />
    </section>
  );
}

/** A field, and the other version where someone wrote one meanwhile. */
function Met({ field, saver, view, children }: BriefHome & { field: BriefField; children: ReactNode }) {
  const t = useTranslations("drafting.brief");
  const theirs = view.conflicts[field];
  return (
    <div className="grid min-inline-0 gap-2">
      {children}
      {theirs !== undefined && (
        <Notice tone="caution" live="alert">
          <p>{t("met", { field: t(`fields.${field}`) })}</p>
          <p className="wrap-anywhere mbs-1 mbe-2 whitespace-pre-wrap" dir="auto">
            {inWords(theirs) || t("nothing")}
          </p>
          <div className="row row--tight">
            <Button size="small" onClick={() => saver.resolve(field, "mine")}>
              {t("mine")}
            </Button>
            <Button size="small" onClick={() => saver.resolve(field, "theirs")}>
              {t("theirs")}
            </Button>
          </div>
        </Notice>
      )}
    </div>
  );
}

const inWords = (value: BriefValue): string =>
  typeof value === "object" && value !== null ? value.join("\n") : String(value ?? "");

const mosts = { topic: briefLimits.topic, description: briefLimits.description, price: 20 } as const;

function TypedField({ field, isLong = false, ...home }: BriefHome & { field: keyof typeof mosts; isLong?: boolean }) {
  const t = useTranslations("drafting.brief");
  const value = String(home.view.values[field]);
  const shared = {
    label: t(`fields.${field}`),
    hint: t(`hints.${field}`),
    error: !isStorable(field, value) && t(`problems.${field}`, { most: mosts[field] }),
    value,
    dir: "auto",
    onChange: (event: { target: { value: string } }) => home.saver.change(field, event.target.value),
  };
  return (
    <Met field={field} {...home}>
      {isLong ? <TextArea {...shared} rows={4} /> : <TextField {...shared} autoComplete="off" />}
    </Met>
  );
}

/** Whole minutes; empty for none. */
function MinutesField(home: BriefHome) {
  const t = useTranslations("drafting.brief");
  const value = home.view.values.minutes;
  return (
    <Met field="minutes" {...home}>
      <TextField
        label={t("fields.minutes")}
        hint={t("hints.minutes")}
        error={!isStorable("minutes", value) && t("problems.minutes", { most: briefLimits.minutes })}
        type="number"
        inputMode="numeric"
        min={1}
        max={briefLimits.minutes}
        value={value === null ? "" : String(value)}
        onChange={({ target }) =>
          home.saver.change("minutes", target.value.trim() === "" ? null : Number(target.value))
        }
      />
    </Met>
  );
}

const linesOf = (text: string): string[] =>
  text
    .split("\n")
    .map((line) => line.trim())
    .filter((line) => line !== "");

/** A list, one entry a line. */
function ListField({ field, rows, ...home }: BriefHome & { field: "audience" | "objectives"; rows: number }) {
  const t = useTranslations("drafting.brief");
  const value = home.view.values[field];
  const stored = inWords(value);
  const [text, setText] = useState(stored);
  // Taken over from elsewhere.
  const shown = linesOf(text).join("\n") === stored ? text : stored;
  return (
    <Met field={field} {...home}>
      <TextArea
        label={t(`fields.${field}`)}
        hint={t(`hints.${field}`)}
        error={!isStorable(field, value) && t("problems.list", { items: briefLimits.items, most: briefLimits.item })}
        rows={rows}
        dir="auto"
        value={shown}
        onChange={({ target }) => {
          setText(target.value);
          home.saver.change(field, linesOf(target.value));
        }}
      />
    </Met>
  );
}
