import { expect, test } from "../../fixtures/test";

const course = "/courses/reading-a-tide-table";

test("all reviews of a course are read in the order and with the stars that are asked for", async ({
  page,
  expectAccessible,
}) => {
  await page.goto(course);
  await page.getByRole("link", { name: "Read all 8 reviews" }).click();
  await expect(page).toHaveURL(/\/reviews$/);
  await expect(page.getByRole("heading", { level: 1, name: "Reviews" })).toBeVisible();
  const reviews = page.getByRole("main").getByRole("article");
  await expect(reviews).toHaveCount(8);
  await expect(page.getByText("out of 5, from 8 ratings")).toBeVisible();
  await expectAccessible();

  await page.getByRole("combobox", { name: "Sort by" }).selectOption("Lowest rated");
  await page.getByRole("button", { name: "Show" }).click();
  await expect(page).toHaveURL(/sort=lowest/);
  await expect(reviews.first()).toContainText("3 stars");

  await page.getByRole("combobox", { name: "Rating" }).selectOption("1 star");
  await page.getByRole("button", { name: "Show" }).click();
  await expect(page.getByText("No reviews match. Choose another rating.")).toBeVisible();
  await expectAccessible();

  const stars = page.getByRole("table", { name: "Reviews by number of stars" });
  await stars.getByRole("link", { name: "4 stars" }).focus();
  await page.keyboard.press("Enter");
  await expect(reviews).toHaveCount(3);
  await expect(page.getByRole("heading", { name: "3 reviews" })).toBeVisible();
  await expect(page.getByRole("combobox", { name: "Rating" })).toHaveValue("4");
});
