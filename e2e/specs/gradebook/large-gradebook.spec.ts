import { randomUUID } from "node:crypto";
import type { Page } from "@playwright/test";
import { noteTime } from "../../../src/testing/within";
import { expect, test } from "../../fixtures/own-site";
import { callSite } from "../../flows/call-site";
import { ownCourse } from "../../flows/own-course";
import { withSiteDatabase } from "../../flows/site-database";

const [students, items] = [5_000, 200];
/** A student has a grade for each tenth item, of which the first depends on their place. */
const gap = 10;
const nameOf = (place: number) => `Student ${String(place).padStart(4, "0")}`;
const titleOf = (place: number) => `Exercise ${String(place).padStart(3, "0")}`;
/** Of ten points. */
const pointsOf = (student: number, item: number) => (student + item) % 11;
const isGraded = (student: number, item: number) => (student + item) % gap === 0;
/** Of a page that shows 15 rows and 8 columns: with those kept ready around them. */
const mostRendered = 1_000;

/** Students and grades past the pages, which would take hours. */
async function fill(courseId: string, folder: string): Promise<void> {
  await withSiteDatabase(async (client) => {
    // The figures of the site, which triggers count, are not what is looked at here.
    await client.query("SET session_replication_role = replica");
    const put = (statement: string) => client.query(statement, [courseId]);
    await put(`
      WITH person AS (
        INSERT INTO users (id, username, name, updated_at)
        SELECT gen_random_uuid(), 'large-' || at, 'Student ' || lpad(at::text, 4, '0'), now()
          FROM generate_series(1, ${students}) AS at
        RETURNING id
      )
      INSERT INTO enrollment (id, user_id, course_id, version_id, updated_at)
      SELECT gen_random_uuid(), p.id, c.id, c.live_version_id, now() FROM person p, course c WHERE c.id = $1::uuid`);
    await put(`
      WITH graded AS (
        SELECT e.id, substr(u.name, 9)::int AS student FROM enrollment e JOIN users u ON u.id = e.user_id
         WHERE e.course_id = $1::uuid AND u.name LIKE 'Student %'
      ), item AS (SELECT id, substr(title, 10)::int AS number FROM grade_item WHERE course_id = $1::uuid)
      INSERT INTO item_grade (id, enrollment_id, item_id, number, points)
      SELECT gen_random_uuid(), g.id, i.id, 1, (g.student + i.number) % 11
        FROM graded g, item i WHERE (g.student + i.number) % ${gap} = 0`);
    await client.query("ANALYZE users, enrollment, grade_item, item_grade");
  }, folder);
}

const grid = (page: Page) => page.getByRole("grid", { name: /^Grades in/ });

/** The longest time between two frames while it is scrolled by wheel, in milliseconds, and the most fields that it held. */
async function scrollThrough(page: Page, steps: number, by: { x: number; y: number }) {
  await grid(page).evaluate((table) => {
    const seen = { longest: 0, most: 0, isOver: false };
    Object.assign(window, { seen });
    let last = performance.now();
    const look = (now: number) => {
      seen.longest = Math.max(seen.longest, now - last);
      seen.most = Math.max(seen.most, table.querySelectorAll("[data-place]").length);
      last = now;
      if (!seen.isOver) requestAnimationFrame(look);
    };
    requestAnimationFrame(look);
  });
  for (let step = 0; step < steps; step += 1) await page.mouse.wheel(by.x, by.y);
  return page.evaluate(() => {
    const { seen } = window as unknown as { seen: { longest: number; most: number; isOver: boolean } };
    seen.isOver = true;
    return { longest: seen.longest, most: seen.most };
  });
}

test("a gradebook of 5,000 students by 200 items is scrolled and gone through by keyboard, page by page", async ({
  page,
  site,
  signInAs,
}) => {
  test.slow();
  await signInAs("instructor");
  const course = await ownCourse(page, site.url, { isLive: true });
  const api = await callSite(site.url, page.context());
  await api.gradebook.saveSetup.mutate({
    ...{ courseId: course.id, revision: 0, countsMissing: false, categories: [] },
    items: Array.from({ length: items }, (_, at) => ({
      ...{ id: randomUUID(), title: titleOf(at + 1), maxPoints: 1000, categoryId: null },
    })),
  });
  await fill(course.id, site.dataDir);
  const asked: number[] = [];
  page.on("request", (request) => {
    if (!request.url().includes("gradebook.rows")) return;
    const input = new URL(request.url()).searchParams.get("input") ?? request.postData() ?? "";
    asked.push(input.split('"').filter((part) => /^[0-9a-f-]{36}$/.test(part)).length - 1);
  });

  await page.goto(`/instructor/courses/${course.id}/gradebook`);
  await expect(grid(page)).toHaveAttribute("aria-rowcount", `${students + 1}`);
  await expect(grid(page)).toHaveAttribute("aria-colcount", `${items + 2}`);
  await expect(grid(page).getByRole("row").nth(1)).toContainText(nameOf(1));
  const row = (student: number) => grid(page).locator(`[aria-rowindex="${student + 1}"]`);
  const field = (student: number, item: number) => row(student).locator(`[aria-colindex="${item + 2}"]`);

  await grid(page).hover();
  const down = await scrollThrough(page, 60, { x: 0, y: 400 });
  const across = await scrollThrough(page, 30, { x: 300, y: 0 });
  for (const { most, longest } of [down, across]) {
    expect(most).toBeGreaterThan(100);
    expect(most, "fields on the page at once").toBeLessThan(mostRendered);
    noteTime("the longest stop of a gradebook of 5,000 by 200 while it is scrolled", 200, longest);
  }

  // To the last field by one key, and on from there.
  await grid(page).getByRole("rowheader").first().focus();
  await page.keyboard.press("ControlOrMeta+End");
  await expect(field(students, items)).toBeFocused();
  await expect(row(students)).toContainText(nameOf(students));
  await expect(field(students, items)).toContainText(`${pointsOf(students, items)}`);
  await page.keyboard.press("ArrowUp");
  await expect(field(students - 1, items)).toBeFocused();
  await expect(field(students - 1, items)).toContainText("Missing");
  for (let step = 1; step < 10; step += 1) await page.keyboard.press("ArrowLeft");
  await expect(field(students - 1, items - 9)).toBeFocused();
  expect(isGraded(students - 1, items - 9)).toBe(true);
  await expect(field(students - 1, items - 9)).toContainText(`${pointsOf(students - 1, items - 9)}`);

  // A drag along the list passes 50 pages, and asks for those at which it rests.
  const before = asked.length;
  await grid(page).evaluate(async (table) => {
    const box = table.parentElement;
    for (let step = 10; box && step >= 0; step -= 1) {
      box.scrollTop = (box.scrollHeight * (5 + step)) / 20;
      await new Promise((resolve) => requestAnimationFrame(resolve));
    }
  });
  await expect(row(students / 4 + 5)).toContainText(nameOf(students / 4 + 5));
  expect(asked.length - before, "pages asked for by a drag past 50 of them").toBeLessThan(25);
  expect(Math.max(...asked), "students asked for at once").toBeLessThanOrEqual(50);
});
