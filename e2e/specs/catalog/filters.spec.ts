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

test("an address with another rating than the usual one has its box, which takes it away again", async ({ page }) => {
  await page.goto("/courses?rating=3");
  const rated = page.getByRole("form", { name: "Filters" }).getByRole("checkbox", { name: /^Rated/ });
  await expect(rated).toHaveAccessibleName(/^Rated 3 and up/);
  await expect(rated).toBeChecked();
  await rated.uncheck();
  await expect(page).toHaveURL("/courses");
  await expect(rated).toHaveAccessibleName(/^Rated 4 and up/);
  await expect(rated).not.toBeChecked();
});

test("on a phone the courses come first, and filters that were unfolded stay so until they are folded", async ({
  page,
}) => {
  await page.setViewportSize({ width: 360, height: 740 });
  await page.goto("/courses?level=beginner");
  await expect(page.getByRole("heading", { level: 2 }).first()).toBeInViewport();
  await expect(page.getByRole("checkbox", { name: /^Introductory/ })).toBeHidden();
  await page.getByText("Filters, 1 set").click();
  await page.getByRole("checkbox", { name: /^Introductory/ }).uncheck();
  await expect(page).toHaveURL("/courses");
  await expect(page.getByText("Filters", { exact: true })).toBeVisible();
  await expect(page.getByRole("checkbox", { name: /^Introductory/ })).toBeVisible();
});

test("on a wide screen the filters are there without script", async ({ browser, baseURL }) => {
  const context = await browser.newContext({
    javaScriptEnabled: false,
    baseURL,
    viewport: { width: 1280, height: 800 },
  });
  const page = await context.newPage();
  await page.goto("/courses");
  await expect(page.getByRole("checkbox", { name: /^Introductory/ })).toBeVisible();
  await context.close();
});

test("a subject in which nothing is found goes by its name", async ({ page }) => {
  await page.goto("/courses?q=zzzzzz&category=mathematics");
  await expect(
    page.getByRole("list", { name: "Active filters" }).getByRole("link", { name: /^Mathematics/ }),
  ).toBeVisible();
  await expect(page.getByRole("checkbox", { name: /^Mathematics/ })).toBeChecked();
});

test("a search marks what it found in a title, and the link keeps the title as its name", async ({ page }) => {
  await page.goto("/courses?q=tides");
  const title = page.getByRole("main").getByRole("link", { name: "Reading a Tide Table", exact: true });
  await expect(title.locator("mark")).toHaveText("Tide");
});
