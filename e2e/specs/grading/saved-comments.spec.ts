import { expect, test } from "../../fixtures/test";
import { call } from "../../flows/learner";
import { signUp } from "../../flows/sign-up";
import { anAssessedDraft, handInText } from "../../flows/written-answers";

test("a comment is saved, inserted where / is typed, changed and deleted; keys are told and switched off", async ({
  page,
  baseURL,
  newVisitor,
  signInAs,
  expectAccessible,
}) => {
  test.slow();
  await signInAs("instructor");
  const { course, site, slug, lessonId } = await anAssessedDraft(page, baseURL ?? "");
  await page.goto(`/instructor/courses/${course.id}/lessons/${lessonId}/questions`);
  await page.getByRole("button", { name: "Add question" }).click();
  await page.getByRole("combobox", { name: "Kind" }).selectOption({ label: "Essay" });
  await page.getByRole("textbox", { name: "Question", exact: true }).fill("Why is high water late?");
  await expect(page.getByRole("status").filter({ hasText: /^Saved/ })).toBeVisible();
  await site.courses.publish.mutate({ courseId: course.id });
  for (const name of ["Wanda Kehr", "Ines Roth"]) {
    const student = await newVisitor();
    await signUp(student, name);
    await call(student, "mutation", "enrollment.enroll", { slug });
    await handInText(student, { slug, lessonId }, "The moon is late.");
  }

  await page.goto(`/instructor/courses/${course.id}/grading`);
  await page.getByRole("link", { name: "Start grading" }).press("Enter");
  const heading = page.getByRole("heading", { level: 1 });
  await expect(heading).toContainText("Wanda Kehr");
  const comment = page.getByRole("textbox", { name: "Comment", exact: true });
  // Of this course alone: others may save comments of the same person meanwhile.
  const words = `Say why, ${course.title}`;
  await comment.fill(words);
  await page.getByRole("button", { name: "Saved comments" }).press("Enter");
  const dialog = page.getByRole("dialog", { name: "Saved comments" });
  await dialog.getByRole("button", { name: "Save the current comment" }).press("Enter");
  await expect(dialog.getByRole("button", { name: words, exact: true })).toBeVisible();
  await dialog.getByRole("searchbox").fill(course.title);
  await expect(dialog.getByText("1 saved comment", { exact: true })).toBeVisible();
  await expectAccessible();
  await page.setViewportSize({ width: 360, height: 740 });
  await expectAccessible();
  await page.setViewportSize({ width: 1280, height: 800 });
  await page.keyboard.press("Escape");
  await expect(comment).toBeFocused();

  // At the caret, by keyboard.
  await comment.fill("Good. ");
  await page.keyboard.type("/say why");
  const choices = page.getByRole("listbox", { name: "Saved comments" });
  await expect(choices.getByRole("option", { name: words })).toBeVisible();
  await expectAccessible();
  await expect(choices.getByRole("option").first()).toHaveAttribute("aria-selected", "true");
  const option = choices.getByRole("option", { name: words });
  while ((await option.getAttribute("aria-selected")) !== "true") await page.keyboard.press("ArrowDown");
  await page.keyboard.press("Enter");
  await expect(comment).toHaveValue(`Good. ${words}`);
  await page.keyboard.type("!");
  await expect(comment).toHaveValue(`Good. ${words}!`);

  // Changed and deleted, and back again.
  await page.getByRole("button", { name: "Saved comments" }).click();
  await dialog.getByRole("searchbox").fill(course.title);
  await dialog.getByRole("button", { name: /^Edit/ }).click();
  await dialog.getByRole("textbox", { name: "Comment" }).fill(`${words}.`);
  await dialog.getByRole("button", { name: "Save", exact: true }).click();
  await expect(dialog.getByRole("button", { name: `${words}.`, exact: true })).toBeVisible();
  await dialog.getByRole("button", { name: /^Delete/ }).click();
  await expect(dialog.getByText("No saved comments", { exact: true })).toBeVisible();
  await dialog.getByRole("button", { name: "Close" }).click();

  // Keys alone can be switched off; with a modifier they work wherever the focus is.
  await heading.click();
  await page.keyboard.press("?");
  const keys = page.getByRole("dialog", { name: "Keyboard shortcuts" });
  await expect(keys.getByText("Next answer", { exact: true })).toBeVisible();
  await expectAccessible();
  await keys.getByRole("switch", { name: "Single-key shortcuts" }).press("Space");
  await expect(keys.getByText("Next answer", { exact: true })).toBeHidden();
  await keys.getByRole("button", { name: "Close" }).press("Enter");
  await heading.click();
  await page.keyboard.press("n");
  await page.keyboard.press("?");
  await expect(keys).toBeHidden();
  await expect(heading).toContainText("Wanda Kehr");
  await page.getByLabel("Points", { exact: true }).fill("1");
  await heading.click();
  // The page stays the same one: nothing of it is loaded anew.
  await page.evaluate(() => Reflect.set(window, "isSamePage", true));
  await page.keyboard.press("Control+Enter");
  await expect(heading).toContainText("Ines Roth");
  await expect(page.getByText("1 answer waiting")).toBeVisible();
  await expect(page.getByRole("link", { name: "Next", exact: true })).toBeHidden();
  expect(await page.evaluate(() => Reflect.get(window, "isSamePage"))).toBe(true);
});
