"use client";
import { useTranslations } from "next-intl";
import { useEffect } from "react";
import { tellSaved, withUnsent } from "@/components/form/tell-saved";
import { type DetailsHome, useDetails } from "@/features/studio/hooks/use-details";
import { focusField } from "./detail-home";
import { DetailsPart, pairClass } from "./details-part";
import { ListDetail } from "./list-detail";
import { SearchPreview } from "./search-preview";
import { LanguageDetail, LevelDetail, MinutesDetail, TextDetail } from "./text-detail";

export interface DetailsFormProps extends DetailsHome {
  slug: string;
  mayEdit: boolean;
  languages: readonly { tag: string; name: string }[];
}

/** Everything a course says about itself, each field saved as it is typed. */
export function DetailsForm({ slug, mayEdit, languages, ...where }: DetailsFormProps) {
  const t = useTranslations("studio.details");
  const { saver, view } = useDetails(where);
  useEffect(() => tellSaved(withUnsent(view.state, view.isDirty)), [view.state, view.isDirty]);
  useEffect(() => {
    if (window.location.hash.startsWith("#field-")) focusField(window.location.hash.slice(1));
  }, []);
  const home = { saver, view, isReadOnly: !mayEdit };
  return (
    <form
      className="mbs-4 grid grid-cols-[minmax(0,1fr)] gap-6"
      onSubmit={(event) => {
        event.preventDefault();
        void saver.flush();
      }}
    >
      {!mayEdit && <p>{t("readOnly")}</p>}
      <DetailsPart id="about" title={t("about")}>
        <TextDetail field="title" {...home} />
        <TextDetail field="subtitle" {...home} />
        <TextDetail field="description" {...home} />
        <div className={`${pairClass} gap-6`}>
          <LevelDetail {...home} />
          <LanguageDetail languages={languages} {...home} />
        </div>
        <MinutesDetail {...home} />
      </DetailsPart>
      <DetailsPart id="whom" title={t("whom")}>
        <ListDetail field="objectives" {...home} />
        <ListDetail field="skills" {...home} />
        <ListDetail field="audience" {...home} />
        <ListDetail field="requirements" {...home} />
      </DetailsPart>
      <DetailsPart id="found" title={t("found")}>
        <TextDetail field="metaDescription" {...home} />
        <ListDetail field="metaKeywords" {...home} />
        <SearchPreview view={view} slug={slug} />
      </DetailsPart>
    </form>
  );
}
