import { randomUUID } from "node:crypto";
import { expect, test } from "../../fixtures/test";
import { callSite } from "../../flows/call-site";
import { ownCourse } from "../../flows/own-course";

test("a setup that wasn't saved is on the device, and waits for a choice where another was saved", async ({
  page,
  baseURL,
  signInAs,
  expectAccessible,
}) => {
  await signInAs("instructor");
  const { id: courseId } = await ownCourse(page, baseURL ?? "", { isLive: true });
  const site = await callSite(baseURL ?? "", page.context());
  const address = `/instructor/courses/${courseId}/gradebook/setup`;
  const saved = () => site.gradebook.setup.query({ courseId });
  const item = (title: string, categoryId: string | null) => ({ id: randomUUID(), title, categoryId, maxPoints: 2000 });
  const speaking = { id: randomUUID(), name: "Speaking", weight: 10_000, dropLowest: 0 };
  const [oral, essay] = [item("Oral exam", speaking.id), item("Essay", null)];
  const { revision } = await site.gradebook.saveSetup.mutate({
    ...{ courseId, revision: (await saved()).revision, countsMissing: false },
    ...{ categories: [speaking], items: [oral, essay] },
  });
  const save = page.getByRole("button", { name: "Save", exact: true });
  const names = page.getByLabel("Name", { exact: true });
  const titles = page.getByRole("textbox", { name: "Title", exact: true });
  const category = page.getByRole("combobox", { name: "Category", exact: true });
  const restored = page.getByText(/^Your unsaved changes from .* were kept on this device/);

  // What can't be saved is said at its fields, and the first of them has the focus.
  await page.goto(address);
  await page.getByRole("button", { name: "Add category" }).click();
  await names.last().fill("speaking");
  await page.getByLabel("Drop lowest").last().fill("half");
  await titles.last().fill(" ");
  await page.getByRole("textbox", { name: "Points", exact: true }).last().fill("0");
  await save.click();
  await expect(names.last()).toBeFocused();
  await expect(names.last()).toHaveAccessibleDescription("Another category has this name");
  await expect(page.getByLabel("Weight in %").last()).toHaveAccessibleDescription("Enter a number from 0 to 100");
  await expect(page.getByLabel("Drop lowest").last()).toHaveAccessibleDescription("Enter a whole number");
  await expect(titles.last()).toHaveAccessibleDescription("Enter a title");
  await expect(page.getByRole("textbox", { name: "Points", exact: true }).last()).toHaveAccessibleDescription(
    "Enter a number from 0.01 to 10,000",
  );
  await expectAccessible();

  // The page is left with it.
  await page.goto(`/instructor/courses/${courseId}/gradebook`);
  await page.goto(address);
  await expect(restored).toBeVisible();
  await expect(names.last()).toHaveValue("speaking");
  await expectAccessible();
  await page.getByRole("button", { name: "Discard them" }).click();
  await expect(names).toHaveCount(1);
  await expect(titles.last()).toHaveValue("Essay");

  // Which category an item is in is a change by itself.
  await category.last().selectOption({ label: "Speaking" });
  await page.goto(address);
  await expect(restored).toBeVisible();
  await expect(category.last()).toHaveValue(speaking.id);

  // Meanwhile somebody removes the essay, and renames the category.
  await site.gradebook.saveSetup.mutate({
    ...{ courseId, revision, countsMissing: false },
    ...{ categories: [{ ...speaking, name: "Talks" }], items: [oral] },
  });
  await save.click();
  const choice = page.getByRole("alert").filter({ hasText: "Someone else changed the setup meanwhile" });
  await expect(choice).toBeVisible();
  await expect(save).toBeDisabled();
  await expectAccessible();
  await page.getByRole("button", { name: "Take theirs" }).click();
  await expect(names).toHaveValue("Talks");
  await expect(titles).toHaveValue("Oral exam");
  await page.getByRole("button", { name: "Undo" }).click();
  await expect(choice).toBeVisible();
  await expect(names).toHaveValue("Speaking");
  await page.getByRole("button", { name: "Keep mine" }).click();
  await save.click();
  await expect(page.getByText("Gradebook saved")).toBeVisible();
  const now = await saved();
  expect(now.categories).toEqual([speaking]);
  expect(now.items.map(({ title, categoryId }) => [title, categoryId])).toEqual([
    ["Oral exam", speaking.id],
    ["Essay", speaking.id],
  ]);
  await page.goto(address);
  await expect(titles.last()).toHaveValue("Essay");
  await expect(restored).toBeHidden();
});
