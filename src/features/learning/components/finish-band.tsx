import { useTranslations } from "next-intl";
import { Cover } from "@/components/covers/cover";
import type { Cloth } from "@/lib/cover";

export interface FinishBandProps {
  slug: string;
  title: string;
  /** Of the course: a BCP 47 tag. */
  language: string;
  cloth: Cloth;
  /** Lessons that count. */
  total: number;
}

/** A finished course on its cloth. Drawn on the server, so that a lesson's page need not ship it. */
export function FinishBand({ slug, title, language, cloth, total }: FinishBandProps) {
  const t = useTranslations("learning.finish");
  return (
    <div className={`finish__band cloth-${cloth}`}>
      <span className="marked">
        <Cover seed={slug} category={cloth} title={title} language={language} />
        <span className="ribbon" />
      </span>
      <div>
        <h2 id="finish">{t("title")}</h2>
        <p className="finish__course" lang={language}>
          {title}
        </p>
        <p>{t("lead", { total })}</p>
      </div>
    </div>
  );
}
