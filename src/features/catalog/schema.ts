import * as z from "zod";

export const levels = ["BEGINNER", "INTERMEDIATE", "ADVANCED", "ALL_LEVELS"] as const;
export const durations = ["short", "medium", "long"] as const;
export const sorts = ["relevance", "newest", "rating", "popular", "shortest", "price"] as const;
export const views = ["list", "covers"] as const;
export const pageSize = 20;

/** Minutes at which "short" ends and "long" starts. */
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

const flag = z.preprocess(
  (value) => value === true || value === "1" || value === "yes" || value === "true",
  z.boolean(),
);

/**
 * The catalog's state as its address says it. What cannot be read is left out rather than refused: an address that someone
 * mistyped still shows courses.
 */
export const CatalogQuery = z.object({
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
  certificate: flag,
  sort: z.enum(sorts).nullable().catch(null).default(null),
  page: z.coerce.number().int().min(1).max(10_000).catch(1).default(1),
  /** Every course is meant where nothing else is said, whatever the reader presets. */
  all: flag,
  /** How results are shown, whatever the reader chose last; null leaves it to that choice. */
  view: z.enum(views).nullable().catch(null).default(null),
});
export type CatalogQuery = z.infer<typeof CatalogQuery>;

/** Subjects as addresses name them, also by names that they had once. */
export const NamedSubjects = z.object({ slugs: z.array(z.string().max(200)).max(20) });

/** The filters alone: what a person may preset. */
/** What is in the search box while someone types. */
export const TypedText = z.object({ q: z.string().max(200) });

export const ContentFilters = CatalogQuery.omit({ q: true, sort: true, page: true, all: true, view: true });
export type ContentFilters = z.infer<typeof ContentFilters>;

/** The address of the catalog in this state: facets in a fixed order, defaults left out, so that equal states have equal addresses. */
export function catalogHref(query: CatalogQuery): string {
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
  if (query.all && search.size === 0) search.set("all", "1");
  if (query.view) search.set("view", query.view);
  const text = search.toString();
  return text ? `/courses?${text}` : "/courses";
}

/** The mean rating from which the catalog's one choice of ratings finds courses, unless the address asks for another. */
export const leastRating = ({ rating }: Pick<CatalogQuery, "rating">): number => rating ?? 4;

/** How many filters are set, the search text aside. */
export const countFilters = (query: ContentFilters): number =>
  query.category.length +
  query.level.length +
  query.language.length +
  query.duration.length +
  (query.price ? 1 : 0) +
  (query.rating !== null ? 1 : 0) +
  (query.certificate ? 1 : 0);

/**
 * What the catalog shows at an address. A preset fills in only where the address says nothing at all; from then on each
 * address says what it means, also that nothing is filtered.
 */
export function openCatalog(
  asked: CatalogQuery,
  preset: ContentFilters | null,
): { query: CatalogQuery; isPreset: boolean } {
  if (!preset) return { query: { ...asked, all: false }, isPreset: false };
  const isPreset = catalogHref({ ...asked, view: null }) === "/courses";
  return { query: { ...asked, ...(isPreset && preset), all: true }, isPreset };
}

/** The address of the catalog without its filters. */
export const clearedHref = ({ q, all, view }: CatalogQuery): string =>
  catalogHref(CatalogQuery.parse({ q, all, view }));
