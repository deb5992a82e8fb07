import { expect, test } from "../../fixtures/test";
import { call } from "../../flows/learner";
import { signUp } from "../../flows/sign-up";
import { anAssessedDraft, handInText } from "../../flows/written-answers";

test("two people grade without seeing each other, and one who may publish decides where they differ, with keys alone", async ({
  page,
  baseURL,
  newVisitor,
  signInAs,
  expectAccessible,
}) => {
  test.slow();
  await signInAs("instructor");
  const { course, site, slug, lessonId } = await anAssessedDraft(page, baseURL ?? "", "Tides, twice");
  const fits = async (on = page) => {
    await expectAccessible(on);
    await on.setViewportSize({ width: 360, height: 740 });
    await expectAccessible(on);
    await on.setViewportSize({ width: 1280, height: 800 });
  };

  await page.goto(`/instructor/courses/${course.id}/lessons/${lessonId}/questions`);
  await page.getByRole("button", { name: "Add question" }).press("Enter");
  await page.getByRole("combobox", { name: "Kind" }).selectOption({ label: "Essay" });
  await page.getByRole("textbox", { name: "Question", exact: true }).fill("Why is high water late?");
  await page.getByLabel("Points", { exact: true }).fill("10");
  const two = page.getByRole("checkbox", { name: "Two people grade each answer" });
  await two.press("Space");
  const agreement = page.getByLabel("Two grades agree up to this difference (%)");
  await expect(agreement).toHaveValue("10");
  await agreement.fill("20");
  await expect(page.getByRole("status").filter({ hasText: /^Saved/ })).toBeVisible();
  await fits();
  await page.reload();
  await expect(agreement).toHaveValue("20");
  await site.courses.publish.mutate({ courseId: course.id });

  const students = [];
  for (const name of ["Wanda Kehr", "Ines Roth", "Odo Lind"]) {
    const student = await newVisitor();
    await signUp(student, name);
    await call(student, "mutation", "enrollment.enroll", { slug });
    await handInText(student, { slug, lessonId }, "The moon is late.");
    students.push(student);
  }

  // The first grades. The queue says that the team has nobody else.
  const queue = `/instructor/courses/${course.id}/grading`;
  await page.goto(queue);
  const panel = page.getByRole("region", { name: "Two graders" });
  await expect(panel).toContainText("Only one member of this course’s team may grade. Add");
  await expect(page.getByRole("row").filter({ hasText: "Needs a first grade" })).toHaveCount(3);
  await fits();
  await page.getByRole("link", { name: "Start grading" }).press("Enter");
  const heading = page.getByRole("heading", { level: 1 });
  const points = page.getByLabel("Points", { exact: true });
  const comment = page.getByRole("textbox", { name: "Comment", exact: true });
  await expect(heading).toContainText("Wanda Kehr");
  await expect(page.getByText("Nobody sees your grade before the second one is saved.")).toBeVisible();
  await fits();
  await points.fill("7");
  await comment.fill("Well argued.");
  await page.keyboard.press("Control+Enter");
  await expect(heading).toContainText("Ines Roth");
  await points.fill("2");
  await comment.fill("Thin.");
  await page.keyboard.press("Control+Enter");
  await expect(heading).toContainText("Odo Lind");
  await page.goto(`${queue}?show=others`);
  await expect(page.getByRole("row").filter({ hasText: "Graded by you, needs a second person" })).toHaveCount(2);
  await page.getByRole("link", { name: "Wanda Kehr" }).press("Enter");
  await expect(page.getByText("Until then you can change it.")).toBeVisible();
  await fits();

  // The second ones, of an admin: the mean of the first answer counts, and the others differ.
  const admin = await newVisitor();
  await signInAs("admin", admin);
  await admin.goto(queue);
  await expect(admin.getByRole("row").filter({ hasText: "Needs a second grade" })).toHaveCount(2);
  await admin.getByRole("link", { name: "Wanda Kehr" }).press("Enter");
  await expect(admin.getByText("You see the first grade once yours is saved.")).toBeVisible();
  await expect(admin.getByText("Well argued.")).toHaveCount(0);
  await expectAccessible(admin);
  await admin.getByLabel("Points", { exact: true }).fill("8");
  await admin.keyboard.press("Control+Enter");
  await expect(admin.getByRole("heading", { level: 1 })).toContainText("Ines Roth");
  await admin.getByLabel("Points", { exact: true }).fill("9");
  await admin.getByRole("textbox", { name: "Comment", exact: true }).fill("Fine.");
  await admin.keyboard.press("Control+Enter");
  await expect(admin.getByRole("heading", { level: 1 })).toContainText("Odo Lind");

  // The decision, of the one who leads the course.
  await page.goto(`${queue}?show=decision`);
  await expect(page.getByRole("row").filter({ hasText: "Needs a decision" })).toHaveCount(1);
  await page.getByRole("link", { name: "Ines Roth" }).press("Enter");
  await expect(page.getByText("You gave one of the two.")).toBeVisible();
  await expect(comment).toHaveValue("Thin.\n\nFine.");
  await expect(page.getByText("Second grade:")).toBeVisible();
  await fits();
  await points.fill("6");
  await page.keyboard.press("Control+Enter");
  await expect(heading).toContainText("Odo Lind");

  // What students read.
  const [wanda, ines] = students;
  if (!wanda || !ines) throw new Error("nobody handed in");
  await wanda.goto("/notifications");
  await wanda.getByRole("link", { name: /was graded$/ }).click();
  const reviewed = wanda.getByRole("article").filter({ hasText: "Why is high water late?" });
  await expect(reviewed).toContainText("7.5 / 10");
  await expect(reviewed).toContainText("Well argued.");
  await expectAccessible(wanda);

  // One grade is made enough, after a question.
  await points.fill("5");
  await page.getByRole("button", { name: "Save", exact: true }).press("Enter");
  await expect(page.getByText("Until then you can change it.")).toBeVisible();
  await page.goto(queue);
  await panel.getByRole("button", { name: "Let one grade count in Tides, twice" }).press("Enter");
  const dialog = page.getByRole("dialog", { name: "Let one grade count in Tides, twice?" });
  await expect(dialog.getByRole("button", { name: "Keep two graders" })).toBeFocused();
  await expect(dialog).toContainText("1 first grade that waits for a second person counts at once");
  await fits();
  await page.keyboard.press("Tab");
  await page.keyboard.press("Enter");
  await expect(page.getByText("One grade counts in Tides, twice.")).toBeVisible();
  await page.goto(`${queue}?show=graded`);
  await expect(page.getByRole("row").filter({ hasText: "Odo Lind" })).toContainText("5 of 10");
  await expect(panel.getByRole("button", { name: "Ask for two graders in Tides, twice again" })).toBeVisible();
  await fits();
});
