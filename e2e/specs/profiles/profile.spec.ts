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
  await page.getByRole("button", { name: "Account menu, Ilse Tamberg" }).click();
  await page.getByRole("link", { name: "Account", exact: true }).click();
  await expect(page).toHaveURL(/\/account\/profile$/);
  await expectAccessible();
  const saved = page.getByRole("status").filter({ hasText: "Saved" });

  await page.getByLabel("About me", { exact: true }).fill("I keep the tide gauge.");
  await expect(saved).toBeVisible();
  await page.getByLabel("Website", { exact: true }).fill("http://example.org");
  await expect(page.getByText("Write a whole address that begins with https://.")).toBeVisible();
  await page.getByLabel("Website", { exact: true }).fill("https://example.org/gauge");
  await page.getByLabel("Town", { exact: true }).fill("Skarvig");
  await page.getByRole("switch", { name: "There is a page about me" }).check();
  const address = page.getByRole("main").getByRole("link", { name: /^\/people\// });
  await expect(address).toBeVisible();
  const own = (await address.getAttribute("href")) ?? "";

  const visitor = await newVisitor();
  await expect(async () => {
    await visitor.goto(own);
    await expect(visitor.getByRole("heading", { level: 1, name: "Ilse Tamberg" })).toBeVisible({ timeout: 1_000 });
  }).toPass();
  await expect(visitor.getByText("I keep the tide gauge.")).toHaveCount(0);

  await page.locator("input[type=file]").setInputFiles({
    name: "me.png",
    mimeType: "image/png",
    buffer: picture,
  });
  await expect(page.getByRole("img", { name: "Your picture" })).toBeVisible();
  for (const field of ["About me", "Website", "Picture"]) {
    const stored = page.waitForResponse(/profiles\.showField/);
    await page.getByRole("switch", { name: `Others may see this: ${field}` }).check();
    await stored;
  }
  await visitor.reload();
  await expect(visitor.getByText("I keep the tide gauge.")).toBeVisible();
  await expect(visitor.getByRole("link", { name: "example.org/gauge" })).toHaveAttribute("rel", /nofollow/);
  await expect(visitor.getByRole("img", { name: "Ilse Tamberg, picture" })).toBeVisible();
  await expect(visitor.getByText("Skarvig")).toHaveCount(0);
  await expectAccessible(visitor);

  const username = `ilse-${Date.now()}-${test.info().workerIndex}`;
  await page.getByLabel("User name").fill(username);
  await page.getByRole("button", { name: "Change user name" }).click();
  await expect(page.getByRole("main").getByRole("link", { name: `/people/${username}` })).toBeVisible();
  expect((await visitor.goto(own))?.status()).toBe(404);
  expect((await visitor.goto(`/people/${username}`))?.status()).toBe(200);
});
