import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { EmptyState } from "@/components/ui/empty-state";
import { Link } from "@/components/ui/link";
import { ListEnd } from "@/components/work/queue";
import { WorkHead } from "@/components/work/work-head";
import { RecordSearch } from "@/features/certificates/components/record-search";
import { RecordTable } from "@/features/certificates/components/record-table";
import { ListCertificates } from "@/features/certificates/schema";
import { orRefuse, requireSite, serverApi } from "@/server/trpc/rsc";

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("certificates.admin"))("title"), robots: { index: false } };
}

/** What an address asks for; anything that it cannot mean is left out. */
function askedIn(query: Awaited<Props["searchParams"]>): ListCertificates {
  const { q, state, after } = ListCertificates.shape;
  return {
    q: q.catch("").parse(query.q ?? ""),
    state: state.catch(null).parse(query.state ?? null),
    after: after.catch(null).parse(query.after ?? null),
  };
}

/** Every certificate that this site issued, newest first. */
export default async function CertificateAdminPage({ searchParams }: Props) {
  await requireSite("admin.use");
  const asked = askedIn(await searchParams);
  const [list, t] = await Promise.all([
    orRefuse((await serverApi()).certificates.list(asked)),
    getTranslations("certificates.admin"),
  ]);
  const isFiltered = asked.q !== "" || asked.state !== null;
  const hrefOf = (after: string | null) => {
    const kept = Object.entries({ q: asked.q, state: asked.state ?? "", after: after ?? "" }).filter(([, is]) => is);
    return `/admin/certificates${kept.length > 0 ? `?${new URLSearchParams(kept)}` : ""}`;
  };
  return (
    <main id="main" className="wrap wrap--wide">
      <WorkHead isApart>
        <h1>{t("title")}</h1>
        <p className="asof">{t("lead")}</p>
      </WorkHead>
      <RecordSearch q={asked.q} state={asked.state} />
      <p className="caption">
        <Link href="/admin/certificates/earlier">{t("earlier.link")}</Link>
      </p>
      {list.certificates.length === 0 ? (
        <EmptyState title={t(isFiltered ? "noneFits" : "none")}>{t(isFiltered ? "noneFitsWhy" : "noneWhy")}</EmptyState>
      ) : (
        <RecordTable certificates={list.certificates} />
      )}
      {(list.next !== null || asked.after !== null) && (
        <ListEnd className="row row--apart">
          {asked.after !== null && <Link href={hrefOf(null)}>{t("newest")}</Link>}
          {list.next !== null && <Link href={hrefOf(list.next)}>{t("older")}</Link>}
        </ListEnd>
      )}
    </main>
  );
}
