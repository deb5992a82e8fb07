import { randomUUID } from "node:crypto";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Page } from "@playwright/test";
import { expect, test } from "../../fixtures/test";
import { bringInCourse } from "../../flows/bring-in-course";
import { call, listLessons } from "../../flows/learner";
import { signUp } from "../../flows/sign-up";

/** A live course of two lessons, taught by the demo instructor. */
function bringIn(slug: string): void {
  const folder = mkdtempSync(join(tmpdir(), "lectern-versions-"));
  const files: Record<string, string> = {
    "course.yaml": `format: 1\nid: ${randomUUID()}\ntitle: Clocks of the tide\nslug: ${slug}\nlanguage: en\nlevel: beginner\ncategory: computing\nobjectives:\n  - Read a table\n`,
    "01-one/module.yaml": "id: one\ntitle: One\n",
    "01-one/01-moon.md": "---\nid: moon\ntitle: The moon\ntype: reading\nminutes: 2\n---\n\nThe moon pulls.\n",
    "01-one/02-sun.md":
      "---\nid: sun\ntitle: The sun\ntype: reading\nminutes: 2\n---\n\nThe sun pulls a little under half.\n",
  };
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(join(folder, name, ".."), { recursive: true });
    writeFileSync(join(folder, name), text);
  }
  bringInCourse(folder);
  rmSync(folder, { recursive: true });
}

/** A new required lesson at the end of the only module, in the draft. */
async function addLesson(page: Page, courseId: string, title: string): Promise<void> {
  const [module] = await call<{ id: string }[]>(page, "query", "authoring.outline.get", { courseId });
  await call(page, "mutation", "authoring.outline.addLesson", {
    courseId,
    lessonId: randomUUID(),
    moduleId: module?.id,
    title,
    kind: "lesson",
  });
}

const fitsThePage = (page: Page) =>
  page.evaluate(() => document.documentElement.scrollWidth <= document.documentElement.clientWidth);

test("a course with students in progress gets a new version: they keep theirs, and move when they or the author say so", async ({
  page,
  newVisitor,
  signInAs,
  expectAccessible,
}) => {
  const slug = `clocks-${randomUUID().slice(0, 8)}`;
  bringIn(slug);
  const [mara, jonas] = [await newVisitor(), await newVisitor()];
  for (const [learner, name] of [
    [mara, "Mara Vennegoor"],
    [jonas, "Jonas Tidemann"],
  ] as const) {
    await signUp(learner, name);
    await call(learner, "mutation", "enrollment.enroll", { slug });
    const [first] = await listLessons(learner, slug);
    await call(learner, "mutation", "learning.markComplete", { slug, lessonId: first?.id });
  }

  await signInAs("instructor");
  const taught = await call<{ id: string; slug: string }[]>(page, "query", "courses.taught", {});
  const courseId = taught.find((course) => course.slug === slug)?.id ?? "";
  await addLesson(page, courseId, "A week at the gauge");

  // What it would mean for students is said before a time is set for the module alone, to which its menu leads.
  await page.goto(`/instructor/courses/${courseId}`);
  await page.getByRole("button", { name: "More for module 1" }).click();
  await page.getByRole("menuitem", { name: "Publish separately" }).click();
  await expect(page).toHaveURL(/\/versions#releases$/);
  await page.getByText("Publish One later").click();
  await page.getByRole("checkbox", { name: "Move students who haven’t finished to that version" }).check();
  const effects = page.getByRole("region", { name: "What the move would do" });
  await expect(effects).toContainText("get one new required lesson");
  await expectAccessible();

  await page.goto(`/instructor/courses/${courseId}/publish`);
  await expect(page.getByRole("heading", { name: "Publish version 2" })).toBeVisible();
  await expect(page.getByRole("region", { name: "What changes" })).toContainText("A week at the gauge");
  await expect(page.getByRole("region", { name: "For students in progress" })).toContainText(
    "get one new required lesson",
  );
  await expect(page.getByRole("radio", { name: "New students only; others can choose to" })).toBeChecked();
  expect(await fitsThePage(page)).toBe(true);
  await expectAccessible();
  await page.getByLabel("Note for version 2").fill("There is a new lesson, A week at the gauge.");
  await page.getByRole("button", { name: "Publish now" }).click();
  await expect(page.getByRole("status").filter({ hasText: "Published" })).toBeVisible();

  // Both students are where they were.
  for (const learner of [mara, jonas]) expect(await listLessons(learner, slug)).toHaveLength(2);

  await mara.goto(`/learn/${slug}`);
  await expect(mara.getByRole("progressbar", { name: "Course progress" })).toHaveAttribute("aria-valuenow", "50");
  await mara.getByText("New version available").click();
  await expect(mara.getByText("You get one new required lesson.")).toBeVisible();
  await expect(mara.getByText("Your progress goes from 50% to 33.33%.")).toBeVisible();
  await expectAccessible(mara);
  await mara.getByRole("button", { name: "Move to new version" }).click();
  await expect(mara.getByText("New version available")).toHaveCount(0);
  await expect(mara.getByRole("navigation", { name: "Course content" })).toContainText("A week at the gauge");
  await expect(mara.getByRole("progressbar", { name: "Course progress" })).toHaveAttribute(
    "aria-valuetext",
    /^1 of 3 lessons/,
  );

  await page.goto(`/instructor/courses/${courseId}/versions`);
  await expect(page.getByRole("heading", { name: "Versions", exact: true })).toBeVisible();
  expect(await fitsThePage(page)).toBe(true);
  await expectAccessible();
  await page.getByRole("link", { name: /^What changed ?, version 2$/ }).click();
  await expect(page.getByRole("heading", { name: "From version 1 to version 2" })).toBeVisible();
  await page.getByRole("link", { name: /^Move students ?, version 1$/ }).click();
  await expect(page.getByText("1 student: 1 gets one new required lesson.")).toBeVisible();
  expect(await fitsThePage(page)).toBe(true);
  await expectAccessible();
  await page.getByRole("button", { name: "Move 1 student" }).click();
  await expect(page.getByText("1 student moved to version 2.")).toBeVisible({ timeout: 60_000 });
  expect(await listLessons(jonas, slug)).toHaveLength(3);

  await addLesson(page, courseId, "A month at the gauge");
  await page.goto(`/instructor/courses/${courseId}/publish`);
  const everyone = page.getByRole("radio", { name: "Everyone who hasn’t finished yet" });
  await everyone.check();
  await page.getByRole("button", { name: "Publish now" }).click();
  await expect(page.getByText("Version 3 is now live.")).toBeVisible();
  await expect(everyone).toBeHidden();
  await expectAccessible();
  await page.getByRole("link", { name: "Students who haven’t finished are being moved to it." }).click();
  await expect(page.getByText("2 students moved to version 3.")).toBeVisible({ timeout: 60_000 });
  for (const learner of [mara, jonas]) expect(await listLessons(learner, slug)).toHaveLength(4);
});

test("a draft is thrown away or an old version put back, after saying what that means", async ({ page, signInAs }) => {
  const slug = `clocks-${randomUUID().slice(0, 8)}`;
  bringIn(slug);
  await signInAs("instructor");
  const taught = await call<{ id: string; slug: string }[]>(page, "query", "courses.taught", {});
  const courseId = taught.find((course) => course.slug === slug)?.id ?? "";
  await addLesson(page, courseId, "Soon gone");
  await page.goto(`/instructor/courses/${courseId}/versions`);
  await page.getByRole("button", { name: "Discard changes" }).click();
  await expect(page.getByRole("dialog")).toContainText("The live version isn’t affected.");
  await page.getByRole("dialog").getByRole("button", { name: "Discard", exact: true }).click();
  await expect(page.getByRole("button", { name: "Discard changes" })).toHaveCount(0);

  // What was thrown away is kept, and comes back as it was.
  await page.getByRole("button", { name: /^Restore ?, discarded draft$/ }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Restore as draft" }).click();
  await expect(page).toHaveURL(new RegExp(`/instructor/courses/${courseId}$`));
  await expect(page.getByRole("link", { name: "Soon gone", exact: true })).toBeVisible();
  await page.goto("/instructor/courses");
  const row = page.getByRole("row").filter({ has: page.locator(`a[href$="${courseId}"]`) });
  await expect(row).toContainText("Unpublished changes, 1");
  await page.goto(`/instructor/courses/${courseId}/versions`);
  expect(await fitsThePage(page)).toBe(true);
  const download = page.waitForEvent("download");
  await page.getByRole("link", { name: /^Download ?, version 1$/ }).click();
  expect((await download).suggestedFilename()).toBe(`${slug}-version-1.zip`);
  await page.getByRole("button", { name: "Discard changes" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Discard", exact: true }).click();
  await expect(page.getByRole("button", { name: "Discard changes" })).toHaveCount(0);

  await addLesson(page, courseId, "In version two");
  await call(page, "mutation", "courses.publish", { courseId });
  await page.goto(`/instructor/courses/${courseId}/versions`);
  await page.getByRole("button", { name: /^Restore ?, version 1$/ }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Restore as draft" }).click();
  await expect(page).toHaveURL(new RegExp(`/instructor/courses/${courseId}$`));
  await page.goto(`/instructor/courses/${courseId}/publish`);
  await expect(page.getByRole("region", { name: "What changes" })).toContainText("In version two");
});

test("a course that goes back on the catalog is checked again, and says which version its students get", async ({
  page,
  signInAs,
}) => {
  const slug = `clocks-${randomUUID().slice(0, 8)}`;
  bringIn(slug);
  await signInAs("instructor");
  const taught = await call<{ id: string; slug: string }[]>(page, "query", "courses.taught", {});
  const courseId = taught.find((course) => course.slug === slug)?.id ?? "";
  await call(page, "mutation", "courses.move", { courseId, move: "unpublish" });
  await page.goto(`/instructor/courses/${courseId}/publish`);
  await expect(page.getByRole("heading", { name: "Publish again" })).toBeVisible();
  await expect(page.getByRole("region", { name: "Checked just now" })).toContainText("The course has no description");
  await expect(page.getByRole("region", { name: "For students in progress" })).toContainText(
    "New students get version 1.",
  );
  await page.getByRole("button", { name: "Publish now" }).click();
  await expect(page.getByRole("status").filter({ hasText: "Published" })).toBeVisible();
});
