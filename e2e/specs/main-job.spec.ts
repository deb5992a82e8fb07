import { existsSync } from "node:fs";
import { basename, join } from "node:path";
import type { Page } from "@playwright/test";
import type { CourseDocument } from "../../src/features/interchange/course-document";
import { isEveryCourse, isTaken } from "../../src/testing/every-course";
import { readPdfText } from "../../src/testing/pdf-text";
import { test as base, expect, type Role } from "../fixtures/test";
import { packShippedCourse, readCourseFile, testData } from "../flows/course-answers";
import { takeAttempt } from "../flows/take-attempt";

/** Each width has people of its own, so that both can run at once. */
const people = {
  desktop: { teacher: "instructor", name: "Zoë Brontë-Nuñez" },
  phone: { teacher: "admin", name: "Łucja Ørsted-Müller" },
} as const;
const peopleOf = ({ name }: { name: string }) => people[name === "phone" ? "phone" : "desktop"];

/** `npm test` takes the first on a phone, `npm run test:courses` both of them at both widths. */
const elsewhere = ["olx/oxa-kitchen-sink.tar.gz", "olx/openedx-demo-course.tar.gz"];

async function bringIn(page: Page, path: string, checkPage: () => Promise<void>): Promise<void> {
  await page.goto("/instructor/courses");
  await checkPage();
  await page.getByRole("link", { name: "Import course" }).first().click();
  await checkPage();
  await page.getByLabel("Course file").setInputFiles(path);
  await page.getByRole("button", { name: "Import", exact: true }).click();
  const toCourse = page.getByRole("link", { name: "Open the draft" });
  await expect(toCourse).toBeVisible({ timeout: 120_000 });
  await checkPage();
  await toCourse.click();
}

async function publish(page: Page, checkPage: () => Promise<void>): Promise<void> {
  await expect(page).toHaveURL(/\/instructor\/courses\/[0-9a-f-]{36}/);
  await checkPage();
  await page.getByRole("button", { name: "Publish", exact: true }).first().click();
  await expect(page.getByRole("button", { name: "Publish now" })).toBeVisible();
  await checkPage();
  await page.getByRole("button", { name: "Publish now" }).click();
  await expect(page.getByText("Published", { exact: true }).first()).toBeVisible({ timeout: 60_000 });
}

async function signUpAndEnroll(
  page: Page,
  course: CourseDocument,
  name: string,
  checkPage: () => Promise<void>,
): Promise<void> {
  await page.goto("/");
  await checkPage();
  await page.goto("/sign-up?next=/courses");
  await checkPage();
  await page.getByLabel("Name").fill(name);
  await page.getByLabel("Email").fill(`learner-${Date.now()}-${Math.random().toString(36).slice(2, 8)}@example.org`);
  await page.getByLabel("Password").fill("a long enough sentence");
  await page.getByRole("button", { name: "Create account" }).click();
  await expect(page).toHaveURL(/\/courses$/);
  await page.getByRole("searchbox", { name: "Search courses" }).fill(course.title);
  await page.getByRole("searchbox", { name: "Search courses" }).press("Enter");
  await expect(page).toHaveURL(/q=/);
  await checkPage();
  await page.getByRole("link", { name: course.title, exact: true }).first().click();
  await expect(page.getByRole("heading", { level: 1, name: course.title })).toBeVisible();
  await checkPage();
  await page.getByRole("button", { name: "Enroll" }).first().click();
  await page.getByRole("link", { name: "Continue" }).first().click();
  await expect(page).toHaveURL(/\/learn\/[^/]+\/[0-9a-f-]{36}$/);
}

/** Every lesson that students see, in order: marked complete, or its assessment passed. */
async function studyAll(page: Page, course: CourseDocument, checkPage: () => Promise<void>): Promise<void> {
  const lessons = course.modules.filter(({ hidden }) => !hidden).flatMap((module) => module.lessons);
  for (const [at, lesson] of lessons.entries()) {
    await expect(page.getByRole("heading", { level: 1 })).toContainText(lesson.title.replace(/\s+/g, " ").trim());
    await checkPage();
    const address = page.url();
    if (lesson.assessment) {
      await takeAttempt(page, lesson.assessment, checkPage);
      await checkPage();
      await page.goto(address);
    } else {
      await page.getByRole("button", { name: "Mark complete" }).click();
    }
    await expect(page.getByText("Completed", { exact: true }).first()).toBeVisible();
    if (at < lessons.length - 1) {
      await page.getByRole("button", { name: "Next lesson" }).click();
      await page.waitForURL((url) => url.href !== address);
    }
  }
  await expect(page.getByRole("progressbar", { name: "Course progress" }).first()).toHaveAttribute(
    "aria-valuenow",
    "100",
  );
}

/** The certificate appears without a reload; a stranger checks it; the PDF says the same. */
async function proveIt(
  page: Page,
  stranger: Page,
  course: CourseDocument,
  name: string,
  check: (on: Page) => Promise<void>,
): Promise<void> {
  await page.getByRole("link", { name: "View certificate" }).first().click({ timeout: 60_000 });
  await expect(page).toHaveURL(/\/certificates\/[^/]+$/);
  const number = decodeURIComponent(new URL(page.url()).pathname.split("/").at(-1) ?? "");
  await expect(page.locator("main").getByText(name).first()).toBeVisible();
  await check(page);

  await stranger.goto("/verify");
  await check(stranger);
  // Whatever is typed is looked up as it is.
  await stranger.getByLabel("Certificate number or link").fill("100%");
  await stranger.getByRole("button", { name: "Look up" }).click();
  await expect(stranger.getByRole("status")).toContainText("No such certificate");
  await expect(stranger.getByLabel("Certificate number or link")).toHaveValue("100%");
  await stranger.getByLabel("Certificate number or link").fill(number.toLowerCase());
  await stranger.getByRole("button", { name: "Look up" }).click();
  await expect(stranger.getByRole("status")).toContainText("Valid certificate");
  await expect(stranger.locator("main").getByText(name).first()).toBeVisible();
  await expect(stranger.locator("main").getByText(course.title).first()).toBeVisible();
  await check(stranger);

  const refused = await stranger.request.get(`/certificates/${number}.pdf`, { maxRedirects: 0 });
  expect(refused.status()).toBe(307);
  const pdf = await page.request.get(`/certificates/${number}.pdf`);
  expect(pdf.status()).toBe(200);
  expect(pdf.headers()["content-type"]).toContain("application/pdf");
  const text = (await readPdfText(await pdf.body())).replace(/\s+/g, " ");
  expect(text).toContain(name);
  expect(text).toContain(course.title);
  expect(text).toContain(number);
}

interface Journey {
  /** A file that holds a course. */
  path: string;
  teacher: Role;
  name: string;
}

/** The whole of it, with axe on every page. */
const test = base.extend<{ liveThrough: (journey: Journey) => Promise<void> }>({
  liveThrough: async ({ page, signInAs, newVisitor, expectAccessible }, use) => {
    await use(async ({ path, teacher, name }) => {
      const course = readCourseFile(path);
      await signInAs(teacher);
      await bringIn(page, path, () => expectAccessible(page));
      await publish(page, () => expectAccessible(page));

      const learner = await newVisitor();
      await signUpAndEnroll(learner, course, name, () => expectAccessible(learner));
      await studyAll(learner, course, () => expectAccessible(learner));
      await proveIt(learner, await newVisitor(), course, name, expectAccessible);
    });
  },
});

test("the course that travels with the project is brought in, published, found, studied, passed and certified", async ({
  liveThrough,
}, { project }) => {
  test.skip(project.name === "phone", "one width does: a course from elsewhere takes the same way at both");
  test.setTimeout(15 * 60_000);
  await liveThrough({ path: await packShippedCourse(), ...peopleOf(project) });
});

for (const file of elsewhere) {
  test(`a course from elsewhere, ${basename(file)}, is brought in, published, found, studied, passed and certified`, async ({
    liveThrough,
  }, { project }) => {
    test.skip(
      !isEveryCourse && !(isTaken(file) && project.name === "phone"),
      "only `npm run test:courses` takes every course at both widths",
    );
    test.setTimeout(15 * 60_000);
    const path = join(testData() ?? "", file);
    test.skip(!existsSync(path), "TEST_DATA is absent");
    await liveThrough({ path, ...peopleOf(project) });
  });
}
