import { expect, test } from "../../fixtures/test";
import { call } from "../../flows/learner";
import { signUp } from "../../flows/sign-up";
import { anAssessedDraft, handInText, writeNumberQuestion } from "../../flows/written-answers";

test("an author names by keyboard what to read again, and a student who missed the question is sent there", async ({
  page,
  baseURL,
  newVisitor,
  signInAs,
  expectAccessible,
}) => {
  await signInAs("instructor");
  const { course, site, slug, lessonId } = await anAssessedDraft(page, baseURL ?? "");
  await writeNumberQuestion(page, { course, lessonId }, { text: "How many loops has a bowline?", answer: "1" });
  const fold = page.locator("summary", { hasText: "Lessons to read again" });
  await fold.focus();
  await page.keyboard.press("Enter");
  const box = page.getByRole("checkbox", { name: "1.1 The bowline" });
  await expect(box).toBeVisible();
  await page.keyboard.press("Tab");
  await expect(box).toBeFocused();
  await page.keyboard.press("Space");
  await expect(box).toBeChecked();
  await expect(page.getByRole("status").filter({ hasText: /^Saved/ })).toBeVisible();
  await expectAccessible();
  await page.reload();
  await fold.click();
  await expect(box).toBeChecked();
  await site.courses.publish.mutate({ courseId: course.id });

  const student = await newVisitor();
  await signUp(student, "Tove Ahl");
  await call(student, "mutation", "enrollment.enroll", { slug });
  const attemptId = await handInText(student, { slug, lessonId }, "2");
  await student.goto(`/learn/${slug}/${lessonId}/attempt/${attemptId}`);
  const first = student.getByRole("region", { name: "What to read again" });
  await expect(first.getByText("1 question")).toBeVisible();
  await expect(student.getByRole("list", { name: "Read again" }).getByRole("link")).toHaveText("1.1 The bowline");
  await expectAccessible(student);
  await student.setViewportSize({ width: 360, height: 740 });
  await expectAccessible(student);
  await first.getByRole("link", { name: "1.1 The bowline" }).click();
  await expect(student.getByRole("heading", { level: 1, name: "The bowline" })).toBeVisible();
});
