import { expect, test } from "../../fixtures/test";
import { drawLate } from "../../flows/draw-late";
import { aPicture, hand } from "../../flows/hand-files";
import { anAssessedDraft } from "../../flows/written-answers";

test("an author puts images into a question and an option, each described, and the preview shows them", async ({
  page,
  baseURL,
  signInAs,
  expectAccessible,
}) => {
  await signInAs("instructor");
  const { course, lessonId } = await anAssessedDraft(page, baseURL ?? "", "Knots, seen");
  await page.goto(`/instructor/courses/${course.id}/lessons/${lessonId}/questions`);
  await page.getByRole("button", { name: "Add question" }).click();
  const text = page.getByRole("textbox", { name: "Question", exact: true });
  await text.fill("Which knot is this?");

  await hand(text, "paste", [{ name: "notes.txt", type: "text/plain", base64: btoa("notes") }]);
  await expect(page.getByRole("alert").filter({ hasText: "Only images" })).toBeVisible();
  await hand(text, "paste", [{ name: "page.png", type: "image/png", base64: btoa("<!doctype html><p>no image") }]);
  await expect(page.getByRole("alert").filter({ hasText: "page.png" })).toBeVisible();
  await page.getByRole("button", { name: "Remove page.png" }).click();
  await expect(page.getByRole("alert").filter({ hasText: "page.png" })).toBeHidden();

  await hand(text, "drop", [{ name: "right.png", type: "image/png", base64: aPicture() }]);
  const dialog = page.getByRole("dialog", { name: "Add image" });
  await expect(dialog).toBeVisible();
  await expectAccessible();
  await dialog.getByRole("button", { name: "Add", exact: true }).click();
  await expect(dialog.getByText("Describe the image, or mark it as decorative")).toBeVisible();
  await dialog.getByLabel("Alternative text").fill("A loop of rope");
  await drawLate(page);
  await dialog.getByRole("button", { name: "Add", exact: true }).click();
  await page.keyboard.type(" Look closely.");
  await expect(text).toHaveValue(
    /^Which knot is this\?\n\n!\[A loop of rope\]\(media\/right[^)]*\.png\) Look closely\.$/,
  );

  const option = page.getByLabel("Option 1", { exact: true });
  await option.fill("This one");
  await page.getByLabel("Option 2", { exact: true }).fill("Another");
  await option.focus();
  await page.getByRole("button", { name: "Add image" }).click();
  const library = page.getByRole("dialog");
  await library.getByRole("button", { name: "Use right.png" }).first().click();
  await expect(dialog.getByLabel("Add to")).toHaveValue("1");
  await dialog.getByLabel("Decorative").check();
  await dialog.getByRole("button", { name: "Add", exact: true }).click();
  await expect(option).toHaveValue(/^This one !\[\]\(media\/right[^)]*\.png#decorative\)$/);
  await page.getByLabel("Correct").first().check();
  await expect(
    page
      .getByRole("status")
      .filter({ hasText: /^Saved/ })
      .first(),
  ).toBeVisible();

  await page.reload();
  const seen = page.getByRole("complementary").locator("[data-seen]");
  await expect(seen.getByRole("img", { name: "A loop of rope" })).toBeVisible();
  await expect(seen.locator("img")).toHaveCount(2);
  for (const image of await seen.locator("img").all()) expect(await image.getAttribute("src")).not.toContain("right");
  await expectAccessible();
  await page.setViewportSize({ width: 360, height: 740 });
  await expectAccessible();
});
