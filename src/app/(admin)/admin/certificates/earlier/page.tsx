import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { Messages } from "@/components/i18n/messages";
import { Breadcrumbs } from "@/components/ui/breadcrumbs";
import { EmptyState } from "@/components/ui/empty-state";
import { WorkHead } from "@/components/work/work-head";
import { EarlierTable } from "@/features/certificates/components/earlier-table";
import { orRefuse, requireSite, serverApi } from "@/server/trpc/rsc";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("certificates.admin"))("earlier.title"), robots: { index: false } };
}

/** Those who completed a course before it gave certificates, and having theirs issued. */
export default async function EarlierCompletionsPage() {
  await requireSite("admin.use");
  const [courses, t] = await Promise.all([
    orRefuse((await serverApi()).certificates.earlier()),
    getTranslations("certificates.admin"),
  ]);
  return (
    <main id="main" className="wrap wrap--wide">
      <WorkHead>
        <Breadcrumbs trail={[{ name: t("title"), href: "/admin/certificates" }]} />
        <h1>{t("earlier.title")}</h1>
        <p className="asof">{t("earlier.lead")}</p>
      </WorkHead>
      {courses.length === 0 ? (
        <EmptyState title={t("earlier.none")}>{t("earlier.noneWhy")}</EmptyState>
      ) : (
        <Messages only={["certificates.admin"]}>
          <EarlierTable courses={courses} />
        </Messages>
      )}
    </main>
  );
}
