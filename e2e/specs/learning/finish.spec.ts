import { randomUUID } from "node:crypto";
import type { Locator, Page } from "@playwright/test";
import { expect, test } from "../../fixtures/test";
import { callSite } from "../../flows/call-site";
import { call } from "../../flows/learner";
import { signUp } from "../../flows/sign-up";

/** A live course of two modules: two lessons in the first, one in the second. */
async function aCourse(teacher: Page, url: string) {
  const site = await callSite(url, teacher.context());
  const courseId = randomUUID();
  const modules = [
    { moduleId: randomUUID(), title: "Loops", lessons: [randomUUID(), randomUUID()] },
    { moduleId: randomUUID(), title: "Hitches", lessons: [randomUUID()] },
  ] as const;
  const title = `Knots to finish ${courseId.slice(0, 8)}`;
  await site.studio.builder.create.mutate({ courseId, sessionId: randomUUID(), title });
  for (const { moduleId, title: name, lessons } of modules) {
    await site.authoring.outline.addModule.mutate({ courseId, moduleId, title: name });
    for (const [at, lessonId] of lessons.entries())
      await site.authoring.outline.addLesson.mutate({
        courseId,
        lessonId,
        moduleId,
        title: `${name} ${at + 1}`,
        kind: "lesson",
      });
  }
  const { slug } = await site.courses.publish.mutate({ courseId });
  const [loops, hitches] = modules;
  return { courseId, title, slug, lessons: [...loops.lessons, ...hitches.lessons] };
}

/** In a new version, with a module of its own. */
async function addLesson(teacher: Page, url: string, courseId: string): Promise<void> {
  const site = await callSite(url, teacher.context());
  const moduleId = randomUUID();
  await site.authoring.outline.addModule.mutate({ courseId, moduleId, title: "Bends" });
  const lesson = { courseId, lessonId: randomUUID(), moduleId, title: "Bends 1", kind: "lesson" } as const;
  await site.authoring.outline.addLesson.mutate(lesson);
  await site.courses.publish.mutate({ courseId });
}

test("a module and a course that are finished are said to be, once, with what comes next", async ({
  page,
  newVisitor,
  signInAs,
  baseURL,
  expectAccessible,
}) => {
  const teacher = await newVisitor();
  await signInAs("instructor", teacher);
  const { courseId, title, slug, lessons } = await aCourse(teacher, baseURL ?? "");
  await signUp(page, "Runa Dalgaard");
  await call(page, "mutation", "enrollment.enroll", { courseId });
  const open = (at: number) => page.goto(`/learn/${slug}/${lessons[at]}`);
  const markComplete = async () => {
    await page.getByRole("button", { name: "Mark complete" }).click();
    await expect(page.getByRole("button", { name: "Undo" })).toBeVisible();
  };
  const moduleDone = page.getByRole("status").filter({ hasText: "Module 1 completed" });

  await open(0);
  const end = page.locator(".article > footer");
  await expect(end).toContainText("Up next1.2 Loops 2");
  // The course's own cover leads on, large, and the lesson begins on its color.
  const cover = end.locator(".cover:has(> span)");
  await expect(cover).toBeVisible();
  expect((await cover.boundingBox())?.width).toBeGreaterThanOrEqual(100);
  const colorOf = (of: Locator) => of.evaluate((element) => getComputedStyle(element).backgroundColor);
  expect(await colorOf(page.locator(".article > header"))).not.toBe(await colorOf(page.locator("body")));
  await markComplete();
  await expect(moduleDone).toHaveCount(0);
  await open(1);
  await expect(end).toContainText("In module 2, Hitches");
  await markComplete();
  await expect(moduleDone).toContainText("Loops: 2 of 2 lessons done.");
  await expect(moduleDone).toContainText("Next is module 2, Hitches.");
  await expectAccessible();
  await page.reload();
  await expect(page.getByRole("button", { name: "Undo" })).toBeVisible();
  await expect(moduleDone).toHaveCount(0);

  await open(2);
  await markComplete();
  const done = page.getByRole("region", { name: "You’ve completed this course" });
  await expect(done).toContainText(title);
  await expect(done).toContainText("All 3 lessons that count are done.");
  const announced = page.getByRole("status").filter({ hasText: `You’ve completed ${title}.` });
  await expect(announced).toHaveCount(1);
  const next = page.getByRole("region", { name: "Recommended next" });
  await expect(
    next
      .getByRole("link")
      .or(page.getByRole("link", { name: "Browse all courses" }))
      .first(),
  ).toBeVisible();
  await expectAccessible();
  await page.reload();
  await expect(done).toBeVisible();
  await expect(announced).toHaveCount(0);

  // A newer version asks for more: it isn't said to be done.
  await addLesson(teacher, baseURL ?? "", courseId);
  await page.reload();
  await page.getByText("New version available").click();
  await page.getByRole("button", { name: "Move to new version" }).click();
  await expect(done).toContainText("3 of 4 lessons that count are done, since more has been added.");
});
