import sharp from "sharp";
import { expect, test } from "../../fixtures/own-site";

// What the site is called is on every page of it: the tests beside this one read it as it came.
test("an admin gives the site a name, a color and a logo, sees them at once, and puts everything back", async ({
  page,
  newVisitor,
  signInAs,
  expectAccessible,
}) => {
  const accentOf = () => page.evaluate(() => getComputedStyle(document.documentElement).getPropertyValue("--accent"));
  await signInAs("admin");
  const visitor = await newVisitor();
  await visitor.goto("/courses");
  await expect(visitor).toHaveTitle(/\(Lectern\)$/);
  await page.goto("/admin/branding");
  const own = await accentOf();
  const name = page.getByRole("textbox", { name: "Name", exact: true });
  await name.fill("Skarvig {harbour}");
  await page.getByRole("textbox", { name: "Footer links" }).fill("Tides http://plain.example");
  await page.getByRole("button", { name: "Save" }).click();
  await expect(name).toBeFocused();
  await expect(page.getByText("Enter a name of up to")).toBeVisible();
  await expect(page.getByText("Line 1: the address must be a full https address.")).toBeVisible();
  await expectAccessible();

  await name.fill("Skarvig's harbour");
  await page.getByRole("textbox", { name: "Short description" }).fill("Seamanship by the book");
  await page.getByRole("checkbox", { name: "Use a custom color" }).check();
  await page
    .getByRole("textbox", { name: "Color" })
    .or(page.getByLabel("Color", { exact: true }))
    .fill("#8a2d1c");
  await page.getByRole("textbox", { name: "Support email address" }).fill("help@skarvig.example");
  await page.getByRole("textbox", { name: "Footer links" }).fill("Tides https://tides.example/now");
  await expect(page.getByRole("region", { name: "Preview" })).toContainText("Skarvig's harbour");
  // What is typed while it is stored is not put back by what comes of that.
  const tagline = page.getByRole("textbox", { name: "Short description" });
  await page.route("**/api/trpc/branding.save", async (route) => {
    await tagline.fill("Seamanship, and more");
    await route.continue();
  });
  await page.getByRole("button", { name: "Save" }).click();
  await expect(page.getByText("Saved. Every page now shows it.")).toBeVisible();
  await expect(page.getByRole("banner").getByRole("link", { name: "Skarvig's harbour" })).toBeVisible();
  await expect(tagline).toHaveValue("Seamanship, and more");
  await expect.poll(accentOf).not.toBe(own);
  await expectAccessible();

  await visitor.goto("/courses");
  await expect(visitor).toHaveTitle(/\(Skarvig's harbour\)$/);
  await expect(visitor.getByRole("contentinfo").getByRole("link", { name: "Tides" })).toHaveAttribute(
    "href",
    "https://tides.example/now",
  );
  await expect(visitor.getByRole("link", { name: "Contact support" })).toHaveAttribute(
    "href",
    "mailto:help@skarvig.example",
  );
  await visitor.goto("/");
  await expect(visitor).toHaveTitle("Skarvig's harbour: Seamanship by the book");
  await visitor.goto("/no-such-page");
  await expect(visitor.getByRole("banner")).toContainText("Skarvig's harbour");

  const logo = await sharp({ create: { width: 600, height: 120, channels: 4, background: "#8a2d1c" } })
    .png()
    .toBuffer();
  await page.getByRole("button", { name: "Choose: Logo", exact: true }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel("Choose files").setInputFiles({ name: "logo.png", mimeType: "image/png", buffer: logo });
  await expect(dialog).toHaveCount(0);
  await expect(page.getByText("Logo: saved")).toBeVisible();
  const shown = page.getByRole("img", { name: "Logo, current image" });
  await expect.poll(() => shown.evaluate((picture: HTMLImageElement) => picture.naturalWidth)).toBe(560);
  await visitor.goto("/courses");
  const drawn = () =>
    visitor.evaluate(() => {
      const mark = document.querySelector(".wordmark");
      return mark ? getComputedStyle(mark, "::before").backgroundImage : "";
    });
  expect(await drawn()).toContain("/api/brand/light?v=");
  await expect(visitor.getByRole("banner").getByRole("link", { name: "Skarvig's harbour" })).toBeVisible();
  const icon = await visitor.locator('link[rel="icon"]').first().getAttribute("href");
  const sign = await visitor.request.get(icon ?? "");
  expect([sign.status(), sign.headers()["content-type"]]).toEqual([200, "image/png"]);
  expect(sign.headers()["cache-control"]).toContain("immutable");
  await expectAccessible(visitor);

  await page.getByRole("button", { name: "Reset branding" }).click();
  await dialog.getByRole("button", { name: "Reset" }).click();
  await expect(page.getByText("Branding was reset")).toBeVisible();
  await expect(name).toHaveValue("Lectern");
  await expect.poll(accentOf).toBe(own);
  await visitor.goto("/courses");
  await expect(visitor).toHaveTitle(/\(Lectern\)$/);
  expect(await drawn()).toBe("none");
});
