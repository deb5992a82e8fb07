import { expect, test } from "../../fixtures/test";

test("an admin sets how long personal data is kept, and what is out of bounds changes nothing", async ({
  page,
  signInAs,
  expectAccessible,
}) => {
  await signInAs("admin");
  await page.goto("/admin/settings");
  const section = page.getByRole("region", { name: "Personal data" });
  const days = section.getByLabel("Days to keep networks and browsers");
  const kept = await days.inputValue();
  const other = String(Number(kept) + 1);

  await days.fill(other);
  await days.press("Enter");
  await expect(page.getByRole("status").filter({ hasText: "Saved." })).toBeVisible();
  await expectAccessible();
  await page.goto("/admin/settings");
  await expect(days).toHaveValue(other);

  // The browser holds it back first; whoever has no such browser is refused by the site.
  await days.fill("0");
  await days.press("Enter");
  expect(await days.evaluate((input: HTMLInputElement) => input.validity.valid)).toBe(false);
  await expect(page.getByRole("status").filter({ hasText: "Saved." })).toHaveCount(0);
  await section.locator("form").evaluate((form: HTMLFormElement) => {
    form.noValidate = true;
  });
  await section.getByRole("button", { name: "Save" }).click();
  await expect(page.getByRole("alert").filter({ hasText: "within the limits" })).toBeVisible();
  await expectAccessible();
  await expect(days).toHaveValue(other);

  await days.fill(kept);
  await section.getByRole("button", { name: "Save" }).press("Enter");
  await expect(page.getByRole("status").filter({ hasText: "Saved." })).toBeVisible();
});
