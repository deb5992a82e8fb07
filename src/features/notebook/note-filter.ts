import { NotePageRef } from "@/features/notebook/schema";

type Query = Readonly<Record<string, string | string[] | undefined>>;

/** The filter in an address; what cannot be read is left out. */
export function noteFilterIn(query: Query): NotePageRef {
  const { shape } = NotePageRef;
  return {
    q: shape.q.catch("").parse(query.q),
    course: shape.course.catch(null).parse(query.course || null),
    tag: shape.tag.catch(null).parse(query.tag || null),
    page: shape.page.catch(1).parse(Number(query.page ?? 1)),
  };
}

/** The address of a filter. `path` is the page's or that of the export. */
export function noteAddress(path: string, { q, course, tag, page }: Partial<NotePageRef>): string {
  const query = new URLSearchParams();
  if (q) query.set("q", q);
  if (course) query.set("course", course);
  if (tag) query.set("tag", tag);
  if (page && page > 1) query.set("page", String(page));
  return query.size > 0 ? `${path}?${query}` : path;
}
