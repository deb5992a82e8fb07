import type { Page } from "@playwright/test";
import { expect, test } from "../../fixtures/test";
import { call } from "../../flows/learner";
import { signUp } from "../../flows/sign-up";
import { anAssessedDraft, handInText } from "../../flows/written-answers";

const question = "Why is high water late?";
const notes = "Names the delay of the moon.";
const saved = (page: Page) => page.getByRole("status").filter({ hasText: /^Saved/ });

test("an essay is written, handed in and graded by keyboard, and its student is told", async ({
  page,
  baseURL,
  newVisitor,
  signInAs,
  expectAccessible,
}) => {
  test.slow();
  const url = baseURL ?? "";
  await signInAs("instructor");
  const { course, site, slug, lessonId } = await anAssessedDraft(page, url);

  // The question.
  await page.goto(`/instructor/courses/${course.id}/lessons/${lessonId}/questions`);
  await page.getByRole("button", { name: "Add question" }).click();
  await page.getByRole("combobox", { name: "Kind" }).selectOption({ label: "Essay" });
  await page.getByRole("textbox", { name: "Question", exact: true }).fill(question);
  await page.getByLabel("Fewest words").fill("12");
  await page.getByLabel("Most words").fill("8");
  await expect(page.getByText("Enter at least as many as the fewest words")).toBeVisible();
  await page.getByLabel("Fewest words").fill("3");
  await page.getByLabel("Notes for graders").fill(notes);
  await page.getByLabel("Points", { exact: true }).fill("4");
  await expect(saved(page)).toBeVisible();
  await expect(page.getByRole("complementary").locator("[data-seen]").getByRole("textbox")).toBeVisible();
  await expectAccessible();
  await page.reload();
  await expect(page.getByLabel("Most words")).toHaveValue("8");
  await site.courses.publish.mutate({ courseId: course.id });

  // An attempt, by keyboard.
  const student = await newVisitor();
  await signUp(student, "Wanda Kehr");
  await call(student, "mutation", "enrollment.enroll", { slug });
  await student.goto(`/learn/${slug}/${lessonId}`);
  await expect(student.getByText("graded by a person, so the score comes later")).toBeVisible();
  await student.getByRole("button", { name: "Start attempt" }).press("Enter");
  const essay = student.getByRole("textbox", { name: "Your answer" });
  await essay.focus();
  await student.keyboard.type("The moon is late.");
  await student.keyboard.press("Enter");
  await student.keyboard.type("So is the tide.");
  await expect(student.getByText("8 words · 3 to 8 asked for", { exact: true })).toBeVisible();
  await expect(saved(student)).toBeVisible();
  await expectAccessible(student);
  await student.keyboard.type(" Again.");
  await expect(student.getByText("1 word too many")).toBeVisible();
  await expect(student.getByText("More than 8 words. Everything is still saved.")).toBeAttached();
  await expectAccessible(student);
  await student.setViewportSize({ width: 360, height: 740 });
  await expectAccessible(student);
  await student.setViewportSize({ width: 1280, height: 800 });
  await essay.press("End");
  await student.keyboard.type(" Soon.");
  // At once: what was typed is stored after the page was asked for.
  await student.reload();
  await expect(essay).toHaveValue("The moon is late.\nSo is the tide. Again. Soon.");
  await student.getByRole("button", { name: "Submit attempt" }).first().press("Enter");
  const dialog = student.getByRole("dialog");
  await expect(dialog).toContainText("One answer is longer than asked for.");
  await dialog.getByRole("button", { name: "Submit", exact: true }).press("Enter");
  await expect(student).toHaveURL(/\/attempt\/[0-9a-f-]{36}$/);
  await expect(student.getByText("Waiting to be graded")).toBeVisible();
  await expect(student.getByText("So is the tide. Again. Soon.")).toBeVisible();
  await expect(student.locator("main")).not.toContainText(notes);
  await expectAccessible(student);
  const review = student.url();

  const other = await newVisitor();
  await signUp(other, "Ines Roth");
  await call(other, "mutation", "enrollment.enroll", { slug });
  await handInText(other, { slug, lessonId }, "Because of friction, I think.");

  // The queue: what waits longest first, and on to the next with one key.
  await page.goto("/instructor");
  await expect(page.getByText("2 answers wait to be graded").first()).toBeVisible();
  await page.goto(`/instructor/courses/${course.id}`);
  await page.getByRole("link", { name: "Grading (2)" }).click();
  await expect(page.getByRole("row")).toHaveCount(3);
  await expect(page.getByRole("row").nth(1)).toContainText("Wanda Kehr");
  await expectAccessible();
  await page.getByRole("link", { name: "Start grading" }).press("Enter");
  await expect(page.getByRole("heading", { level: 1 })).toContainText("Wanda Kehr");
  await expect(page.getByText(notes)).toBeVisible();
  await expect(page.getByText("10 words, 3 to 8 asked for")).toBeVisible();
  await expectAccessible();
  await page.setViewportSize({ width: 360, height: 740 });
  await expectAccessible();
  await page.setViewportSize({ width: 1280, height: 800 });
  const heading = page.getByRole("heading", { level: 1 });
  await heading.click();
  await page.keyboard.press("n");
  await expect(heading).toContainText("Ines Roth");
  await page.keyboard.press("p");
  await expect(heading).toContainText("Wanda Kehr");

  // A comment survives a reload, and letters in a field lead nowhere.
  const points = page.getByLabel("Points", { exact: true });
  await page.getByLabel("Comment").focus();
  await page.keyboard.type("Nicely put, now say why");
  await page.reload();
  await expect(page.getByLabel("Comment")).toHaveValue("Nicely put, now say why");
  await expect(page.getByText("Restored from this device.")).toBeVisible();
  await points.fill("5");
  await points.press("Control+Enter");
  await expect(page.getByText("Enter a number from 0 to 4 with up to two decimals")).toBeVisible();
  await points.fill("3.5");
  await points.press("Control+Enter");
  await expect(heading).toContainText("Ines Roth");
  await expect(points).toBeFocused();
  await page.keyboard.type("1");
  await points.press("Control+Enter");
  await expect(page.getByText("Nothing to grade")).toBeVisible();
  await expectAccessible();

  // The student hears of it.
  await student.goto("/notifications");
  await student.getByRole("link", { name: /was graded$/ }).click();
  await expect(student).toHaveURL(review);
  await expect(student.getByRole("region", { name: "Result" })).toContainText("Passed");
  const reviewed = student.getByRole("article").filter({ hasText: question });
  await expect(reviewed).toContainText("3.5 / 4");
  await expect(reviewed).toContainText("Nicely put, now say why");
  await expectAccessible(student);

  // A grade that changes keeps the earlier one.
  await page.goto(`/instructor/courses/${course.id}/grading?show=graded`);
  await page.getByRole("link", { name: "Wanda Kehr" }).click();
  await points.fill("4");
  await page.getByRole("button", { name: "Save", exact: true }).click();
  await expect(page.getByRole("region", { name: "Earlier grades" }).getByRole("listitem")).toHaveCount(2);
  await student.goto("/notifications");
  await expect(student.getByRole("link", { name: /^Your grade for/ })).toBeVisible();
});
