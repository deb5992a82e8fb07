import type { Page } from "@playwright/test";
import { expect, test } from "../../fixtures/test";
import { ownCourse } from "../../flows/own-course";

/** Holds what is sent back until the browser has taken the focus from the button that is disabled meanwhile. */
const answerAfterFocusIsLost = (page: Page) =>
  page.route("**/*", async (route) => {
    if (route.request().method() === "POST") await page.waitForFunction(() => document.activeElement === document.body);
    await route.continue();
  });

test("the first field at fault has the focus after a refused form, however it was sent", async ({ page }) => {
  await page.goto("/sign-up");
  await answerAfterFocusIsLost(page);
  const send = page.getByRole("button", { name: "Create account" });
  await send.press("Enter");
  await expect(page.getByLabel("Name")).toBeFocused();
  await page.keyboard.type("Solveig Aas");
  await page.unrouteAll();
  await page.keyboard.press("Enter");
  await expect(page.getByLabel("Email")).toBeFocused();
  await expect(page.getByLabel("Name")).toHaveValue("Solveig Aas");
});

test("a button that was pressed by keyboard has the focus again once it can be pressed, in a window and on the page", async ({
  page,
  signInAs,
}) => {
  await signInAs("admin");
  await page.goto("/admin/categories");
  await answerAfterFocusIsLost(page);
  const add = page.getByRole("button", { name: "Add a category" });
  await add.press("Enter");
  const dialog = page.getByRole("dialog");
  await dialog.getByRole("textbox", { name: "Name" }).fill("Numbers");
  await dialog.getByRole("textbox", { name: "Address" }).fill("mathematics");
  const save = dialog.getByRole("button", { name: "Save" });
  await save.press("Enter");
  await expect(dialog.getByText("Another category has this address. Choose another.")).toBeVisible();
  await expect(save).toBeFocused();
  await page.keyboard.press("Shift+Tab");
  await expect(dialog.locator(":focus")).toHaveCount(1);
  await page.keyboard.press("Escape");
  await expect(add).toBeFocused();
});

test("what removes itself by keyboard leaves the focus to what is in its place, and a message to what was there before", async ({
  page,
  baseURL,
  signInAs,
}) => {
  await signInAs("instructor");
  const { id } = await ownCourse(page, baseURL ?? "", { isLive: false });
  await page.goto(`/instructor/courses/${id}/gradebook/setup`);
  const [names, add] = [page.getByLabel("Name", { exact: true }), page.getByRole("button", { name: "Add category" })];
  for (const name of ["Speaking", "Writing", "Reading"]) {
    await add.press("Enter");
    await names.last().fill(name);
  }
  const remove = (name: string) => page.getByRole("button", { name: `Remove ${name}` });
  await remove("Writing").press("Enter");
  await expect(names.last()).toBeFocused();
  await expect(names.last()).toHaveValue("Reading");
  await remove("Reading").press("Enter");
  await expect(names).toBeFocused();
  // A key that is still held down isn't meant for what has the focus now.
  await remove("Speaking").focus();
  await page.keyboard.down("Enter");
  await expect(add).toBeFocused();
  await page.keyboard.down("Enter");
  await page.keyboard.up("Enter");
  await expect(names).toHaveCount(0);

  // Not with a pointer: on a phone the keyboard would open.
  await add.press("Enter");
  await names.fill("Listening");
  await remove("Listening").click();
  await expect(names).toHaveCount(0);
  await expect(page.locator(":focus")).toHaveCount(0);

  await add.press("Enter");
  await names.fill("Spelling");
  await page.reload();
  await page.getByRole("button", { name: "Discard them" }).press("Enter");
  await expect(page.getByText("Changes discarded")).toBeVisible();
  const at = page.locator(":focus");
  await expect(at).toHaveText("Add category");
  await page.getByRole("button", { name: "Undo" }).press("Enter");
  await expect(names).toHaveValue("Spelling");
  await expect(at).toHaveText("Add category");
});
