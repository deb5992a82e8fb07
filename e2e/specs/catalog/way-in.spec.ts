import { expect, test } from "../../fixtures/test";

test("a priced course says whom to write to, in a mail that names it", async ({ page }) => {
  await page.goto("/courses/sql-for-people-who-count");
  await page.getByRole("button", { name: "Buy" }).first().click();
  const dialog = page.getByRole("dialog", { name: "How to get in" });
  await expect(dialog).toContainText("Rukmini Deshpande");
  const link = dialog.getByRole("link", { name: "@" });
  await expect(link).toHaveAttribute("href", /^mailto:[^@\s]+@[^@\s?]+\?subject=Access%20to%20.*SQL/);
  await dialog.getByRole("button", { name: "Close" }).click();
  await expect(dialog).toBeHidden();
});

test("a subject on the landing page leads to as many courses as it says", async ({ page }) => {
  // Another test may publish a course between the two looks: then both are taken again.
  await expect(async () => {
    await page.goto("/");
    const subject = page.getByRole("region", { name: "By subject" }).getByRole("listitem").first();
    const count = /(\d+) courses?$/.exec(((await subject.textContent()) ?? "").trim())?.[1];
    await subject.getByRole("link").click();
    await expect(page).toHaveURL(/\/courses\?category=[\w-]+$/);
    const found = page.getByRole("status").getByRole("heading", { name: /^\d+ courses?$/ });
    expect(await found.textContent()).toMatch(new RegExp(`^${count} courses?$`));
  }).toPass();
});
