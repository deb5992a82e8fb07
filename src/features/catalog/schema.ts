import * as z from "zod";

export const levels = ["BEGINNER", "INTERMEDIATE", "ADVANCED", "ALL_LEVELS"] as const;
export const durations = ["short", "medium", "long"] as const;
export const sorts = ["relevance", "newest", "rating", "popular", "shortest", "price"] as const;
export const pageSize = 20;

/** Minutes at which "short" ends and "long" begins. */
export const durationBounds = { short: 180, long: 480 } as const;

const list = <T extends string>(values: readonly T[]) =>
  z.preprocess(
    (value) => (Array.isArray(value) ? value : value === undefined ? [] : [value]),
    z
      .array(z.string())
      .transform((items) => values.filter((value) => items.some((item) => item.toLowerCase() === value.toLowerCase()))),
  );

const texts = z.preprocess(
  (value) => (Array.isArray(value) ? value : value === undefined ? [] : [value]),
  z.array(z.string().max(120)).transform((items) => [...new Set(items.filter(Boolean))].sort().slice(0, 20)),
);

/**
 * The catalogue's state as its address says it. What cannot be read is left out rather than refused: an address that somebody
 * mistyped still shows courses.
 */
export const CatalogueQuery = z.object({
  q: z
    .string()
    .catch("")
    .transform((text) =>
      text
        .replace(/\p{Cc}/gu, " ")
        .trim()
        .slice(0, 200),
    )
    .default(""),
  category: texts.catch([]),
  level: list(levels).catch([]),
  language: texts.catch([]),
  price: z.enum(["free", "paid"]).nullable().catch(null).default(null),
  rating: z.coerce.number().min(1).max(5).nullable().catch(null).default(null),
  duration: list(durations).catch([]),
  certificate: z.preprocess(
    (value) => value === true || value === "1" || value === "yes" || value === "true",
    z.boolean(),
  ),
  sort: z.enum(sorts).nullable().catch(null).default(null),
  page: z.coerce.number().int().min(1).max(10_000).catch(1).default(1),
});
export type CatalogueQuery = z.infer<typeof CatalogueQuery>;

export const facetNames = ["category", "level", "language", "price", "duration", "certificate", "rating"] as const;
export type FacetName = (typeof facetNames)[number];

/** The address of the catalogue in this state: facets in a fixed order, defaults left out, so that equal states have equal addresses. */
export function catalogueHref(query: CatalogueQuery): string {
  const search = new URLSearchParams();
  if (query.q) search.set("q", query.q);
  for (const slug of query.category) search.append("category", slug);
  for (const level of query.level) search.append("level", level.toLowerCase());
  for (const language of query.language) search.append("language", language);
  if (query.price) search.set("price", query.price);
  if (query.rating !== null) search.set("rating", String(query.rating));
  for (const duration of query.duration) search.append("duration", duration);
  if (query.certificate) search.set("certificate", "1");
  if (query.sort) search.set("sort", query.sort);
  if (query.page > 1) search.set("page", String(query.page));
  const text = search.toString();
  return text ? `/courses?${text}` : "/courses";
}

/** How many filters are set, the search text aside. */
export const countFilters = (query: CatalogueQuery): number =>
  query.category.length +
  query.level.length +
  query.language.length +
  query.duration.length +
  (query.price ? 1 : 0) +
  (query.rating !== null ? 1 : 0) +
  (query.certificate ? 1 : 0);
