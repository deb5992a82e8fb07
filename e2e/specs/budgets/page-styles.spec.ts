import { randomUUID } from "node:crypto";
import { gzipSync } from "node:zlib";
import type { Page } from "@playwright/test";
import { mostStyleBytes } from "../../../src/cli/bench/page-budgets";
import { expect, test } from "../../fixtures/test";
import { call, listLessons } from "../../flows/learner";
import { ownCourse } from "../../flows/own-course";
import { signUp } from "../../flows/sign-up";

const slug = "reading-a-tide-table";

/** Bytes of all sheets that a page names, each compressed with gzip. */
async function styleBytesOf(page: Page, address: string, status = 200): Promise<number> {
  const answer = await page.request.get(address, { maxRedirects: 0 });
  expect(answer.status(), address).toBe(status);
  const links = (await answer.text()).match(/<link[^>]*\brel="stylesheet"[^>]*>/g) ?? [];
  const sheets = new Set(links.map((link) => /\bhref="([^"]+)"/.exec(link)?.[1] ?? ""));
  expect(sheets.size, `${address} has sheets`).toBeGreaterThan(0);
  const sizes = [...sheets].map(async (href) => gzipSync(await (await page.request.get(href)).body()).length);
  return (await Promise.all(sizes)).reduce((sum, bytes) => sum + bytes, 0);
}

test("no kind of page ships more CSS than it may", async ({ page, newVisitor, signInAs, baseURL }) => {
  await signUp(page, "Style Keeper");
  await call(page, "mutation", "enrollment.enroll", { slug });
  const lessons = await listLessons(page, slug);
  const [reading, assessment] = ["READING", "QUIZ"].map((type) => lessons.find((each) => each.type === type)?.id ?? "");
  await call(page, "mutation", "assessment.start", { slug, lessonId: assessment });
  const [stranger, instructor, admin] = [await newVisitor(), await newVisitor(), await newVisitor()];
  await signInAs("instructor", instructor);
  await signInAs("admin", admin);
  const { id } = await ownCourse(instructor, baseURL ?? "", { isLive: false });
  const [module] = await call<{ lessons: { id: string }[] }[]>(instructor, "query", "authoring.outline.get", {
    courseId: id,
  });
  const draftId = randomUUID();
  await call(instructor, "mutation", "drafting.create", { draftId });
  const shipped = {
    error: await styleBytesOf(stranger, "/no-such-page", 404),
    signIn: await styleBytesOf(stranger, "/sign-in"),
    landing: await styleBytesOf(stranger, "/"),
    catalog: await styleBytesOf(stranger, "/courses"),
    course: await styleBytesOf(stranger, `/courses/${slug}`),
    lesson: await styleBytesOf(page, `/learn/${slug}/${reading}`),
    attempt: await styleBytesOf(page, `/learn/${slug}/${assessment}/attempt`),
    dashboard: await styleBytesOf(page, "/dashboard"),
    preferences: await styleBytesOf(page, "/account/preferences"),
    studio: await styleBytesOf(instructor, "/instructor"),
    editor: await styleBytesOf(instructor, `/instructor/courses/${id}/lessons/${module?.lessons[0]?.id ?? ""}`),
    drafting: await styleBytesOf(instructor, `/instructor/drafts/ai/${draftId}`),
    analytics: await styleBytesOf(instructor, "/instructor/analytics"),
    admin: await styleBytesOf(admin, "/admin"),
  };
  const kinds = Object.keys(mostStyleBytes) as (keyof typeof mostStyleBytes)[];
  const tooMany = kinds.filter((kind) => shipped[kind] > mostStyleBytes[kind]);
  expect(tooMany, JSON.stringify(shipped)).toEqual([]);
});
