import { randomUUID } from "node:crypto";
import { expect, test } from "../../fixtures/test";
import { callSite } from "../../flows/call-site";
import { ownCourse } from "../../flows/own-course";

test("an author writes items to put in order and pairs to match, sees what is missing, and finds both again", async ({
  page,
  baseURL,
  signInAs,
  expectAccessible,
}) => {
  await signInAs("instructor");
  const course = await ownCourse(page, baseURL ?? "", { isLive: false });
  const site = await callSite(baseURL ?? "", page.context());
  const lessonId = randomUUID();
  const [module] = await site.authoring.outline.get.query({ courseId: course.id });
  const lesson = { courseId: course.id, lessonId, moduleId: module?.id ?? "", title: "Knots, asked" };
  await site.authoring.outline.addLesson.mutate({ ...lesson, kind: "assessment" });
  const saved = page.getByRole("status").filter({ hasText: /^Saved/ });
  const kind = page.getByRole("combobox", { name: "Kind" });
  const seen = page.getByRole("complementary").locator(".seen");

  await page.goto(`/instructor/courses/${course.id}/lessons/${lessonId}/questions`);
  await page.getByRole("button", { name: "Add question" }).click();
  await kind.selectOption({ label: "Ordering" });
  await page.getByRole("textbox", { name: "Question", exact: true }).fill("How is a bowline tied?");
  await page.getByLabel("Item 1", { exact: true }).fill("Make a small loop");
  await expect(page.getByText("Enter text for this item, or remove it")).toBeVisible();
  await page.getByLabel("Item 2", { exact: true }).fill("Go back down the loop");
  await page.getByRole("button", { name: "Add item" }).click();
  await page.getByLabel("Item 3", { exact: true }).fill("Go up through the loop and around");
  // The third item was written last and belongs before the second.
  await page.getByLabel("Item 3", { exact: true }).press("Alt+ArrowUp");
  await expect(page.getByLabel("Item 2", { exact: true })).toBeFocused();
  await expect(page.getByLabel("Item 2", { exact: true })).toHaveValue("Go up through the loop and around");
  await expect(saved).toBeVisible();
  await expect(seen.getByRole("listitem")).toHaveCount(3);
  await expectAccessible();

  await page.getByRole("button", { name: "Add question" }).click();
  await kind.selectOption({ label: "Matching" });
  await page.getByRole("textbox", { name: "Question", exact: true }).fill("What is each knot for?");
  for (const [at, [prompt, answer]] of [
    ["Bowline", "A loop that holds"],
    ["Reef knot", "Two ends of one rope"],
  ].entries()) {
    await page.getByLabel(`Prompt ${at + 1}`, { exact: true }).fill(prompt ?? "");
    await page.getByLabel(`Answer to prompt ${at + 1}`, { exact: true }).fill(answer ?? "");
  }
  await page.getByRole("button", { name: "Add other answer" }).click();
  await expect(page.getByText("Enter this answer, or remove it")).toBeVisible();
  await page.getByLabel("Other answer 1", { exact: true }).fill("Two ropes of different size");
  await page.getByLabel("Feedback on pair 1").fill("It holds and comes undone.");
  await expect(saved).toBeVisible();
  await expect(seen.getByRole("combobox")).toHaveCount(2);
  await expect(seen.getByRole("combobox").first().getByRole("option")).toHaveCount(4);
  await expectAccessible();
  await page.setViewportSize({ width: 360, height: 740 });
  await expectAccessible();

  await page.reload();
  await expect(page.getByLabel("Answer to prompt 2", { exact: true })).toHaveValue("Two ends of one rope");
  await expect(page.getByLabel("Other answer 1", { exact: true })).toHaveValue("Two ropes of different size");
  await expect(page.getByLabel("Feedback on pair 1")).toHaveValue("It holds and comes undone.");
  // A type that can't hold the pairs takes the prompts along, and going back brings the pairs.
  await kind.selectOption({ label: "Multiple choice" });
  await expect(page.getByLabel("Option 2", { exact: true })).toHaveValue("Reef knot");
  await kind.selectOption({ label: "Matching" });
  await expect(page.getByLabel("Answer to prompt 1", { exact: true })).toHaveValue("A loop that holds");
});
