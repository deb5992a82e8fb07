import { CourseThreads } from "./schema";

type Query = Readonly<Record<string, string | string[] | undefined>>;

/** The filter in an address; what cannot be read is left out. */
export function threadFilterIn(query: Query): CourseThreads {
  const { shape } = CourseThreads;
  return {
    q: shape.q.catch("").parse(query.q),
    show: shape.show.catch("all").parse(query.show),
    lesson: shape.lesson.catch(null).parse(query.lesson || null),
    thread: shape.thread.catch(null).parse(query.thread || null),
    page: shape.page.catch(1).parse(Number(query.page ?? 1)),
  };
}

export function threadsAddress(slug: string, { q, show, lesson, thread, page }: Partial<CourseThreads> = {}): string {
  const query = new URLSearchParams();
  if (q) query.set("q", q);
  if (show && show !== "all") query.set("show", show);
  if (lesson) query.set("lesson", lesson);
  if (thread) query.set("thread", thread);
  if (page && page > 1) query.set("page", String(page));
  const path = `/courses/${slug}/discussion`;
  return query.size > 0 ? `${path}?${query}` : path;
}
