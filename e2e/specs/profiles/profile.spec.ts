import type { Locator } from "@playwright/test";
import { expect, test } from "../../fixtures/test";
import { signUp } from "../../flows/sign-up";

/** Two pixels by two, red. */
const picture = Buffer.from(
  "iVBORw0KGgoAAAANSUhEUgAAAAIAAAACCAIAAAD91JpzAAAAFklEQVR4nGP8z8DAwMDAxMDAwMDAAAANHQEDasKb6QAAAABJRU5ErkJggg==",
  "base64",
);

test("what people say of themselves is saved as they write it, and seen by others only where they show it", async ({
  page,
  newVisitor,
  expectAccessible,
}) => {
  await signUp(page, "Ilse Tamberg");
  await page.goto("/dashboard");
  await page.getByRole("button", { name: "Account menu, Ilse Tamberg" }).click();
  await page.getByRole("link", { name: "Account", exact: true }).click();
  await expect(page).toHaveURL(/\/account\/profile$/);
  await expectAccessible();
  const saved = page.getByRole("status").filter({ hasText: "Saved" });

  await page.getByLabel("About me", { exact: true }).fill("I keep the tide gauge.");
  await expect(saved).toBeVisible();
  await page.getByLabel("Website", { exact: true }).fill("http://example.org");
  await expect(page.getByText("Enter a full address that starts with https://.")).toBeVisible();
  await page.getByLabel("Website", { exact: true }).fill("https://example.org/gauge");
  await page.getByLabel("City", { exact: true }).fill("Skarvig");
  await page.getByRole("switch", { name: "Show my public page" }).check();
  const address = page.getByRole("main").getByRole("link", { name: /^\/people\// });
  await expect(address).toBeVisible();
  const own = (await address.getAttribute("href")) ?? "";

  const visitor = await newVisitor();
  await expect.poll(async () => (await visitor.request.get(own)).status(), { timeout: 30_000 }).toBe(200);
  await visitor.goto(own);
  await expect(visitor.getByRole("heading", { level: 1, name: "Ilse Tamberg" })).toBeVisible();
  await expect(visitor.getByText("I keep the tide gauge.")).toHaveCount(0);

  await page.locator("input[type=file]").setInputFiles({
    name: "me.png",
    mimeType: "image/png",
    buffer: picture,
  });
  await expect(page.getByRole("img", { name: "Your image" })).toBeVisible();
  for (const field of ["About me", "Website", "Image"]) {
    const stored = page.waitForResponse(/profiles\.showField/);
    await page.getByRole("switch", { name: `Visible to others: ${field}` }).check();
    await stored;
  }
  await visitor.reload();
  await expect(visitor.getByText("I keep the tide gauge.")).toBeVisible();
  await expect(visitor.getByRole("link", { name: "example.org/gauge" })).toHaveAttribute("rel", /nofollow/);
  await expect(visitor.getByRole("img", { name: "Ilse Tamberg, image" })).toBeVisible();
  await expect(visitor.getByText("Skarvig")).toHaveCount(0);
  await expectAccessible(visitor);

  const username = `ilse-${Date.now()}-${test.info().workerIndex}`;
  await page.getByLabel("Username").fill(username);
  await page.getByRole("button", { name: "Change username" }).click();
  await expect(page.getByRole("main").getByRole("link", { name: `/people/${username}` })).toBeVisible();
  expect((await visitor.goto(own))?.status()).toBe(404);
  expect((await visitor.goto(`/people/${username}`))?.status()).toBe(200);
});

test("how pages look is chosen once, and every other device of the person shows it before its first paint", async ({
  page,
  newVisitor,
  expectAccessible,
}) => {
  const email = `view-${Date.now()}-${Math.random().toString(36).slice(2, 8)}@example.org`;
  await signUp(page, "Ottar Lien", email);
  await page.goto("/account/preferences");
  await expectAccessible();
  const root = page.locator("html");
  const choose = async (control: Locator) => {
    const stored = page.waitForResponse(/profiles\.savePreferences/);
    await control.check();
    expect((await stored).status()).toBe(200);
  };
  await choose(page.getByRole("radio", { name: "Dark" }));
  await expect(root).toHaveAttribute("data-theme", "dark");
  await choose(page.getByRole("radio", { name: "Larger" }));
  await choose(page.getByRole("switch", { name: "Captions on" }));
  await expect(page.getByRole("status").filter({ hasText: "Saved" })).toBeVisible();
  await expect(root).toHaveAttribute("data-captions", "on");
  await expect(root).toHaveAttribute("data-size", "large");
  await page.reload();
  await expect(page.getByRole("radio", { name: "Larger" })).toBeChecked();

  const elsewhere = await newVisitor();
  await elsewhere.goto("/sign-in");
  const other = elsewhere.locator("html");
  await expect(other).not.toHaveAttribute("data-theme", /./);
  await elsewhere.getByLabel("Email").fill(email);
  await elsewhere.getByLabel("Password").fill("a long enough sentence");
  await elsewhere.getByRole("button", { name: "Sign in" }).click();
  await expect(elsewhere).toHaveURL(/\/dashboard$/);
  await expect(other).toHaveAttribute("data-theme", "dark");
  // The very first of the document, before anything of ours but the script of the head has run.
  await elsewhere.goto("/courses", { waitUntil: "commit" });
  await expect(other).toHaveAttribute("data-size", "large");

  // A switch of the masthead is told to the account as well.
  const told = elsewhere.waitForResponse(/profiles\.setView/);
  await elsewhere.getByRole("button", { name: "Switch theme" }).click();
  expect((await told).status()).toBe(200);
  await page.reload();
  await expect(root).toHaveAttribute("data-theme", "light");
  await expect(page.getByRole("radio", { name: "Light", exact: true })).toBeChecked();
});

test("what courses one looks for is chosen once, and the catalog starts with it until an address says otherwise", async ({
  page,
  newVisitor,
  expectAccessible,
}) => {
  await signUp(page, "Runa Skjel");
  await page.goto("/account/preferences");
  const courses = page.getByRole("region", { name: "Courses" });
  const choose = async (name: string) => {
    const stored = page.waitForResponse(/profiles\.savePreferences/);
    const choice = courses.getByLabel(name, { exact: true });
    await choice.focus();
    await choice.press("Space");
    expect((await stored).status()).toBe(200);
  };
  await choose("Introductory");
  await choose("English");
  await page.reload();
  await expect(courses.getByLabel("Introductory", { exact: true })).toBeChecked();

  await page.goto("/courses");
  const preset = page.getByRole("list", { name: "Filtered by your preferences:" });
  await expect(preset.getByRole("link", { name: "Introductory , remove" })).toBeVisible();
  await expectAccessible();
  await preset.getByRole("link", { name: "English , remove" }).click();
  await expect(page).toHaveURL(/\/courses\?level=beginner$/);
  await expect(preset).toHaveCount(0);
  await page.getByRole("link", { name: "Clear all" }).click();
  await expect(page).toHaveURL(/\/courses\?all=1$/);
  await expect(page.getByRole("list", { name: "Active filters" })).toHaveCount(0);

  await page.goto("/courses");
  await preset.getByRole("link", { name: "Change your preferences" }).click();
  await choose("Over 8 hours");
  await choose("Priced");
  await page.goto("/courses");
  await expect(page.getByText("No course matches your preferences")).toBeVisible();
  await expectAccessible();
  await page.getByRole("main").getByRole("link", { name: "Show all courses" }).last().click();
  await expect(page).toHaveURL(/\/courses\?all=1$/);
  await expect(page.getByRole("heading", { level: 2, name: /^\d+ courses?$/ })).toBeVisible();

  const visitor = await newVisitor();
  await visitor.goto("/courses");
  await expect(visitor.getByText("Filtered by your preferences")).toHaveCount(0);
});
