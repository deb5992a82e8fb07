import { expect, test } from "../../fixtures/test";

test("courses are suggested while typing, reached by keyboard, and never in the way of a search", async ({
  page,
  expectAccessible,
}) => {
  await page.goto("/");
  const search = page.getByRole("searchbox", { name: "Search courses" });
  const suggested = page.getByRole("listbox", { name: "Suggested courses" });
  const option = suggested.getByRole("option", { name: /Reading a Tide Table/ });

  await search.fill("tid");
  await expect(option).toBeVisible();
  await expect(page.getByRole("status").filter({ hasText: /courses? suggested/ })).toBeAttached();
  await search.press("ArrowDown");
  await expect(option).toHaveAttribute("aria-selected", "true");
  await expect(search).toHaveAttribute("aria-activedescendant", (await option.getAttribute("id")) ?? "");
  await expectAccessible();

  await search.press("Escape");
  await expect(suggested).toBeHidden();
  await search.fill("tide");
  await expect(option).toBeVisible();
  await search.press("ArrowDown");
  await search.press("Enter");
  await expect(page).toHaveURL("/courses/reading-a-tide-table");

  await page.goto("/courses");
  await search.fill("tide");
  await expect(option).toBeVisible();
  await search.press("Enter");
  await expect(page).toHaveURL(/\/courses\?q=tide/);
  await expect(page.getByRole("link", { name: "Reading a Tide Table" })).toBeVisible();

  await search.fill("sql");
  await suggested.getByRole("option", { name: /SQL for People Who Count/ }).click();
  await expect(page).toHaveURL("/courses/sql-for-people-who-count");
});
