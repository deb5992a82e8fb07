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

/** The tokens of one theme, whatever the theme around it is. */
export const schemes = { light: "scheme-light", dark: "scheme-dark", icon: "scheme-light" } as const;

/** The head of a page and a link, in both themes side by side. */
export function BrandPreview({ name, accent, pictures }: BrandPreviewProps) {
  const t = useTranslations("branding.preview");
  const colors: Readonly<Record<string, string>> = accent && !isGray(accent) ? accentStyle(accent) : ownAccent;
  const logoIn = { light: pictures.light, dark: pictures.light && (pictures.dark ?? pictures.light) };
  return (
    <section className="grid grid-cols-[repeat(auto-fit,minmax(min(14rem,100%),1fr))] gap-4" aria-label={t("title")}>
      {(["light", "dark"] as const).map((theme) => {
        const logo = logoIn[theme];
        const place = theme === "dark" && pictures.dark ? "dark" : "light";
        return (
          <figure key={theme}>
            <div
              className={`rounded-control border border-edge bg-paper p-4 text-ink ${schemes[theme]}`}
              style={colors}
            >
              <p
                className="mbe-2 flex min-block-11 items-center gap-2 wrap-anywhere border-line border-be [font:600_1.1875rem/1.5rem_var(--serif)] [&_svg]:inline-5 [&_svg]:block-5 [&_svg]:flex-none"
                dir="auto"
              >
                {logo ? (
                  // biome-ignore lint/performance/noImgElement: the logo itself, as pages show it
                  <img className="max-block-7 max-inline-44" src={brandPictureAddress(place, logo.mark)} alt={name} />
                ) : (
                  <>
                    <LecternMark /> <span translate="no">{name}</span>
                  </>
                )}
              </p>
              <p>
                <span className="text-accent underline">{t("text")}</span>
              </p>
            </div>
            <figcaption className="caption">{t(theme)}</figcaption>
          </figure>
        );
      })}
    </section>
  );
}
