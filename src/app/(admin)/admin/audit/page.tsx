import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { EmptyState } from "@/components/ui/empty-state";
import { Link } from "@/components/ui/link";
import { WorkHead } from "@/components/work/work-head";
import { auditFilterIn } from "@/features/audit/audit-filter";
import { AuditFilters } from "@/features/audit/components/audit-filters";
import { AuditSeal } from "@/features/audit/components/audit-seal";
import { AuditTable } from "@/features/audit/components/audit-table";
import { orRefuse, requireSite, serverApi } from "@/server/trpc/rsc";

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("audit"))("title"), robots: { index: false } };
}

/** Who did what to what, newest first. */
export default async function AuditPage({ searchParams }: Props) {
  await requireSite("audit.read");
  const { asked, isFiltered, hrefOf, fileOf } = auditFilterIn(await searchParams);
  const [page, t] = await Promise.all([orRefuse((await serverApi()).audit.list(asked)), getTranslations("audit")]);
  return (
    <main id="main" className="wrap wrap--wide">
      <WorkHead isApart>
        <h1>{t("title")}</h1>
        <p className="asof">{t("lead")}</p>
      </WorkHead>
      <AuditFilters
        asked={asked}
        isFiltered={isFiltered}
        actorName={page.actorName}
        timeZone={page.timeZone}
        fileOf={fileOf}
      />
      <AuditSeal seal={page.seal} />
      {page.events.length === 0 ? (
        <EmptyState title={t(isFiltered ? "noneFits" : "none")}>{!isFiltered && t("noneWhy")}</EmptyState>
      ) : (
        <AuditTable page={page} hrefOf={hrefOf} />
      )}
      {(page.next !== null || asked.after !== null) && (
        <p className="row row--apart py-4">
          {asked.after !== null && <Link href={hrefOf({})}>{t("newest")}</Link>}
          {page.next !== null && <Link href={hrefOf({}, page.next)}>{t("older")}</Link>}
        </p>
      )}
    </main>
  );
}
