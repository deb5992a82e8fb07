import { expect, test } from "../../fixtures/test";

test("a priced course leads through sign-in to a request, and says whom to write to", async ({ page, signInAs }) => {
  await page.goto("/courses/sql-for-people-who-count");
  await expect(page.getByText(/Rukmini Deshpande or the site admins answer within \d+ working day/)).toBeVisible();
  await page.getByRole("button", { name: "Request access" }).first().click();
  await expect(page).toHaveURL(/\/sign-in\?next=%2Fcourses%2Fsql-for-people-who-count%2Fbuy/);
  await signInAs("student");
  await page.goto("/courses/sql-for-people-who-count/buy");
  await expect(page.getByRole("heading", { name: /^Request access, / })).toBeVisible();
  await expect(page.getByRole("main")).toContainText("Rukmini Deshpande");
  const link = page.getByRole("complementary").getByRole("link", { name: "@" });
  await expect(link).toHaveAttribute("href", /^mailto:[^@\s]+@[^@\s?]+\?subject=Access%20to%20.*SQL/);
});

test("a subject on the landing page leads to as many courses as it says", async ({ page }) => {
  // Another test may publish a course between the two looks: then both are taken again.
  await expect(async () => {
    await page.goto("/");
    const subject = page.getByRole("region", { name: "Browse by subject" }).getByRole("listitem").first();
    const count = /(\d+) courses?$/.exec(((await subject.textContent()) ?? "").trim())?.[1];
    await subject.getByRole("link").click();
    await expect(page).toHaveURL(/\/courses\?category=[\w-]+$/);
    const found = page.getByRole("status").getByRole("heading", { name: /^\d+ courses?$/ });
    expect(await found.textContent()).toMatch(new RegExp(`^${count} courses?$`));
  }).toPass();
});
