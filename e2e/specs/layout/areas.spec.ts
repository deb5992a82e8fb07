import { expect, test } from "../../fixtures/test";

test("a dialog is in the area that it was opened in, where its utilities count", async ({ page, signInAs }) => {
  await signInAs("instructor");
  await page.goto("/instructor/banks");
  await page.getByRole("link", { name: "Tides and depths" }).click();
  await page.getByRole("button", { name: "Files" }).click();
  const dialog = page.getByRole("dialog", { name: "Files of this bank" });
  await expect(dialog.locator("xpath=ancestor::*[@data-styles]")).toHaveAttribute("data-styles", "studio");
  // A thumbnail, by a utility: without it, an image is as wide as the dialog.
  await expect(dialog.locator("img").first()).toHaveCSS("inline-size", "64px");
  await page.goto("/pieces");
  await page.getByRole("button", { name: "Open dialog" }).click();
  await expect(page.locator("[data-styles=studio]").getByRole("dialog")).toBeVisible();
});

test("a document is printed alone", async ({ page, signInAs }) => {
  await signInAs("student");
  await page.goto("/certificates");
  await page.locator('main a[href^="/certificates/"]').first().click();
  const certificate = page.getByRole("article", { name: "Certificate" });
  await expect(certificate).toBeVisible();
  await page.emulateMedia({ media: "print" });
  await expect(certificate).toBeVisible();
  await expect(page.getByRole("banner")).toBeHidden();
  await expect(page.getByRole("contentinfo")).toBeHidden();
});

test("its sheets may come in any order, as on pages that the browser puts together", async ({ page, signInAs }) => {
  await signInAs("student");
  await page.goto("/dashboard");
  const entry = page.getByRole("banner").getByRole("link", { name: "Courses" });
  await expect(entry).toHaveCSS("text-decoration-line", "none");
  const count = await page.evaluate(() => {
    const sheets = [...document.querySelectorAll('link[rel="stylesheet"]')];
    document.head.append(...sheets.reverse());
    return sheets.length;
  });
  expect(count).toBeGreaterThan(1);
  await expect.poll(() => page.evaluate(() => document.styleSheets.length)).toBe(count);
  await expect(entry).toHaveCSS("text-decoration-line", "none");
});
