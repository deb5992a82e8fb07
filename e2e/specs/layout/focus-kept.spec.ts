import type { Page } from "@playwright/test";
import { expect, test } from "../../fixtures/test";

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
