import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { SearchField } from "@/components/form/search-field";
import { Messages } from "@/components/i18n/messages";
import { Button } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { Link } from "@/components/ui/link";
import { Tabs } from "@/components/ui/tabs";
import { FindForm } from "@/components/work/find-form";
import { WorkHead } from "@/components/work/work-head";
import { categoryChoices } from "@/features/administration/components/categories/category-choices";
import { ListingTable } from "@/features/administration/components/listings/listing-table";
import { type ListingTab, listingTabs } from "@/features/administration/listings/rules";
import { ListListings } from "@/features/administration/listings/schema";
import { orRefuse, requireSite, serverApi } from "@/server/trpc/rsc";

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

const here = "/admin/courses";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("listings"))("title"), robots: { index: false } };
}

/** Every course of the site, whoever made it. */
export default async function ListingsPage({ searchParams }: Props) {
  await requireSite("admin.use");
  const asked = ListListings.parse(await searchParams);
  const api = await serverApi();
  const [page, categories, t] = await Promise.all([
    orRefuse(api.listings.list(asked)),
    orRefuse(api.categories.list()),
    getTranslations("listings"),
  ]);
  const { show, q, category, after } = asked;
  const isNarrowed = q !== "" || category !== null;
  const hrefOf = (tab: ListingTab, from: string | null = null) =>
    `${here}?${new URLSearchParams({ show: tab, ...(q && { q }), ...(category && { category }), ...(from && { after: from }) })}`;
  return (
    <main id="main" className="wrap wrap--wide">
      <WorkHead>
        <h1>{t("title")}</h1>
        <p className="muted">{t("lead")}</p>
      </WorkHead>
      <Tabs
        label={t("tabs")}
        tabs={listingTabs.map((tab) => ({
          href: hrefOf(tab),
          name: (
            <>
              {t(`tab.${tab}`)} <span className="num">{page.counts[tab]}</span>
            </>
          ),
          current: tab === show,
        }))}
      />
      <search aria-label={t("find")}>
        <FindForm action={here}>
          <input type="hidden" name="show" value={show} />
          <SearchField label={t("search")} name="q" defaultValue={q} maxLength={200} />
          <label className="row row--tight">
            <span className="caption">{t("category")}</span>
            <select className="input" name="category" defaultValue={category ?? ""}>
              <option value="">{t("anyCategory")}</option>
              {categoryChoices(categories, null).map(({ value, label }) => (
                <option key={value} value={value}>
                  {label}
                </option>
              ))}
            </select>
          </label>
          <Button type="submit">{t("go")}</Button>
        </FindForm>
      </search>
      {page.courses.length === 0 ? (
        <EmptyState title={t(isNarrowed ? "emptyFound" : "empty")}>{isNarrowed && t("emptyWhy")}</EmptyState>
      ) : (
        <Messages only={["listings"]}>
          <ListingTable courses={page.courses} />
        </Messages>
      )}
      <div className="row">
        {page.next && <Link href={hrefOf(show, page.next)}>{t("later")}</Link>}
        {after && <Link href={hrefOf(show)}>{t("first")}</Link>}
      </div>
    </main>
  );
}
