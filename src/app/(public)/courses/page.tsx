import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { CatalogueFilters } from "@/features/catalog/components/catalogue-filters";
import { CatalogueResults } from "@/features/catalog/components/catalogue-results";
import { CatalogueSearch } from "@/features/catalog/components/catalogue-search";
import { CatalogueQuery, catalogueHref } from "@/features/catalog/schema";
import { cachePage } from "@/server/cache/page-context";
import { orRefuse, serverApi } from "@/server/trpc/rsc";

type Search = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export async function generateMetadata({ searchParams }: Search): Promise<Metadata> {
  const t = await getTranslations("catalog");
  const query = CatalogueQuery.parse(await searchParams);
  return {
    title: query.q ? t("foundFor", { count: 2, text: query.q }).replace(/^\d+ /, "") : t("title"),
    description: t("description"),
    alternates: { canonical: catalogueHref({ ...query, sort: null }) },
    robots: query.q ? { index: false } : undefined,
  };
}

export default async function CataloguePage({ searchParams }: Search) {
  const query = CatalogueQuery.parse(await searchParams);
  const [t, api] = await Promise.all([getTranslations("catalog"), serverApi()]);
  const catalogue = await orRefuse(api.catalog.search(query));
  cachePage(["catalog", "categories"], catalogue.changesAt);
  return (
    <main id="main" className="wrap">
      <div className="cat__top">
        <h1>{t("title")}</h1>
        <CatalogueSearch query={query} />
      </div>
      <div className="cat">
        <CatalogueFilters query={query} facets={catalogue.facets} />
        <CatalogueResults query={query} catalogue={catalogue} />
      </div>
    </main>
  );
}
