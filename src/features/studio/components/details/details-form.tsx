"use client";
import { useTranslations } from "next-intl";
import { useEffect } from "react";
import { tellSaved, withUnsent } from "@/components/form/tell-saved";
import { type DetailsHome, useDetails } from "@/features/studio/hooks/use-details";
import { focusField } from "./detail-home";
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
      className="details"
      onSubmit={(event) => {
        event.preventDefault();
        void saver.flush();
      }}
    >
      {!mayEdit && <p>{t("readOnly")}</p>}
      <section aria-labelledby="about" className="details__part">
        <h2 id="about">{t("about")}</h2>
        <TextDetail field="title" {...home} />
        <TextDetail field="subtitle" {...home} />
        <TextDetail field="description" {...home} />
        <div className="details__pair">
          <LevelDetail {...home} />
          <LanguageDetail languages={languages} {...home} />
        </div>
        <MinutesDetail {...home} />
      </section>
      <section aria-labelledby="whom" className="details__part">
        <h2 id="whom">{t("whom")}</h2>
        <ListDetail field="objectives" {...home} />
        <ListDetail field="skills" {...home} />
        <ListDetail field="audience" {...home} />
        <ListDetail field="requirements" {...home} />
      </section>
      <section aria-labelledby="found" className="details__part">
        <h2 id="found">{t("found")}</h2>
        <TextDetail field="metaDescription" {...home} />
        <ListDetail field="metaKeywords" {...home} />
        <SearchPreview view={view} slug={slug} />
      </section>
    </form>
  );
}
