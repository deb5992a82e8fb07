import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { SearchField } from "@/components/form/search-field";
import { Messages } from "@/components/i18n/messages";
import { Breadcrumbs } from "@/components/ui/breadcrumbs";
import { Button } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { Pagination } from "@/components/ui/pagination";
import { Tabs } from "@/components/ui/tabs";
import { FindForm } from "@/components/work/find-form";
import { WorkHead } from "@/components/work/work-head";
import { GrantTier } from "@/features/subscriptions/components/grant-tier";
import { TierTable } from "@/features/subscriptions/components/tier-table";
import { TIERS_A_PAGE, type TierTab, tierTabs } from "@/features/subscriptions/rules";
import { orRefuse, requireSite, serverApi } from "@/server/trpc/rsc";

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("subscriptions"))("title"), robots: { index: false } };
}

const here = "/admin/access/tiers";

/** Who has a tier above FREE, and until when. */
export default async function TiersPage({ searchParams }: Props) {
  await requireSite("admin.use");
  const query = await searchParams;
  const show = tierTabs.find((each) => each === query.show) ?? "running";
  const q = typeof query.q === "string" ? query.q.replaceAll("\0", "").slice(0, 200) : "";
  const page = typeof query.page === "string" && /^[1-9]\d{0,4}$/.test(query.page) ? Number(query.page) : 1;
  const [list, t] = await Promise.all([
    orRefuse((await serverApi()).subscriptions.list({ show, q, page })),
    getTranslations("subscriptions"),
  ]);
  const hrefOf = (tab: TierTab, number = 1) =>
    `${here}?${new URLSearchParams({ show: tab, ...(q ? { q } : {}), ...(number > 1 ? { page: `${number}` } : {}) })}`;
  const from = (list.page - 1) * TIERS_A_PAGE + 1;
  return (
    <main id="main" className="wrap wrap--wide">
      <WorkHead isApart>
        <div>
          <Breadcrumbs trail={[{ name: t("crumb"), href: "/admin/access" }]} />
          <h1>{t("title")}</h1>
        </div>
        <Messages only={["subscriptions"]}>
          <GrantTier />
        </Messages>
      </WorkHead>
      <Tabs
        label={t("tabs")}
        tabs={tierTabs.map((each) => ({
          href: hrefOf(each),
          name: (
            <>
              {t(`tab.${each}`)} <span className="num">{list.counts[each]}</span>
            </>
          ),
          current: each === show,
        }))}
      />
      <search aria-label={t("find")}>
        <FindForm action={here}>
          <input type="hidden" name="show" value={show} />
          <SearchField label={t("search")} name="q" defaultValue={q} maxLength={200} />
          <Button type="submit">{t("go")}</Button>
        </FindForm>
      </search>
      {list.people.length === 0 ? (
        <EmptyState title={q ? t("emptyHere") : t(`empty.${show}`)}>
          {!q && show === "running" && t("emptyWhy")}
        </EmptyState>
      ) : (
        <>
          <Messages only={["subscriptions"]}>
            <TierTable people={list.people} caption={t(`caption.${show}`)} />
          </Messages>
          <p className="caption">{t("shown", { from, to: from + list.people.length - 1, total: list.total })}</p>
        </>
      )}
      <Pagination page={list.page} last={list.lastPage} hrefOf={(next) => hrefOf(show, next)} />
    </main>
  );
}
