import { CourseReviews } from "./schema";

type Query = Readonly<Record<string, string | string[] | undefined>>;

/** The filter in an address; what cannot be read is left out. */
export function reviewFilterIn(query: Query): CourseReviews {
  const { shape } = CourseReviews;
  return {
    stars: shape.stars.catch(null).parse(query.stars ? Number(query.stars) : null),
    sort: shape.sort.catch("helpful").parse(query.sort),
    page: shape.page.catch(1).parse(Number(query.page ?? 1)),
  };
}

export function reviewsAddress(slug: string, { stars, sort, page }: Partial<CourseReviews> = {}): string {
  const query = new URLSearchParams();
  if (stars) query.set("stars", String(stars));
  if (sort && sort !== "helpful") query.set("sort", sort);
  if (page && page > 1) query.set("page", String(page));
  const path = `/courses/${slug}/reviews`;
  return query.size > 0 ? `${path}?${query}` : path;
}
