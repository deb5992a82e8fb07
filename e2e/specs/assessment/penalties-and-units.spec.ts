import { randomUUID } from "node:crypto";
import { expect, test } from "../../fixtures/test";
import { call } from "../../flows/learner";
import { option } from "../../flows/option";
import { signUp } from "../../flows/sign-up";
import { anAssessedDraft } from "../../flows/written-answers";

test("an author sets a penalty, units and credits by keyboard, and a student is told of the first two, answers, and sees what each answer earned", async ({
  page,
  baseURL,
  newVisitor,
  signInAs,
  expectAccessible,
}) => {
  test.slow();
  await signInAs("instructor");
  const { course, site, slug, lessonId } = await anAssessedDraft(page, baseURL ?? "", "Around the bay");
  const courseId = course.id;
  const bare = { points: 2, explanation: "", feedback: "", numericValue: "", numericTolerance: "", numericUnit: "" };
  const add = (question: object) =>
    site.authoring.assessment.addQuestion.mutate({
      ...{ courseId, lessonId, questionId: randomUUID() },
      question: { ...bare, ...question } as never,
    });
  const tide = { type: "SINGLE_CHOICE", text: "What comes after low water?", body: null };
  await add({ ...tide, penalty: 25, answers: [option("Ebb", false), option("Flood", true)] });
  await add({ type: "NUMERIC", text: "How far is it around the bay?", body: null, answers: [] });

  await add({
    type: "SHORT_ANSWER",
    text: "Which tide is highest?",
    body: null,
    answers: [option("spring tide", true)],
  });

  const saved = page.getByRole("status").filter({ hasText: /^Saved/ });
  await page.goto(`/instructor/courses/${courseId}/lessons/${lessonId}/questions#question-2`);
  await page.getByRole("textbox", { name: "Answer", exact: true }).fill("3500");
  await page.getByRole("checkbox", { name: "Students enter the unit" }).press("Space");
  await expect(page.getByText("Enter the unit of the answer")).toBeVisible();
  await page.getByRole("textbox", { name: "Unit", exact: true }).fill("m");
  await page.getByRole("combobox", { name: "A missing or wrong unit takes off" }).selectOption("50% of the points");
  await page.getByRole("button", { name: "Add unit" }).press("Enter");
  await page.getByRole("textbox", { name: "Unit 1", exact: true }).fill("km");
  await page.getByRole("textbox", { name: "Unit 1 in m", exact: true }).fill("1000");
  await page.getByRole("textbox", { name: "Penalty (%)" }).fill("10");
  await expect(page.getByText("A wrong answer takes off 0.2 points.", { exact: true })).toBeVisible();
  await expect(saved).toBeVisible();
  await expectAccessible();
  await page.setViewportSize({ width: 360, height: 740 });
  await expectAccessible();
  await expect(saved).toBeVisible();

  await page.goto(`/instructor/courses/${courseId}/lessons/${lessonId}/questions#question-3`);
  await page.reload();
  await page.getByRole("button", { name: "Add answer" }).press("Enter");
  await page.getByRole("textbox", { name: "Answer 2", exact: true }).fill("spring");
  const credit = page.getByRole("textbox", { name: "Credit for answer 2 in percent" });
  await credit.fill("150");
  await expect(page.getByText("Enter a number from 0 to 100 with up to two decimals")).toBeVisible();
  await expect(credit).toHaveAccessibleDescription("Enter a number from 0 to 100 with up to two decimals");
  await expectAccessible();
  await credit.fill("50");
  await credit.press("Shift+Tab");
  await page.keyboard.type("Which part of the word is missing?");
  await expect(page.getByRole("textbox", { name: "Feedback on answer 2" })).not.toHaveValue("");
  await expect(saved).toBeVisible();
  await site.courses.publish.mutate({ courseId });

  const student = await newVisitor();
  await signUp(student, "Wanda Kehr");
  await call(student, "mutation", "enrollment.enroll", { slug });
  await student.goto(`/learn/${slug}/${lessonId}`);
  await expect(student.getByText(/some take off points, as those questions say/)).toBeVisible();
  await student.getByRole("button", { name: "Start attempt" }).click();
  const choice = student.getByRole("group", { name: /What comes after low water/ });
  await expect(choice).toContainText("A wrong answer takes off 0.5 points. Leaving it blank takes off nothing.");
  await choice.getByRole("radio", { name: "Ebb" }).press("Space");
  const number = student.getByRole("group", { name: /How far is it around the bay/ });
  const field = number.getByRole("textbox", { name: "Your answer" });
  await expect(field).toHaveAccessibleDescription(
    "Enter a number and its unit. A missing or wrong unit takes off 1 point.",
  );
  await field.fill("far");
  await field.press("Tab");
  await expect(number.getByText("Enter a number in digits, such as 2 or 2.5")).toBeVisible();
  await field.fill("3.5 km");
  await field.press("Tab");
  const text = student.getByRole("group", { name: /Which tide is highest/ }).getByRole("textbox");
  await text.fill("Spring");
  await text.press("Tab");
  await expect(student.getByRole("status").filter({ hasText: /^Saved/ })).toBeVisible();
  await expectAccessible(student);

  await student.getByRole("button", { name: "Submit attempt" }).first().click();
  await student.getByRole("dialog").getByRole("button", { name: "Submit", exact: true }).click();
  await expect(student).toHaveURL(/\/attempt\/[0-9a-f-]{36}$/);
  const marks = student.getByRole("article").locator("[data-marks]");
  await expect(marks.first()).toContainText("−0.5 of 2 points");
  await expect(marks.nth(1)).toContainText("2 of 2 points");
  await expect(marks.nth(2)).toContainText("1 of 2 points");
  await expect(student.getByText("Which part of the word is missing?")).toBeVisible();
  await expectAccessible(student);
});
