import { expect, test } from "../../fixtures/test";
import { call } from "../../flows/learner";
import { signUp } from "../../flows/sign-up";
import { anAssessedDraft, handInText } from "../../flows/written-answers";

test("names are hidden in the editor, stay hidden while answers are graded, and are shown, with keys alone", async ({
  page,
  baseURL,
  newVisitor,
  signInAs,
  expectAccessible,
}) => {
  test.slow();
  await signInAs("instructor");
  const { course, site, slug, lessonId } = await anAssessedDraft(page, baseURL ?? "", "Tides, unnamed");
  const lesson = `/instructor/courses/${course.id}/lessons/${lessonId}`;

  await page.goto(`${lesson}/questions`);
  await page.getByRole("button", { name: "Add question" }).press("Enter");
  await page.getByRole("combobox", { name: "Kind" }).selectOption({ label: "Essay" });
  await page.getByRole("textbox", { name: "Question", exact: true }).fill("Why is high water late?");
  const hide = page.getByRole("checkbox", { name: "Hide names while grading" });
  await hide.press("Space");
  await expect(hide).toBeChecked();
  await expect(page.getByRole("status").filter({ hasText: /^Saved/ })).toBeVisible();
  await expectAccessible();
  await page.reload();
  await expect(hide).toBeChecked();
  await site.courses.publish.mutate({ courseId: course.id });

  for (const name of ["Wanda Kehr", "Ines Roth"]) {
    const student = await newVisitor();
    await signUp(student, name);
    await call(student, "mutation", "enrollment.enroll", { slug });
    await handInText(student, { slug, lessonId }, `The moon is late, in ${name.length} words.`);
  }

  // Numbers in the queue, on the answer and in the title of the page.
  const numbered = /Student \d{4}-\d{4}/;
  await page.goto(`/instructor/courses/${course.id}/grading`);
  await expect(page.getByRole("link", { name: numbered })).toHaveCount(2);
  const hidden = page.getByRole("region", { name: "Hidden names" });
  await expect(hidden).toContainText("2 answers to grade first");
  await expect(hidden.getByRole("button")).toHaveCount(0);
  await expectAccessible();
  await page.setViewportSize({ width: 360, height: 740 });
  await expectAccessible();
  await page.setViewportSize({ width: 1280, height: 800 });
  await page.getByRole("link", { name: "Start grading" }).press("Enter");
  const heading = page.getByRole("heading", { level: 1 });
  await expect(heading).toHaveText(/^Student \d{4}-\d{4}: Tides, unnamed$/);
  await expect(page).toHaveTitle(numbered);
  const first = (await heading.textContent()) ?? "";
  await page.getByLabel("Points", { exact: true }).fill("1");
  await page.keyboard.press("Control+Enter");
  await expect(heading).toHaveText(numbered);
  await expect(heading).not.toHaveText(first);
  await page.getByLabel("Points", { exact: true }).fill("0");

  // The gradebook has the people, and nothing to match them by.
  await page.goto(`/instructor/courses/${course.id}/gradebook`);
  const grid = page.getByRole("grid");
  await expect(grid.getByText("Wanda Kehr")).toBeVisible();
  await expect(grid.getByText("Hidden until names are shown")).toHaveCount(2);
  await expectAccessible();

  await page.goto(`/instructor/courses/${course.id}/grading`);
  await page.getByRole("link", { name: "Start grading" }).press("Enter");
  await page.getByLabel("Points", { exact: true }).fill("0");
  await page.keyboard.press("Control+Enter");
  await expect(page.getByText("Nothing to grade")).toBeVisible();

  // Shown once all are graded, after a question.
  await hidden.getByRole("button", { name: "Show the names in Tides, unnamed" }).press("Enter");
  const dialog = page.getByRole("dialog", { name: "Show the names in Tides, unnamed?" });
  await expect(dialog.getByRole("button", { name: "Keep them hidden" })).toBeFocused();
  await expectAccessible();
  await page.keyboard.press("Tab");
  await page.keyboard.press("Enter");
  await expect(page.getByText("Names are shown in Tides, unnamed.")).toBeVisible();
  await page.goto(`/instructor/courses/${course.id}/grading?show=graded`);
  await expect(page.getByRole("link", { name: "Ines Roth" })).toBeVisible();
  await expect(page.getByRole("link", { name: numbered })).toHaveCount(0);
  await page.goto(`/instructor/courses/${course.id}/gradebook`);
  await expect(grid.getByText("Hidden until names are shown")).toHaveCount(0);
});
