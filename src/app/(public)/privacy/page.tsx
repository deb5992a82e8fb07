import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { SitePageText } from "@/features/administration/components/pages/site-page-text";
import { cachePage } from "@/server/cache/page-context";
import { orRefuse, serverApi } from "@/server/trpc/rsc";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("site.pages.privacy");
  return { title: t("title"), description: t("lead"), alternates: { canonical: "/privacy" } };
}

export default async function PrivacyPage() {
  const shown = await orRefuse((await serverApi()).sitePages.read({ page: "privacy" }));
  cachePage(["site"]);
  return <SitePageText page="privacy" shown={shown} />;
}
