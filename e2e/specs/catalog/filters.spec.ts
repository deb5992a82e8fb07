import { expect, test } from "../../fixtures/test";

test("boxes and order follow a removed filter and Back, and what was removed stays away", async ({ page }) => {
  await page.goto("/courses");
  const filters = page.getByRole("form", { name: "Filters" });
  const introductory = filters.getByRole("checkbox", { name: /^Introductory/ });
  const certificate = filters.getByRole("checkbox", { name: /certificate/i });
  await introductory.check();
  await expect(page).toHaveURL("/courses?level=beginner");
  await page
    .getByRole("list", { name: "Active filters" })
    .getByRole("link", { name: /^Introductory/ })
    .click();
  await expect(page).toHaveURL("/courses");
  await expect(introductory).not.toBeChecked();
  await certificate.check();
  await expect(page).toHaveURL("/courses?certificate=1");
  const order = page.getByRole("combobox", { name: "Sort by" });
  await order.selectOption("Newest");
  await expect(page).toHaveURL("/courses?certificate=1&sort=newest");
  await page.goBack();
  await expect(order).toHaveValue("popular");
  await page.goBack();
  await expect(certificate).not.toBeChecked();
  await page.goBack();
  await expect(introductory).toBeChecked();
});

test("a subject in which nothing is found goes by its name", async ({ page }) => {
  await page.goto("/courses?q=zzzzzz&category=mathematics");
  await expect(
    page.getByRole("list", { name: "Active filters" }).getByRole("link", { name: /^Mathematics/ }),
  ).toBeVisible();
  await expect(page.getByRole("checkbox", { name: /^Mathematics/ })).toBeChecked();
});
