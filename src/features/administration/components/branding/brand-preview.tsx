"use client";
import { useTranslations } from "next-intl";
import { brandPictureAddress } from "@/components/layout/brand-style";
import { LecternMark } from "@/components/layout/lectern-mark";
import { accentStyle, isGray } from "@/lib/accent";
import type { StoredBrand } from "@/server/brand/stored-brand";

interface BrandPreviewProps {
  name: string;
  accent: string | null;
  pictures: StoredBrand["pictures"];
}

/** The tokens as they came: what an own color has replaced on the page around it. */
const ownAccent: Readonly<Record<string, string>> = {
  "--accent": "light-dark(oklch(0.46 0.145 257), oklch(0.77 0.105 252))",
  "--accent-wash": "light-dark(oklch(0.955 0.018 255), oklch(0.275 0.045 258))",
};

/** The head of a page and a link, in both themes side by side. */
export function BrandPreview({ name, accent, pictures }: BrandPreviewProps) {
  const t = useTranslations("branding.preview");
  const colors: Readonly<Record<string, string>> = accent && !isGray(accent) ? accentStyle(accent) : ownAccent;
  const logoIn = { light: pictures.light, dark: pictures.light && (pictures.dark ?? pictures.light) };
  return (
    <section className="brand__previews" aria-label={t("title")}>
      {(["light", "dark"] as const).map((theme) => {
        const logo = logoIn[theme];
        const place = theme === "dark" && pictures.dark ? "dark" : "light";
        return (
          <figure key={theme}>
            <div className={`brand__preview brand__preview--${theme}`} style={colors}>
              <p className="brand__head" dir="auto">
                {logo ? (
                  // biome-ignore lint/performance/noImgElement: the logo itself, as pages show it
                  <img src={brandPictureAddress(place, logo.mark)} alt={name} />
                ) : (
                  <>
                    <LecternMark /> <span translate="no">{name}</span>
                  </>
                )}
              </p>
              <p>
                <span className="brand__here">{t("text")}</span>
              </p>
            </div>
            <figcaption className="caption">{t(theme)}</figcaption>
          </figure>
        );
      })}
    </section>
  );
}
