import "server-only";
import { Prisma } from "@/generated/prisma/client";
import { cached } from "@/server/cache/tag-cache";
import { queryRows } from "@/server/db/query-rows";
import type { Deps } from "@/server/trpc/context";
import { CatalogQuery, leastRating } from "../schema";
import { candidates, FacetsRow, facetCounts } from "./catalog-sql";

export interface FilterChoices {
  categories: { slug: string; name: string }[];
  /** BCP 47. */
  languages: string[];
}

const every = CatalogQuery.parse({});

/** The categories and languages that courses of the catalog have: what there is to choose from whatever else is set. */
export function getFilterChoices({ db, now }: Pick<Deps, "db" | "now">): Promise<FilterChoices> {
  return cached("catalogue-choices", ["catalog", "categories"], async () => {
    const [row] = await queryRows(db, FacetsRow)`
      WITH ${candidates(every, now(), false)} ${facetCounts(Prisma.sql`TRUE`, leastRating(every))}`;
    const categories = (row?.facets.category ?? []).map(({ value, name }) => ({ slug: value, name: name ?? value }));
    return { value: { categories, languages: (row?.facets.language ?? []).map(({ value }) => value) } };
  });
}
