import { useTranslations } from "next-intl";
import { ContentBody } from "@/components/content/content-body";
import { LocalTime } from "@/components/i18n/local-time";
import { Notice } from "@/components/ui/notice";
import { Opening } from "@/components/ui/opening";
import type { SitePageName } from "@/features/administration/rules";
import type { SitePage } from "@/features/administration/server/pages/get-site-page";

/** A page of the site's own, as everybody reads it. */
export function SitePageText({ page, shown }: { page: SitePageName; shown: SitePage }) {
  const t = useTranslations("site");
  return (
    <main id="main" className="wrap">
      <Opening title={t(`pages.${page}.title`)}>
        {shown.changedAt === null
          ? t(`pages.${page}.lead`)
          : t.rich("changed", { at: () => <LocalTime at={shown.changedAt ?? ""} shape="date" /> })}
      </Opening>
      <div className="stack page-text">
        {shown.isStandard && <Notice>{t(`pages.${page}.standard`)}</Notice>}
        <ContentBody html={shown.html} />
      </div>
    </main>
  );
}
