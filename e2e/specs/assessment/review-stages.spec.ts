import { expect, test } from "../../fixtures/test";
import { call } from "../../flows/learner";
import { signUp } from "../../flows/sign-up";
import { anAssessedDraft, writeNumberQuestion } from "../../flows/written-answers";

test("an author chooses by keyboard what students see and when, and a student is told before and after", async ({
  page,
  baseURL,
  newVisitor,
  signInAs,
  expectAccessible,
}) => {
  const url = baseURL ?? "";
  await signInAs("instructor");
  const { course, site, slug, lessonId } = await anAssessedDraft(page, url);
  await writeNumberQuestion(page, { course, lessonId }, { text: "How many?", answer: "2" });
  await expect(page.getByText("This assessment has none.", { exact: false })).toBeVisible();
  await page.getByLabel(/^Closes/).fill("2040-03-08T18:00");
  await expect(page.getByText("also of students who have more time", { exact: false })).toBeVisible();
  const boxes = page.getByRole("table", { name: "What students see, and when" }).getByRole("checkbox");
  await expect(boxes).toHaveCount(16);
  await boxes.first().focus();
  for (const [part, stages] of [
    ["Score", ["Trying", "Done"]],
    ["Right or wrong", ["Trying", "Done"]],
    ["Feedback", ["During", "Trying", "Done"]],
    ["Right answers", ["Done"]],
  ] as const) {
    for (const stage of ["During", "Trying", "Done", "Closed"] as const) {
      await expect(page.getByRole("checkbox", { name: `${part} ${stage}` })).toBeFocused();
      if ((stages as readonly string[]).includes(stage)) await page.keyboard.press("Space");
      await page.keyboard.press("Tab");
    }
  }
  await expect(page.getByRole("status").filter({ hasText: /^Saved/ })).toBeVisible();
  await expectAccessible();
  await page.setViewportSize({ width: 360, height: 740 });
  await expectAccessible();
  await page.reload();
  await expect(page.getByRole("checkbox", { name: "Score Closed" })).toBeChecked();
  await expect(page.getByRole("checkbox", { name: "Score Trying" })).not.toBeChecked();
  await expect(page.getByRole("checkbox", { name: "Feedback During" })).toBeChecked();
  await expect(page.getByRole("checkbox", { name: "Score During" })).not.toBeChecked();
  await site.courses.publish.mutate({ courseId: course.id });

  const student = await newVisitor();
  await signUp(student, "Wanda Kehr");
  await call(student, "mutation", "enrollment.enroll", { slug });
  await student.goto(`/learn/${slug}/${lessonId}`);
  await expect(student.getByText("after it has closed for everyone")).toHaveCount(2);
  await expect(student.getByText("It’s then final, and you see feedback", { exact: false })).toBeVisible();
  await student.getByRole("button", { name: "Start attempt" }).click();
  await student.getByRole("textbox", { name: "Your answer" }).fill("2");
  await student.getByRole("button", { name: "Submit attempt" }).first().click();
  await student.getByRole("dialog").getByRole("button", { name: "Submit", exact: true }).click();
  await expect(student.getByText("It’s shown after it has closed for everyone.", { exact: false })).toBeVisible();
  await expect(student.getByText("Right answers are shown after it has closed for everyone.")).toBeVisible();
  const result = student.getByRole("region", { name: "Result" });
  await expect(result.getByText("Passed", { exact: true })).toBeVisible();
  await expect(result.getByText("Score", { exact: true })).toHaveCount(0);
  await expectAccessible(student);
});
