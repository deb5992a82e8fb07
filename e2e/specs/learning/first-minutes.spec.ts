import { randomUUID } from "node:crypto";
import { expect, test } from "../../fixtures/test";

test.use({ viewport: { width: 360, height: 740 }, isMobile: true, hasTouch: true });

test("a visitor gets from the landing page to the second lesson in four taps, on a phone", async ({
  page,
  expectAccessible,
}) => {
  await page.goto("/");
  await page.getByRole("link", { name: /^Start lesson 1\.1, \d+ min$/ }).tap();
  await expect(page).toHaveURL(/\/learn\/reading-a-tide-table\//);
  const onward = page.getByRole("region", { name: "Continue for free" });
  await expect(onward).toContainText("Reading a Tide Table");
  await expectAccessible();

  await onward.getByRole("link", { name: "Create account" }).tap();
  await page.getByLabel("Name").fill("Wim Oosterling");
  await page.getByLabel("Email").fill(`first-minutes-${randomUUID()}@example.org`);
  await page.getByLabel("Password").fill("tides-turn-twice-daily");
  await page.getByRole("button", { name: "Create account" }).tap();

  await expect(page).toHaveURL(/\/learn\/reading-a-tide-table\//);
  const gate = page.getByRole("region", { name: /lesson/ });
  await gate.getByRole("button", { name: "Enroll" }).tap();
  await expect(page.getByRole("button", { name: "Mark complete" })).toBeVisible();
  await expect(page.getByRole("main")).toContainText("1.2");
  await expect(page.getByRole("region", { name: "Continue for free" })).toHaveCount(0);
});
