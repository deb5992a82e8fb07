import type { Metadata } from "next";
import Link from "next/link";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { Words } from "@/components/i18n/words";
import { Breadcrumbs } from "@/components/ui/breadcrumbs";
import { Notice } from "@/components/ui/notice";
import { PageChanges } from "@/features/administration/components/pages/page-changes";
import { PageDesk } from "@/features/administration/components/pages/page-desk";
import { EditSitePage } from "@/features/administration/schema";
import { orRefuse, requireSite, serverApi } from "@/server/trpc/rsc";

interface Props {
  params: Promise<{ page: string }>;
  searchParams: Promise<{ change?: string | string[]; done?: string | string[] }>;
}

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("layout.adminPages"))("pages"), robots: { index: false } };
}

/** One page of the site's own: written, looked at, and everything that it said before. */
export default async function SitePageDeskPage({ params, searchParams }: Props) {
  await requireSite("page.edit");
  const [{ page: name }, { change, done }] = await Promise.all([params, searchParams]);
  const asked = EditSitePage.safeParse({ page: name, change: change ?? null });
  if (!asked.success) notFound();
  const { page } = asked.data;
  const desk = await orRefuse((await serverApi()).sitePages.desk(asked.data));
  const [t, names] = await Promise.all([getTranslations("site"), getTranslations("layout.adminPages")]);
  return (
    <main id="main" className="wrap">
      <div className="office__head">
        <Breadcrumbs trail={[{ name: names("pages"), href: "/admin/pages" }]} />
        <h1>{t(`pages.${page}.title`)}</h1>
      </div>
      <div className="stack page-text">
        {done === "1" && (
          <Notice tone="positive" live="status">
            {t.rich("desk.saved", { link: (words) => <Link href={`/${page}`}>{words}</Link> })}
          </Notice>
        )}
        {asked.data.change !== null && <Notice>{t("desk.earlier")}</Notice>}
        {desk.isStandard && <Notice>{t("desk.isStandard")}</Notice>}
        <Words only={["site.desk", "media.content"]}>
          <PageDesk
            key={`${desk.revision} ${asked.data.change}`}
            page={page}
            text={desk.text}
            revision={desk.revision}
          />
        </Words>
        <PageChanges page={page} changes={desk.changes} current={asked.data.change} />
      </div>
    </main>
  );
}
