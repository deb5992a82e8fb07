import { expect, test } from "../../fixtures/test";
import { call, listLessons } from "../../flows/learner";
import { ownCourse } from "../../flows/own-course";
import { signUp } from "../../flows/sign-up";
import { withSiteDatabase } from "../../flows/site-database";

const slug = "reading-a-tide-table";

/** Four evenings of study, which no one can wait for. */
const study = (name: string) =>
  withSiteDatabase((client) =>
    client.query(
      `INSERT INTO study_time (user_id, starts_at, active_seconds)
       SELECT u.id, date_bin('1 day', now(), 'epoch') - n * interval '1 day' - interval '5 hours', 600
         FROM users u, generate_series(0, 3) n WHERE u.name = $1`,
      [name],
    ),
  );

test("the dashboard counts study, keeps a goal, hides the run of days and takes a reminder; the transcript lists it", async ({
  page,
  expectAccessible,
}) => {
  const name = `Nomsa ${Date.now()}`;
  await signUp(page, name);
  await call(page, "mutation", "enrollment.enroll", { slug });
  expect((await listLessons(page, slug)).length).toBeGreaterThan(0);
  await study(name);
  await page.goto("/dashboard");
  await expect(page.getByText("4-day study streak.")).toBeVisible();
  await page.getByRole("button", { name: "Hide streak" }).click();
  await expect(page.getByRole("button", { name: "Show streak" })).toBeVisible();
  await expect(page.getByText("4-day study streak.")).toBeHidden();

  await page.getByText("Set a goal").click();
  await page.getByLabel("Amount").fill("2");
  await page.getByRole("button", { name: "Save goal" }).click();
  await expect(page.getByText("Enter a whole number from 5 to 5,000.")).toBeVisible();
  await page.getByLabel("Measured in").selectOption("Days of study");
  await page.getByRole("button", { name: "Save goal" }).click();
  await expect(page.getByText("4 of 2 days in the last 7 days. Goal reached.")).toBeVisible();

  await page.getByText("As a table").click();
  await expect(page.getByRole("table", { name: "Active minutes by day" }).getByRole("row")).toHaveCount(5);
  await expectAccessible();
  await page.getByRole("button", { name: "Remind me daily at 19:00" }).click();
  await expect(page.getByRole("button", { name: "Remind me daily at 19:00" })).toBeHidden();
  await page.goto("/account/preferences");
  await expect(page.getByRole("radio", { name: "Every day" })).toBeChecked();

  await page.goto("/transcript");
  await expect(page.getByRole("row", { name: /Reading a Tide Table/ })).toBeVisible();
  const download = page.waitForEvent("download");
  await page.getByRole("link", { name: "Download PDF" }).click();
  expect((await download).suggestedFilename()).toBe("transcript.pdf");
});

test("a course is left and started again, and the first time stays on record", { tag: "@once" }, async ({
  page,
  expectAccessible,
}) => {
  await signUp(page, "Iveta Marek");
  const course = `/courses/${slug}`;
  await page.goto(course);
  const enroll = page.getByRole("button", { name: "Enroll" }).first();
  await enroll.click();
  await expect(page.getByRole("link", { name: "Continue" }).first()).toBeVisible();
  const [lesson] = await listLessons(page, slug);
  await call(page, "mutation", "learning.markComplete", { slug, lessonId: lesson?.id });
  await page.goto(course);
  await page.getByRole("button", { name: "Leave this course" }).click();
  const dialog = page.getByRole("dialog", { name: "Leave this course?" });
  await expect(dialog.getByText("Your progress stays on record")).toBeVisible();
  await expectAccessible();
  await dialog.getByRole("button", { name: "Leave", exact: true }).click();
  await expect(enroll).toBeVisible();
  await page.goto("/transcript");
  const stays = page.getByRole("row", { name: /Reading a Tide Table/ });
  await expect(stays).toHaveCount(1);
  await expect(stays).toContainText("Left");

  await page.goto(course);
  await enroll.click();
  await expect(page.getByRole("link", { name: "Continue" }).first()).toBeVisible();
  await page.goto("/transcript");
  await expect(stays.filter({ hasText: "Left" })).toContainText(/[1-9]\d*% done/);
  await expect(stays.filter({ hasText: "In progress" })).toHaveCount(1);
  await expectAccessible();
});

test("an attempt that is open is coming up on the dashboard; a question missed in it leads to where it is explained", {
  tag: "@once",
}, async ({ page, expectAccessible }) => {
  await signUp(page, "Paulo Reis");
  await call(page, "mutation", "enrollment.enroll", { slug });
  const quiz = (await listLessons(page, slug)).find(({ type }) => type === "QUIZ");
  const { attemptId } = await call<{ attemptId: string }>(page, "mutation", "assessment.start", {
    slug,
    lessonId: quiz?.id,
  });
  await page.goto("/dashboard");
  await expect(page.getByText(/^No questions missed in the last 60 days\./)).toBeVisible();
  const coming = page.getByRole("table", { name: "Coming up" });
  await expect(coming.getByRole("row", { name: /Started/ })).toHaveCount(1);
  await expectAccessible();
  await coming.getByRole("link").click();
  await expect(page).toHaveURL(`/learn/${slug}/${quiz?.id}/attempt`);
  const first = page
    .locator("fieldset[id^=q]")
    .filter({ has: page.getByRole("textbox") })
    .first();
  const saved = page.waitForResponse(/assessment\.saveAnswer/);
  await first.getByRole("textbox").fill("-99999");
  await first.getByRole("textbox").blur();
  await saved;
  await call(page, "mutation", "assessment.submit", { attemptId });

  await page.goto("/dashboard");
  await expect(coming).toHaveCount(0);
  const missed = page.getByRole("region", { name: "Questions you missed" });
  await expect(missed.getByText("1 question in the latest attempts at 1 assessment.")).toBeVisible();
  await expect(missed.getByRole("link", { name: /^Read again: 1\.2 / })).toBeVisible();
  await expect(missed.getByRole("link", { name: "Try again" })).toHaveAttribute("href", `/learn/${slug}/${quiz?.id}`);
  await expectAccessible();
  await missed.getByRole("listitem").getByRole("listitem").getByRole("link").click();
  await expect(page).toHaveURL(new RegExp(`/attempt/${attemptId}#a\\d+$`));
  const { hash } = new URL(page.url());
  await expect(page.locator(hash)).toBeInViewport();
  await expect(page.getByRole("article").filter({ has: page.locator(hash) })).toContainText("-99999");
});

test("a course that was completed comes first with its certificate and what may come next", async ({
  page,
  newVisitor,
  signInAs,
  baseURL,
  expectAccessible,
}) => {
  const teacher = await newVisitor();
  await signInAs("instructor", teacher);
  const made = await ownCourse(teacher, baseURL ?? "", { isLive: true });
  await signUp(page, "Tove Aasen");
  await call(page, "mutation", "enrollment.enroll", { courseId: made.id });
  const [own] = await call<{ slug: string; lesson: { id: string } }[]>(page, "query", "enrollment.mine", {});
  await page.goto("/dashboard");
  const first = page.getByRole("region", { name: made.title });
  await expect(first).toContainText("Lesson 1 of 1");
  await call(page, "mutation", "learning.markComplete", { slug: own?.slug, lessonId: own?.lesson.id });
  // Certificates are made by a job.
  await expect(async () => {
    await page.goto("/dashboard");
    await expect(first.getByRole("link", { name: "View certificate" })).toBeVisible({ timeout: 1_000 });
  }).toPass({ timeout: 60_000 });
  await expect(first).toContainText("You completed this course");
  await expect(first).toContainText("1 of 1 lesson, 100%");
  await expect(first.getByRole("heading", { name: "Next course" })).toBeVisible();
  await expectAccessible();
  await first.getByRole("link", { name: "Open course" }).click();
  await expect(page).toHaveURL(new RegExp(`/learn/${own?.slug}/`));
});
