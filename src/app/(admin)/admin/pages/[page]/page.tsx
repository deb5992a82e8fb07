import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { Messages } from "@/components/i18n/messages";
import { Breadcrumbs } from "@/components/ui/breadcrumbs";
import { Link } from "@/components/ui/link";
import { Notice } from "@/components/ui/notice";
import { WorkHead } from "@/components/work/work-head";
import { PageChanges } from "@/features/administration/components/pages/page-changes";
import { SitePageEditor } from "@/features/administration/components/pages/site-page-editor";
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
export default async function SitePageEditorPage({ params, searchParams }: Props) {
  await requireSite("page.edit");
  const [{ page: name }, { change, done }] = await Promise.all([params, searchParams]);
  const asked = EditSitePage.safeParse({ page: name, change: change ?? null });
  if (!asked.success) notFound();
  const { page } = asked.data;
  const draft = await orRefuse((await serverApi()).sitePages.draft(asked.data));
  const [t, names] = await Promise.all([getTranslations("site"), getTranslations("layout.adminPages")]);
  return (
    <main id="main" className="wrap">
      <WorkHead>
        <Breadcrumbs trail={[{ name: names("pages"), href: "/admin/pages" }]} />
        <h1>{t(`pages.${page}.title`)}</h1>
      </WorkHead>
      <div className="stack page-text">
        {done === "1" && (
          <Notice tone="positive" live="status">
            {t.rich("editor.saved", { link: (chunks) => <Link href={`/${page}`}>{chunks}</Link> })}
          </Notice>
        )}
        {asked.data.change !== null && <Notice>{t("editor.earlier")}</Notice>}
        {draft.isStandard && <Notice>{t("editor.isStandard")}</Notice>}
        <Messages only={["site.editor", "media.content"]}>
          <SitePageEditor
            key={`${draft.revision} ${asked.data.change}`}
            page={page}
            text={draft.text}
            revision={draft.revision}
          />
        </Messages>
        <PageChanges page={page} changes={draft.changes} current={asked.data.change} />
      </div>
    </main>
  );
}
