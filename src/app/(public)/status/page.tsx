import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { LocalTime } from "@/components/i18n/local-time";
import { Notice } from "@/components/ui/notice";
import { Opening } from "@/components/ui/opening";
import { PartList } from "@/features/administration/components/part-list";
import { orRefuse, serverApi } from "@/server/trpc/rsc";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("site.status");
  return { title: t("title"), description: t("lead"), robots: { index: false } };
}

/** Whether the site works, in words. Never a kept page. */
export default async function StatusPage() {
  const { parts, checkedAt } = await orRefuse((await serverApi()).sitePages.status());
  const t = await getTranslations("site.status");
  const isWhole = parts.every(({ isAnswering }) => isAnswering);
  return (
    <main id="main" className="wrap">
      <Opening title={t("title")}>{t("lead")}</Opening>
      <div className="stack page-text">
        <Notice tone={isWhole ? "positive" : "caution"}>{t(isWhole ? "whole" : "broken")}</Notice>
        <PartList parts={parts} />
        <p className="caption">{t.rich("asOf", { at: () => <LocalTime at={checkedAt} shape="second" /> })}</p>
      </div>
    </main>
  );
}
