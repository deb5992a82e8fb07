import type { Locator } from "@playwright/test";
import sharp from "sharp";
import { expect, test } from "../../fixtures/test";
import { proveAddress } from "../../flows/prove-address";
import { signUp } from "../../flows/sign-up";

test("someone asks to teach, is rejected with a reason, asks again, is approved, found, and suspended", async ({
  page,
  newVisitor,
  signInAs,
  expectAccessible,
}) => {
  const name = `Applicant ${Date.now().toString(36)}${Math.random().toString(36).slice(2, 6)}`;
  await page.goto("/teach");
  await expect(page.getByRole("link", { name: "Sign in to apply" })).toBeVisible();
  await signUp(page, name);
  await page.goto("/teach");
  await expect(page.getByText("Confirm your email address first")).toBeVisible();
  await page.getByLabel("In one line").fill("Counts boats for a living");
  await page.getByRole("textbox", { name: "About you" }).fill("Nine years of harbour counts.");
  await page.getByRole("checkbox", { name: "Mathematics" }).check();
  await page.getByRole("button", { name: "Send application" }).click();
  await expect(page.getByRole("alert").filter({ hasText: "Confirm your email address" })).toBeVisible();
  await expectAccessible();
  await proveAddress(name);
  // What was typed is there again.
  await page.reload();
  await expect(page.getByRole("textbox", { name: "About you" })).toHaveValue("Nine years of harbour counts.");
  await page.getByRole("button", { name: "Send application" }).click();
  await expect(page.getByText("Your application is being reviewed")).toBeVisible();

  const adminPage = await newVisitor();
  await signInAs("admin", adminPage);
  const own = adminPage.getByRole("article", { name });
  await adminPage.goto("/admin/instructors");
  await own.getByRole("button", { name: "Reject" }).click();
  await own.getByRole("textbox", { name: "Reason" }).fill("Say which harbour.");
  await expectAccessible(adminPage);
  await own.getByRole("button", { name: "Reject with this reason" }).click();
  await expect(own).toHaveCount(0);

  await page.reload();
  await expect(page.getByText("Say which harbour.")).toBeVisible();
  await page.getByRole("button", { name: "Send again" }).click();
  await expect(page.getByText("Your application is being reviewed")).toBeVisible();
  await adminPage.reload();
  await own.getByRole("button", { name: "Approve" }).click();
  await expect(own).toHaveCount(0);

  await page.reload();
  await expect(page.getByText("You can teach here")).toBeVisible();
  const face = sharp({ create: { width: 400, height: 300, channels: 3, background: "#2f5d62" } });
  const photo = { name: "me.jpg", mimeType: "image/jpeg", buffer: await face.jpeg().toBuffer() };
  await page.getByLabel("Image", { exact: true }).setInputFiles(photo);
  await expect(page.getByRole("img", { name: "Your image" })).toBeVisible();
  await page.getByLabel("Cover", { exact: true }).setInputFiles(photo);
  await expect(page.getByRole("img", { name: "Your cover" })).toBeVisible();
  const stranger = await newVisitor();
  await stranger.goto(`/instructors?area=mathematics&q=${encodeURIComponent(name)}`);
  await expectAccessible(stranger);
  await stranger.getByRole("main").getByRole("link", { name }).click();
  await expect(stranger.getByRole("heading", { level: 1, name })).toBeVisible();
  await expect(stranger.getByText("Nine years of harbour counts.")).toBeVisible();
  const portrait = stranger.getByRole("img", { name: `Portrait of ${name}` });
  const widthOf = (image: Locator) => () => image.evaluate((one: HTMLImageElement) => one.complete && one.naturalWidth);
  await expect.poll(widthOf(portrait)).toBe(512);
  await expect.poll(widthOf(stranger.locator("main > img"))).toBe(1536);
  await expectAccessible(stranger);
  const address = new URL(stranger.url()).pathname;

  await adminPage.goto("/admin/instructors?queue=teaching");
  await own.getByRole("button", { name: "Suspend" }).click();
  await own.getByRole("textbox", { name: "Reason" }).fill("The counts are copied.");
  await own.getByRole("button", { name: "Suspend with this reason" }).click();
  await expect(own).toHaveCount(0);
  await page.reload();
  await expect(page.getByText("The counts are copied.")).toBeVisible();
  expect((await stranger.request.get(address)).status()).toBe(404);
});
