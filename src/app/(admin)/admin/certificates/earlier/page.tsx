import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { Words } from "@/components/i18n/words";
import { Breadcrumbs } from "@/components/ui/breadcrumbs";
import { EmptyState } from "@/components/ui/empty-state";
import { EarlierTable } from "@/features/certificates/components/earlier-table";
import { orRefuse, requireSite, serverApi } from "@/server/trpc/rsc";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("certificates.office"))("earlier.title"), robots: { index: false } };
}

/** Those who completed a course before it gave certificates, and having theirs issued. */
export default async function EarlierCompletionsPage() {
  await requireSite("admin.use");
  const [courses, t] = await Promise.all([
    orRefuse((await serverApi()).certificates.earlier()),
    getTranslations("certificates.office"),
  ]);
  return (
    <main id="main" className="wrap wrap--wide">
      <div className="office__head">
        <Breadcrumbs trail={[{ name: t("title"), href: "/admin/certificates" }]} />
        <h1>{t("earlier.title")}</h1>
        <p className="asof">{t("earlier.lead")}</p>
      </div>
      {courses.length === 0 ? (
        <EmptyState title={t("earlier.none")}>{t("earlier.noneWhy")}</EmptyState>
      ) : (
        <Words only={["certificates.office"]}>
          <EarlierTable courses={courses} />
        </Words>
      )}
    </main>
  );
}
