import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { Cover } from "@/components/covers/cover";
import { Ribbon } from "@/components/covers/ribbon";
import type { Cloth } from "@/lib/cover";
import { FinishTitle } from "./finish-title";

/** Around a `CourseFinish`, whose section is `data-fresh` when the course was done just now. */
export function FinishFrame({ children }: { children: ReactNode }) {
  return <div className="my-6 type-ui [&>section]:grid [&>section]:gap-4">{children}</div>;
}

export interface FinishBandProps {
  slug: string;
  title: string;
  /** Of the course: a BCP 47 tag. */
  language: string;
  cloth: Cloth;
  /** Of `total`, which are the lessons that count. Fewer of a course to which some were added since. */
  done: number;
  total: number;
}

/** A finished course on its cloth. Drawn on the server, so that a lesson's page need not ship it. */
export function FinishBand({ slug, title, language, cloth, done, total }: FinishBandProps) {
  const t = useTranslations("learning.finish");
  return (
    <div
      className={`grid grid-cols-[11rem_minmax(0,1fr)] items-end gap-6 rounded-tick bg-(--cloth) p-6 text-(--cloth-ink) forced-color-adjust-none max-phone:grid-cols-[7.75rem_minmax(0,1fr)] max-phone:gap-4 max-phone:p-4 max-[22rem]:grid-cols-[minmax(0,1fr)] [&_.cover]:[box-shadow:0_0_0_1px_color-mix(in_oklab,var(--cloth-ink)_45%,transparent)] cloth-${cloth}`}
    >
      <span className="relative self-start max-[22rem]:inline-[7.75rem]">
        <Cover seed={slug} category={cloth} title={title} language={language} />
        <Ribbon className="end-2 block-[42%] inline-3 [&:is([data-fresh=true]_*)]:animate-ribbon-falls" />
      </span>
      <div>
        <FinishTitle as="h2" id="finish">
          {t("title")}
        </FinishTitle>
        <p className="mbs-1 mbe-2 [font:500_1.1875rem/1.625rem_var(--serif)]" lang={language}>
          {title}
        </p>
        <p>{done < total ? t("leadMore", { done, total }) : t("lead", { total })}</p>
      </div>
    </div>
  );
}
