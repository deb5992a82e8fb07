import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { SitePageText } from "@/features/administration/components/pages/site-page-text";
import { cachePage } from "@/server/cache/page-context";
import { orRefuse, serverApi } from "@/server/trpc/rsc";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("site.pages.accessibility");
  return { title: t("title"), description: t("lead"), alternates: { canonical: "/accessibility" } };
}

export default async function AccessibilityPage() {
  const shown = await orRefuse((await serverApi()).sitePages.read({ page: "accessibility" }));
  cachePage(["site"]);
  return <SitePageText page="accessibility" shown={shown} />;
}
