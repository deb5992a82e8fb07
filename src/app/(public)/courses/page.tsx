import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { CatalogueFilters } from "@/features/catalog/components/catalogue-filters";
import { CatalogueResults } from "@/features/catalog/components/catalogue-results";
import { CatalogueSearch } from "@/features/catalog/components/catalogue-search";
import { CatalogueQuery, catalogueHref, openCatalogue } from "@/features/catalog/schema";
import { cachePage } from "@/server/cache/page-context";
import { orRefuse, serverApi } from "@/server/trpc/rsc";

type Search = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export async function generateMetadata({ searchParams }: Search): Promise<Metadata> {
  const t = await getTranslations("catalog");
  const query = CatalogueQuery.parse(await searchParams);
  return {
    title: query.q ? t("foundFor", { count: 2, text: query.q }).replace(/^\d+ /, "") : t("title"),
    description: t("description"),
    alternates: { canonical: catalogueHref({ ...query, sort: null, all: false }) },
    robots: query.q ? { index: false } : undefined,
  };
}

export default async function CataloguePage({ searchParams }: Search) {
  const [t, api] = await Promise.all([getTranslations("catalog"), serverApi()]);
  const preset = await orRefuse(api.catalog.preset());
  const { query, isPreset } = openCatalogue(CatalogueQuery.parse(await searchParams), preset);
  const catalogue = await orRefuse(api.catalog.search(query));
  // What no facet names is hidden, or had this address once.
  const unnamed = query.category.filter((slug) => !catalogue.facets.category.some(({ value }) => value === slug));
  const subjects = unnamed.length > 0 ? await orRefuse(api.catalog.subjects({ slugs: unnamed })) : [];
  const slugNow = (slug: string) => subjects.find(({ asked }) => asked === slug)?.slug ?? slug;
  if (!isPreset && query.category.some((slug) => slugNow(slug) !== slug))
    redirect(catalogueHref({ ...query, category: [...new Set(query.category.map(slugNow))] }));
  cachePage(["catalog", "categories"], catalogue.changesAt);
  return (
    <main id="main" className="wrap">
      <div className="cat__top">
        <h1>{t("title")}</h1>
        <CatalogueSearch query={query} />
      </div>
      <div className="cat">
        <CatalogueFilters query={query} facets={catalogue.facets} subjects={subjects} />
        <CatalogueResults query={query} isPreset={isPreset} catalogue={catalogue} subjects={subjects} />
      </div>
    </main>
  );
}
