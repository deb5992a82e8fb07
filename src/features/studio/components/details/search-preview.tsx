"use client";
import { useTranslations } from "next-intl";
import type { DetailHome } from "./detail-home";

/** About what a search engine shows of a description. */
const shownCharacters = 160;

/** How the course may look in a list of search results. */
export function SearchPreview({ view, slug }: Pick<DetailHome, "view"> & { slug: string }) {
  const t = useTranslations("studio.details");
  const words = String(view.values.metaDescription || view.values.subtitle || "");
  const letters = [...words];
  return (
    <section className="wrap-anywhere rounded-control border border-line bg-raised p-4" aria-label={t("preview")}>
      <p className="caption">{t("preview")}</p>
      <p className="type-h3 text-accent" dir="auto">
        {String(view.values.title)}
      </p>
      <p className="mono text-[0.8125rem] text-ink-muted">/courses/{slug}</p>
      <p dir="auto">
        {words === ""
          ? t("previewEmpty")
          : letters.length > shownCharacters
            ? `${letters.slice(0, shownCharacters).join("")} …`
            : words}
      </p>
    </section>
  );
}
