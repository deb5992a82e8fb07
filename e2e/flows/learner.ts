import { expect, type Page } from "@playwright/test";

interface Lesson {
  id: string;
  type: string;
  title: string;
}

/** The lessons of a course as this student has them, told by the lesson that the player leads to. */
export async function listLessons(page: Page, slug: string): Promise<Lesson[]> {
  const place = await page.request.get(`/learn/${slug}`, { maxRedirects: 0 });
  const lessonId = place.headers().location?.split("/").at(-1) ?? "";
  const { modules } = await call<{ modules: { lessons: Lesson[] }[] }>(page, "query", "learning.lesson", {
    slug,
    lessonId,
  });
  return modules.flatMap(({ lessons }) => lessons);
}

/** Calls a procedure as the page's own scripts do. */
export async function call<T>(page: Page, kind: "query" | "mutation", procedure: string, input: object): Promise<T> {
  const address = `/api/trpc/${procedure}`;
  const answer =
    kind === "query"
      ? await page.request.get(address, { params: { input: JSON.stringify(input) } })
      : await page.request.post(address, { data: input });
  expect(answer.status(), `${procedure}: ${(await answer.text()).slice(0, 200)}`).toBe(200);
  return ((await answer.json()) as { result: { data: T } }).result.data;
}
