import { readFile } from "node:fs/promises";
import type { Page } from "@playwright/test";
import { expect, test } from "../../fixtures/test";
import { askAgain } from "../../flows/ask-again";
import { call, listLessons } from "../../flows/learner";
import { ownCourse } from "../../flows/own-course";
import { signUp } from "../../flows/sign-up";
import { withSiteDatabase } from "../../flows/site-database";

interface Scene {
  id: string;
  title: string;
  slug: string;
  /** Finished the course. */
  finisher: string;
  /** Was last there three weeks ago. */
  quiet: string;
}

/** A live course of the demo instructor's own with two students, one of whom has not been there for three weeks. */
async function aCourseWithLearners(teacher: Page, learners: readonly [Page, Page], url: string): Promise<Scene> {
  const { id, title } = await ownCourse(teacher, url, { isLive: true });
  const slug = await withSiteDatabase(async (site) => {
    const { rows } = await site.query<{ slug: string }>("SELECT slug FROM course WHERE id = $1", [id]);
    return rows[0]?.slug ?? "";
  });
  const names = [`Fia Finn ${Date.now()}`, `Quin Quill ${Date.now()}`] as const;
  for (const [at, learner] of learners.entries()) {
    await signUp(learner, names[at] ?? "");
    await call(learner, "mutation", "enrollment.enroll", { slug });
    const [first] = await listLessons(learner, slug);
    const lesson = { slug, lessonId: first?.id ?? "" };
    await call(learner, "mutation", "learning.open", lesson);
    if (at === 0) await call(learner, "mutation", "learning.markComplete", lesson);
  }
  await withSiteDatabase((site) =>
    site.query(
      `UPDATE enrollment e SET last_accessed_at = now() - interval '21 days', enrolled_at = now() - interval '22 days',
              started_at = now() - interval '22 days'
         FROM users u WHERE u.id = e.user_id AND u.name = $1`,
      [names[1]],
    ),
  );
  return { id, title, slug, finisher: names[0], quiet: names[1] };
}

/** The page of a course's figures, as soon as both students and what they did are in them: they are counted behind. */
async function openCounted(page: Page, scene: Scene): Promise<void> {
  await askAgain(async (patience) => {
    await page.goto(addressOf(scene));
    await expect(page.getByRole("link", { name: "2, Details: New students" })).toBeVisible(patience);
    await expect(page.getByRole("link", { name: "50%, Details: Completion rate" })).toBeVisible(patience);
  });
}

const addressOf = ({ id }: Scene, more = "") => `/instructor/analytics?course=${id}&period=28d${more}`;

test("an instructor sees what students did, as a chart and as a table, and the rows behind a figure", async ({
  page,
  newVisitor,
  signInAs,
  expectAccessible,
  baseURL,
}) => {
  await signInAs("instructor");
  const scene = await aCourseWithLearners(page, [await newVisitor(), await newVisitor()], baseURL ?? "");
  await page.goto("/instructor");
  await page.getByRole("main").getByRole("link", { name: "Analytics", exact: true }).click();
  await page.getByLabel("Course").selectOption({ label: scene.title });
  await page.getByLabel("Period").selectOption("Last 28 days");
  await page.getByRole("button", { name: "Show", exact: true }).click();
  await expect(page).toHaveURL(new RegExp(`course=${scene.id}&period=28d`));
  await page.getByRole("button", { name: "Recount now" }).click();
  await expect(page.getByText("The course was recounted.")).toBeVisible({ timeout: 60_000 });

  const learners = page.getByRole("link", { name: "2, Details: New students" });
  await expect(learners).toBeVisible();
  await expect(page.getByRole("link", { name: "50%, Details: Completion rate" })).toBeVisible();
  await expect(page.getByRole("img", { name: /^2 new students from / })).toBeVisible();
  const chart = page.getByRole("region", { name: "New students per day" }).first();
  await chart.getByText("Show as table").focus();
  await page.keyboard.press("Enter");
  await expect(chart.getByRole("row")).toHaveCount(29);
  const lessons = page.getByRole("region", { name: "How far students get" }).first();
  await expect(lessons.getByRole("listitem").filter({ hasText: "The bowline" })).toContainText("1");
  await expect(page.getByText("Engagement = students who studied in the last 30 days")).toBeVisible();
  await expectAccessible();

  await learners.click();
  const row = page.getByRole("table", { name: /New students/ }).getByRole("row");
  await expect(row.filter({ hasText: scene.finisher })).toBeVisible();
  await expect(row.filter({ hasText: scene.quiet })).toBeVisible();
  await expectAccessible();

  await page.getByRole("link", { name: "Back to charts" }).click();
  await lessons.getByRole("link", { name: "1, Details: Completed “The bowline”" }).click();
  const ofLesson = page.getByRole("table", { name: /Completed “The bowline”/ });
  await expect(ofLesson.getByRole("row").filter({ hasText: scene.finisher })).toBeVisible();
  await expect(ofLesson).not.toContainText(scene.quiet);
  await page.getByRole("link", { name: "Back to charts" }).click();
  await page.getByRole("link", { name: "2, Details: Started a lesson" }).click();
  await expect(page.getByRole("table", { name: /Started a lesson/ }).getByRole("row")).toHaveCount(3);
});

test("an instructor takes the figures and the students along as files", async ({
  page,
  newVisitor,
  signInAs,
  baseURL,
}) => {
  await signInAs("instructor");
  const scene = await aCourseWithLearners(page, [await newVisitor(), await newVisitor()], baseURL ?? "");
  await openCounted(page, scene);
  for (const [name, expected] of [
    ["Figures as CSV", "lesson opened,1.1 The bowline"],
    ["Students as CSV", scene.quiet],
  ] as const) {
    const loading = page.waitForEvent("download");
    await page.getByRole("link", { name }).click();
    expect(await readFile(await (await loading).path(), "utf8")).toContain(expected);
  }
});

test("what an instructor writes to a student who may not finish arrives, and says from whom", async ({
  page,
  newVisitor,
  signInAs,
  expectAccessible,
  baseURL,
}) => {
  await signInAs("instructor");
  const learners = [await newVisitor(), await newVisitor()] as const;
  const scene = await aCourseWithLearners(page, learners, baseURL ?? "");
  await openCounted(page, scene);
  const risks = page.getByRole("region", { name: "May not finish" }).first();
  const entry = risks.getByRole("listitem").filter({ hasText: scene.quiet });
  await expect(entry).toContainText("21 days without a visit");
  await expect(risks).not.toContainText(scene.finisher);
  await risks.getByRole("button", { name: "Select students to write to" }).click();
  await expect(risks.getByRole("alert")).toHaveText("Select at least one student.");
  await entry.getByRole("checkbox", { name: `Write to ${scene.quiet}` }).check();
  await risks.getByLabel("Your message").fill("Where does the knot slip?");
  await expectAccessible();
  await risks.getByRole("button", { name: "Write to 1 student" }).click();
  await expect(risks.getByRole("status")).toHaveText("Sent to 1 student.");

  const [finisher, quiet] = learners;
  await askAgain(async (patience) => {
    await quiet.goto("/notifications");
    await expect(quiet.getByRole("main")).toContainText("Where does the knot slip?", patience);
  });
  await expect(quiet.getByRole("link", { name: `wrote to you about “${scene.title}”` })).toBeVisible();
  await finisher.goto("/notifications");
  await expect(finisher.getByRole("main")).not.toContainText("Where does the knot slip?");
});

test("a course that no one has taken says so", async ({ page, signInAs, expectAccessible, baseURL }) => {
  await signInAs("instructor");
  const { id } = await ownCourse(page, baseURL ?? "", { isLive: false });
  await page.goto(`/instructor/analytics?course=${id}`);
  await expect(page.getByText("No students yet")).toBeVisible();
  await expectAccessible();
});
