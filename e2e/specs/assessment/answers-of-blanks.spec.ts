import { randomUUID } from "node:crypto";
import { expect, test } from "../../fixtures/test";
import { call } from "../../flows/learner";
import { signUp } from "../../flows/sign-up";
import { anAssessedDraft } from "../../flows/written-answers";

test("an author foresees wrong answers in blanks by keyboard, and a student who gives them is told why", async ({
  page,
  baseURL,
  newVisitor,
  signInAs,
  expectAccessible,
}) => {
  test.slow();
  await signInAs("instructor");
  const { course, site, slug, lessonId } = await anAssessedDraft(page, baseURL ?? "", "Tides, with gaps");
  const courseId = course.id;
  const blanks = [
    { kind: "text", key: "1", feedback: "", accepted: ["spring"], isCaseSensitive: false },
    { kind: "number", key: "2", feedback: "", value: "2", tolerance: "" },
  ];
  const bare = { explanation: "", feedback: "", numericValue: "", numericTolerance: "", numericUnit: "", answers: [] };
  const text = "The highest is [[1]] tide, and a day has [[2]] high waters.";
  await site.authoring.assessment.addQuestion.mutate({
    ...{ courseId, lessonId, questionId: randomUUID() },
    question: { ...bare, type: "FILL_IN_BLANKS", points: 2, text, body: { blanks } } as never,
  });

  const saved = page.getByRole("status").filter({ hasText: /^Saved/ });
  const card = (number: number) => page.getByRole("group", { name: `Blank ${number}`, exact: false }).last();
  await page.goto(`/instructor/courses/${courseId}/lessons/${lessonId}/questions#question-1`);
  await card(1).getByRole("button", { name: "Add answer" }).press("Enter");
  const wrong = page.getByRole("textbox", { name: "Answer 2 of blank 1", exact: true });
  await expect(page.getByText("Enter this answer, or remove it")).toBeVisible();
  await wrong.fill("neap");
  const credit = page.getByRole("textbox", { name: "Credit for answer 2 of blank 1 in percent" });
  await credit.fill("101");
  await expect(credit).toHaveAccessibleDescription("Enter a number from 0 to 100 with up to two decimals");
  await credit.fill("0");
  await credit.press("Shift+Tab");
  await page.keyboard.type("That is the lowest.");
  await expect(page.getByRole("textbox", { name: "Feedback on answer 2 of blank 1" })).toHaveValue(
    "That is the lowest.",
  );
  // Nothing earns everything once the right text earns a half.
  const full = page.getByRole("textbox", { name: "Credit for answer 1 of blank 1 in percent" });
  await full.fill("50");
  await expect(page.getByText("Add an answer that earns 100%")).toBeVisible();
  await full.fill("100");
  await expect(page.getByText("Add an answer that earns 100%")).toHaveCount(0);
  await card(2).getByRole("button", { name: "Add other answer" }).press("Enter");
  await page.getByRole("textbox", { name: "Other answer 1 of blank 2", exact: true }).fill("four");
  await expect(page.getByText("Enter digits, such as -1.5 or 2e-3")).toBeVisible();
  await page.getByRole("textbox", { name: "Other answer 1 of blank 2", exact: true }).fill("4");
  await page.getByRole("textbox", { name: "Credit for other answer 1 of blank 2 in percent" }).fill("50");
  await page.getByRole("textbox", { name: "Feedback on other answer 1 of blank 2" }).fill("With the low ones.");
  await page.getByRole("textbox", { name: "Feedback on blank 2" }).fill("About 12.4 hours apart.");
  await expect(saved).toBeVisible();
  await expectAccessible();
  await page.setViewportSize({ width: 360, height: 740 });
  await expectAccessible();
  await page.reload();
  await expect(wrong).toHaveValue("neap");
  await expect(credit).toHaveValue("0");
  await expect(page.getByRole("textbox", { name: "Other answer 1 of blank 2", exact: true })).toHaveValue("4");
  await site.courses.publish.mutate({ courseId });

  const student = await newVisitor();
  await signUp(student, "Gesa Ohm");
  await call(student, "mutation", "enrollment.enroll", { slug });
  await student.goto(`/learn/${slug}/${lessonId}`);
  await student.getByRole("button", { name: "Start attempt" }).click();
  await student.getByRole("textbox", { name: "Blank 1 of 2" }).fill("Neap");
  await student.getByRole("textbox", { name: "Blank 2 of 2" }).fill("4");
  await student.getByRole("textbox", { name: "Blank 2 of 2" }).press("Tab");
  await expect(student.getByRole("status").filter({ hasText: /^Saved/ })).toBeVisible();
  await expect(student.getByText("That is the lowest.")).toHaveCount(0);
  await student.getByRole("button", { name: "Submit attempt" }).first().click();
  await student.getByRole("dialog").getByRole("button", { name: "Submit", exact: true }).click();
  await expect(student).toHaveURL(/\/attempt\/[0-9a-f-]{36}$/);
  const review = student.getByRole("article").filter({ hasText: "The highest is" });
  await expect(review.locator("[data-marks]")).toContainText("0.5 of 2 points");
  await expect(review.getByText("That is the lowest.")).toBeVisible();
  await expect(review).toContainText(/Blank 1:\s*That is the lowest\./);
  await expect(review.getByText("With the low ones.")).toBeVisible();
  await expect(review.getByText("About 12.4 hours apart.")).toBeVisible();
  await expect(review.locator("[data-answer-row]").filter({ hasText: "Neap" })).toContainText("wrong");
  await expectAccessible(student);
});
