import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { SearchTop } from "@/components/lists/search-top";
import { CatalogFilters } from "@/features/catalog/components/catalog-filters";
import { CatalogResults } from "@/features/catalog/components/catalog-results";
import { CatalogSearch } from "@/features/catalog/components/catalog-search";
import { CatalogQuery, catalogHref, openCatalog } from "@/features/catalog/schema";
import { cachePage } from "@/server/cache/page-context";
import { orRefuse, serverApi } from "@/server/trpc/rsc";

type Search = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export async function generateMetadata({ searchParams }: Search): Promise<Metadata> {
  const t = await getTranslations("catalog");
  const query = CatalogQuery.parse(await searchParams);
  return {
    title: query.q ? t("foundFor", { count: 2, text: query.q }).replace(/^\d+ /, "") : t("title"),
    description: t("description"),
    alternates: { canonical: catalogHref({ ...query, sort: null, all: false, view: null }) },
    robots: query.q ? { index: false } : undefined,
  };
}

export default async function CatalogPage({ searchParams }: Search) {
  const [t, api] = await Promise.all([getTranslations("catalog"), serverApi()]);
  const preset = await orRefuse(api.catalog.preset());
  const { query, isPreset } = openCatalog(CatalogQuery.parse(await searchParams), preset);
  const catalog = await orRefuse(api.catalog.search(query));
  // What no facet names is hidden, or had this address once.
  const unnamed = query.category.filter((slug) => !catalog.facets.category.some(({ value }) => value === slug));
  const subjects = unnamed.length > 0 ? await orRefuse(api.catalog.subjects({ slugs: unnamed })) : [];
  const slugNow = (slug: string) => subjects.find(({ asked }) => asked === slug)?.slug ?? slug;
  if (!isPreset && query.category.some((slug) => slugNow(slug) !== slug))
    redirect(catalogHref({ ...query, category: [...new Set(query.category.map(slugNow))] }));
  cachePage(["catalog", "categories"], catalog.changesAt);
  return (
    <main id="main" className="wrap">
      <SearchTop title={t("title")}>
        <CatalogSearch query={query} />
      </SearchTop>
      <div className="grid grid-cols-[16rem_minmax(0,1fr)] items-start gap-10 max-tablet:grid-cols-[minmax(0,1fr)] max-tablet:gap-4">
        <CatalogFilters query={query} facets={catalog.facets} subjects={subjects} />
        <CatalogResults query={query} isPreset={isPreset} catalog={catalog} subjects={subjects} />
      </div>
    </main>
  );
}
