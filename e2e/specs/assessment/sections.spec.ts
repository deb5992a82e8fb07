import { randomUUID } from "node:crypto";
import type { Page } from "@playwright/test";
import { expect, test } from "../../fixtures/test";
import { holdUndo } from "../../flows/hold-undo";
import { call } from "../../flows/learner";
import { signUp } from "../../flows/sign-up";
import { anAssessedDraft } from "../../flows/written-answers";

/** A question whose answer is a number, as the editor stores it. */
const asksNumber = (text: string, numericValue: string, points: number) => ({
  ...{ type: "NUMERIC" as const, text, points, penalty: 0, explanation: "", feedback: "" },
  ...{ numericValue, numericTolerance: "0", numericUnit: "", answers: [], body: null },
});

/** A draft whose assessment asks how many boats, masts and waves there are. */
async function threeQuestions(page: Page, url: string) {
  const made = await anAssessedDraft(page, url, "The harbor, asked");
  const place = { courseId: made.course.id, lessonId: made.lessonId };
  for (const question of [asksNumber("Boats?", "1", 1), asksNumber("Masts?", "2", 2), asksNumber("Waves?", "3", 4)])
    await made.site.authoring.assessment.addQuestion.mutate({ ...place, questionId: randomUUID(), question });
  return { ...made, place };
}

const press = async (page: Page, keys: readonly string[]) => {
  for (const key of keys) await page.keyboard.press(key);
};

test("an author groups questions into sections by keyboard, moves them between sections and takes a deletion back", async ({
  page,
  baseURL,
  signInAs,
  expectAccessible,
}) => {
  await signInAs("instructor");
  const { course, lessonId } = await threeQuestions(page, baseURL ?? "");
  await page.goto(`/instructor/courses/${course.id}/lessons/${lessonId}/questions`);
  const list = page.getByRole("navigation", { name: "Questions of The harbor, asked" }).getByRole("listitem");
  const saved = page.getByRole("status").filter({ hasText: /^Saved/ });
  const answered = (procedure: string) => page.waitForResponse((answer) => answer.url().includes(procedure));
  const add = page.getByRole("button", { name: "Add section" });
  await add.focus();
  await page.keyboard.press("Enter");
  await expect(page.getByLabel("Title of section 1")).toBeFocused();
  await page.keyboard.type("The harbor");
  await page.keyboard.press("Tab");
  await expect(page.getByLabel("Introduction to section 1")).toBeFocused();
  await page.keyboard.type("Two boats are *moored*.");
  await add.focus();
  await page.keyboard.press("Enter");
  await expect(page.getByLabel("Title of section 2")).toBeFocused();
  await page.keyboard.type("The sea");
  await expect(list).toContainText(["The harbor", "Boats?", "Masts?", "Waves?", "The sea"]);

  const waves = page.getByRole("link", { name: /Waves\?/ });
  await waves.focus();
  // What is pressed next, at once, is heard where the link is.
  const isThere = await waves.evaluate((link) => {
    link.dispatchEvent(
      new KeyboardEvent("keydown", { key: "ArrowDown", altKey: true, bubbles: true, cancelable: true }),
    );
    return document.activeElement === link;
  });
  expect(isThere).toBe(true);
  await expect(list).toContainText(["The harbor", "Boats?", "Masts?", "The sea", "Waves?"]);
  // The same with the grip: down past the heading, and up again.
  await page.getByRole("button", { name: "Move question 2" }).focus();
  await press(page, ["Enter", "ArrowDown", "Enter"]);
  await expect(list).toContainText(["The harbor", "Boats?", "The sea", "Masts?", "Waves?"]);
  await page.getByRole("button", { name: "Move question 2" }).focus();
  await press(page, ["Enter", "ArrowUp", "Enter"]);
  await expect(list).toContainText(["The harbor", "Boats?", "Masts?", "The sea", "Waves?"]);
  await expect(saved).toBeVisible();
  await expectAccessible();

  await page.getByRole("button", { name: "Delete section 2" }).press("Enter");
  const undo = await holdUndo(page);
  await expect(list).toContainText(["The harbor", "Boats?", "Masts?", "Waves?"]);
  await expect(list).toHaveCount(4);
  const restored = Promise.all([answered("restoreSection"), answered("saveRules")]);
  await undo.press("Enter");
  await expect(list).toContainText(["The harbor", "Boats?", "Masts?", "The sea", "Waves?"]);
  await restored;
  const stored = answered("saveRules");
  await page.getByLabel("Pages of an attempt").selectOption({ label: "One question per page" });
  await stored;
  await page.reload();
  await expect(list).toContainText(["The harbor", "Boats?", "Masts?", "The sea", "Waves?"]);
  await expect(page.getByLabel("Introduction to section 1")).toHaveValue("Two boats are *moored*.");
  await expect(page.getByLabel("Pages of an attempt")).toHaveValue("QUESTION");

  // By mouse, from one section to the other.
  await page.getByRole("button", { name: "Move question 3" }).hover();
  const above = await list.nth(1).boundingBox();
  await page.mouse.down();
  await page.mouse.move((above?.x ?? 0) + 30, (above?.y ?? 0) + 4, { steps: 6 });
  await page.mouse.up();
  await expect(list).toContainText(["The harbor", "Waves?", "Boats?", "Masts?", "The sea"]);
  await page.setViewportSize({ width: 360, height: 740 });
  await expectAccessible();
});

test("a student turns the pages of an attempt by keyboard, and nothing is lost on the way", async ({
  page,
  baseURL,
  newVisitor,
  signInAs,
  expectAccessible,
}) => {
  await signInAs("instructor");
  const { course, site, slug, lessonId, place } = await threeQuestions(page, baseURL ?? "");
  const { assessment } = await site.authoring.assessment.get.query(place);
  if (!assessment) throw new Error("there is an assessment");
  const sections = [
    { key: "harbor", title: "The harbor", introduction: "Two boats are *moored*." },
    { key: "sea", title: "The sea", introduction: "" },
  ];
  await site.authoring.assessment.saveRules.mutate({
    ...place,
    base: assessment.rules,
    rules: { ...assessment.rules, sections },
  });
  const waves = assessment.questions[2]?.id ?? "";
  await site.authoring.assessment.moveQuestion.mutate({
    ...place,
    questionId: waves,
    beforeId: null,
    sectionKey: "sea",
  });
  await site.courses.publish.mutate({ courseId: course.id });

  const student = await newVisitor();
  await signUp(student, "Nils Wik");
  await call(student, "mutation", "enrollment.enroll", { slug });
  await student.goto(`/learn/${slug}/${lessonId}`);
  await expect(student.getByText("The harbor: 2 questions, 3 points")).toBeVisible();
  await expect(student.getByText("The sea: 1 question, 4 points")).toBeVisible();
  await expectAccessible(student);
  await student.getByRole("button", { name: "Start attempt" }).press("Enter");

  const harbor = student.getByRole("heading", { level: 2, name: /Section 1 of 2\s*The harbor/ });
  const sea = student.getByRole("heading", { level: 2, name: /Section 2 of 2\s*The sea/ });
  const fields = student.getByRole("textbox", { name: "Your answer" });
  await expect(harbor).toBeVisible();
  await expect(student.getByText("Two boats are moored.")).toBeVisible();
  await expect(sea).toBeHidden();
  await expect(fields).toHaveCount(2);
  await expect(student).toHaveURL(/\?page=1$/);
  await fields.first().fill("1");
  await expect(student.getByText(/^Saved/).first()).toBeVisible();
  await expectAccessible(student);

  await student.getByRole("button", { name: "Next page" }).press("Enter");
  await expect(sea).toBeFocused();
  await expect(harbor).toBeHidden();
  await expect(student).toHaveURL(/\?page=2$/);
  await fields.fill("3");
  await student.reload();
  await expect(sea).toBeVisible();
  await expect(fields).toHaveValue("3");
  await student.goBack();
  await expect(harbor).toBeVisible();
  await expect(fields.first()).toHaveValue("1");

  // The list of questions knows what is open, and leads to another page.
  const side = student.getByRole("complementary", { name: "Attempt" });
  await expect(side.getByText("The sea")).toBeVisible();
  await side.getByRole("link", { name: /^3/ }).press("Enter");
  await expect(student.getByRole("group", { name: /Waves\?/ })).toBeFocused();
  await side.getByRole("link", { name: /^2/ }).press("Enter");
  await expect(student.getByRole("group", { name: /Masts\?/ })).toBeFocused();
  await fields.nth(1).fill("5");
  await student.setViewportSize({ width: 360, height: 740 });
  await expectAccessible(student);

  await student.getByRole("button", { name: "Submit attempt" }).press("Enter");
  await student.getByRole("dialog").getByRole("button", { name: "Submit", exact: true }).press("Enter");
  await expect(student.getByRole("heading", { level: 3, name: /Section 1 of 2\s*The harbor/ })).toBeVisible();
  await expect(student.getByText("1 of 3 points")).toBeVisible();
  await expect(student.getByText("4 of 4 points").first()).toBeVisible();
  await expectAccessible(student);
  await student.setViewportSize({ width: 1280, height: 800 });
  await expectAccessible(student);
});
