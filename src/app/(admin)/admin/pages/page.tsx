import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { LocalTime } from "@/components/i18n/local-time";
import { Things } from "@/components/lists/things";
import { Icon } from "@/components/ui/icon";
import { Link } from "@/components/ui/link";
import { WorkHead } from "@/components/work/work-head";
import { orRefuse, serverApi } from "@/server/trpc/rsc";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("layout.adminPages"))("pages"), robots: { index: false } };
}

/** The pages that every site needs, and whose words are on them. */
export default async function SitePagesPage() {
  const pages = await orRefuse((await serverApi()).sitePages.list());
  const [t, names] = await Promise.all([getTranslations("site"), getTranslations("layout.adminPages")]);
  return (
    <main id="main" className="wrap">
      <WorkHead>
        <h1>{names("pages")}</h1>
        <p className="muted">{t("editor.lead")}</p>
      </WorkHead>
      <Things>
        {pages.map(({ page, isStandard, changedAt, changedBy }) => (
          <li key={page}>
            <Icon name="file-text" />
            <div>
              <Link href={`/admin/pages/${page}`}>
                <b>{t(`pages.${page}.title`)}</b>
              </Link>
              <span className="caption" dir="auto">
                {t(isStandard ? "editor.standard" : "editor.written")}
                {changedAt && (
                  <>
                    {" · "}
                    <LocalTime at={changedAt} /> · {changedBy ?? t("editor.someone")}
                  </>
                )}
              </span>
            </div>
          </li>
        ))}
      </Things>
    </main>
  );
}
