import type { Locator } from "@playwright/test";
import { expect, test } from "../../fixtures/test";

/** How light what it is painted on is, from 0 to 1. */
const lightnessOf = (what: Locator) =>
  what.evaluate((element) => {
    const canvas = document.createElement("canvas").getContext("2d");
    if (!canvas) throw new Error("every browser under test draws");
    canvas.fillStyle = getComputedStyle(element).backgroundColor;
    canvas.fillRect(0, 0, 1, 1);
    const [red = 0, green = 0, blue = 0] = canvas.getImageData(0, 0, 1, 1).data;
    return (red + green + blue) / 765;
  });

test("what has a theme of its own keeps it in a page of the other theme", async ({ page, signInAs }) => {
  await signInAs("student");
  await page.goto("/account/preferences");
  const sample = (theme: string) => page.locator("label", { hasText: theme }).locator("[aria-hidden=true]");
  for (const colorScheme of ["light", "dark"] as const) {
    await page.emulateMedia({ colorScheme });
    expect(await lightnessOf(sample("Light"))).toBeGreaterThan(0.9);
    expect(await lightnessOf(sample("Dark"))).toBeLessThan(0.2);
  }
  // A document looks the same to everyone.
  await page.goto("/certificates");
  await page.locator('main a[href^="/certificates/"]').first().click();
  await expect(page).toHaveURL(/\/certificates\/LCT-/);
  expect(await lightnessOf(page.getByRole("article", { name: "Certificate" }))).toBe(1);
});
