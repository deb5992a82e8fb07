import { expect, test } from "../../fixtures/test";
import { call } from "../../flows/learner";
import { signUp } from "../../flows/sign-up";
import { anAssessedDraft, handInText } from "../../flows/written-answers";

test("a rubric is written, shown before an answer, and graded by with keys alone", async ({
  page,
  baseURL,
  newVisitor,
  signInAs,
  expectAccessible,
}) => {
  test.slow();
  await signInAs("instructor");
  const { course, site, slug, lessonId } = await anAssessedDraft(page, baseURL ?? "");

  // The rubric.
  await page.goto(`/instructor/courses/${course.id}/lessons/${lessonId}/questions`);
  await page.getByRole("button", { name: "Add question" }).click();
  await page.getByRole("combobox", { name: "Kind" }).selectOption({ label: "Essay" });
  await page.getByRole("textbox", { name: "Question", exact: true }).fill("Why is high water late?");
  await page.getByLabel("Points", { exact: true }).fill("3");
  await page.getByRole("button", { name: "Add rubric" }).click();
  const first = page.getByRole("group", { name: "Criterion 1" });
  await first.getByLabel("Name of criterion 1").fill("Cause");
  await first.getByLabel("Points for level 1 of criterion 1").fill("2");
  await first.getByLabel("Name of level 1 of criterion 1").fill("Names the moon");
  await first.getByLabel("Name of level 2 of criterion 1").fill("Names none");
  await expect(page.getByText("but the question has 3 points")).toBeVisible();
  await page.getByRole("button", { name: "Add criterion" }).click();
  const second = page.getByRole("group", { name: "Criterion 2" });
  await second.getByLabel("Name of criterion 2").fill("Language");
  await second.getByLabel("Name of level 1 of criterion 2").fill("Clear");
  await expect(second.getByText("Enter the name of each level")).toBeVisible();
  await second.getByLabel("Name of level 2 of criterion 2").fill("Hard to follow");
  await expect(page.getByText("The best levels add up to 3 points, as the question has.")).toBeVisible();
  await expect(page.getByRole("status").filter({ hasText: /^Saved/ })).toBeVisible();
  await expectAccessible();
  await page.setViewportSize({ width: 360, height: 740 });
  await expectAccessible();
  await page.setViewportSize({ width: 1280, height: 800 });
  await page.reload();
  await expect(second.getByLabel("Name of level 2 of criterion 2")).toHaveValue("Hard to follow");
  await site.courses.publish.mutate({ courseId: course.id });

  // A student reads it before answering.
  const student = await newVisitor();
  await signUp(student, "Wanda Kehr");
  await call(student, "mutation", "enrollment.enroll", { slug });
  await handInText(student, { slug, lessonId }, "The moon is late.");
  const other = await newVisitor();
  await signUp(other, "Ines Roth");
  await call(other, "mutation", "enrollment.enroll", { slug });
  await other.goto(`/learn/${slug}/${lessonId}`);
  await other.getByRole("button", { name: "Start attempt" }).click();
  await other.getByText("How this is graded").click();
  await expect(other.getByText("Names the moon")).toBeVisible();
  await expectAccessible(other);
  await handInText(other, { slug, lessonId }, "Friction.");

  // Digits choose levels, and one key goes on.
  await page.goto(`/instructor/courses/${course.id}/grading`);
  await page.getByRole("link", { name: "Start grading" }).press("Enter");
  const heading = page.getByRole("heading", { level: 1 });
  await expect(heading).toContainText("Wanda Kehr");
  await expect(page.getByRole("radio", { name: "Names the moon" })).toHaveAttribute("aria-keyshortcuts", "1");
  await page.keyboard.press("1");
  await expect(page.getByRole("radio", { name: "Names the moon" })).toBeChecked();
  await page.keyboard.press("2");
  await expect(page.getByRole("radio", { name: "Hard to follow" })).toBeChecked();
  await expect(page.getByRole("radio", { name: "Hard to follow" })).toBeFocused();
  await expect(page.getByText("2 of 3 points by the rubric")).toBeVisible();
  const points = page.getByLabel("Points", { exact: true });
  await expect(points).toHaveValue("2");
  await expectAccessible();
  await page.setViewportSize({ width: 360, height: 740 });
  await expectAccessible();
  await page.setViewportSize({ width: 1280, height: 800 });
  await page.keyboard.press("Control+Enter");
  await expect(heading).toContainText("Ines Roth");
  await expect(page.getByRole("radio", { name: "Names the moon" })).toBeFocused();
  // Who goes back finds what was given.
  await page.goBack();
  await expect(heading).toContainText("Wanda Kehr");
  await expect(points).toHaveValue("2");
  await page.goForward();
  await expect(heading).toContainText("Ines Roth");
  await page.keyboard.press("2");
  await page.keyboard.press("1");
  await expect(points).toHaveValue("1");

  // Other points need a reason.
  await points.fill("1.5");
  await points.press("Control+Enter");
  const reason = page.getByLabel("Why other points than the rubric gives");
  await expect(reason).toBeFocused();
  await page.keyboard.type("Friction is half of it.");
  await page.keyboard.press("Control+Enter");
  await expect(page.getByText("Nothing to grade")).toBeVisible();

  await other.goto("/notifications");
  await other.getByRole("link", { name: /was graded$/ }).click();
  const reviewed = other.getByRole("article").filter({ hasText: "Why is high water late?" });
  await expect(reviewed).toContainText("1.5 / 3");
  await expect(reviewed.getByRole("listitem").filter({ hasText: "Given: Clear" }).last()).toBeVisible();
  await expect(reviewed).toContainText("The levels add up to 1. The grader gave 1.5 points: Friction is half of it.");
  await expectAccessible(other);
});
