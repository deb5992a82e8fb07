import { randomBytes } from "node:crypto";
import { writeFileSync } from "node:fs";
import type { Page } from "@playwright/test";
import { aPicture } from "../../../src/testing/media-samples";
import { expect, test } from "../../fixtures/test";

const noted = (name: string) => ({
  name,
  mimeType: "application/pdf",
  buffer: Buffer.concat([Buffer.from("%PDF-1.7\n"), randomBytes(12 * 1024 * 1024)]),
});
/** Of this try alone: another finds the files of the one before, by their names and by what they hold. */
const own = (name: string) => `${name} ${randomBytes(4).toString("hex")}`;
const uploads = (page: Page) => page.getByRole("region", { name: "Uploads" });
const row = (page: Page, name: string) =>
  page.getByRole("list", { name: "Your files" }).getByRole("listitem").filter({ hasText: name });

test("files arrive although the connection is cut, an image gets smaller ones, and a page that calls itself one is refused", async ({
  page,
  signInAs,
  expectAccessible,
}) => {
  await signInAs("instructor");
  await page.goto("/instructor/files");
  let cuts = 0;
  await page.route("**/files/files/**", async (route) => {
    if (route.request().method() !== "PUT" || cuts >= 2) return route.continue();
    cuts += 1;
    await route.abort("internetdisconnected");
  });
  const [paper, picture] = [`${own("Notes")}.pdf`, `${own("Tide")}.jpg`];
  const size = 1700;
  await page
    .getByLabel("Choose files")
    .setInputFiles([
      noted(paper),
      { name: picture, mimeType: "image/jpeg", buffer: Buffer.concat([await aPicture(size, 900), randomBytes(8)]) },
      { name: "page.png", mimeType: "image/png", buffer: Buffer.from("<!doctype html><p>hello") },
    ]);
  const list = uploads(page).getByRole("listitem");
  await expect(list.filter({ hasText: paper })).toContainText("Uploaded", { timeout: 60_000 });
  await expect(list.filter({ hasText: picture })).toContainText("Uploaded");
  await expect(list.filter({ hasText: "page.png" })).toContainText("doesn’t match its name");
  expect(cuts).toBe(2);
  await expect(row(page, paper)).toContainText("Not used");
  // Asked for by name: what other tests upload meanwhile is before it.
  const found = `/instructor/files?${new URLSearchParams({ q: picture })}`;
  const pixels = `${size.toLocaleString("en")} × 900 pixels`;
  const isMeasured = async () => (await (await page.request.get(found)).text()).includes(pixels);
  await expect.poll(isMeasured, { message: "a job has measured the picture", timeout: 30_000 }).toBe(true);
  await page.goto(found);
  await expect(row(page, picture)).toContainText(pixels);
  await expect(row(page, picture).locator("img")).toHaveJSProperty("naturalWidth", 480);
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(
    page.viewportSize()?.width ?? 0,
  );
  await expectAccessible();
});

test("an upload stops at a pause, is found again after a reload, and goes on when the same file is chosen", async ({
  page,
  signInAs,
}, info) => {
  await signInAs("instructor");
  await page.goto("/instructor/files");
  const hold = { on: true };
  let arrived = 0;
  await page.route("**/files/files/**", async (route) => {
    if (route.request().method() !== "PUT") return route.continue();
    if (hold.on && arrived >= 1) return route.abort("internetdisconnected");
    arrived += 1;
    await route.continue();
  });
  const name = `${own("Film")}.pdf`;
  const path = info.outputPath(name);
  writeFileSync(path, noted(name).buffer);
  const stored = page.waitForResponse((answer) => answer.request().method() === "PUT" && answer.ok());
  await page.getByLabel("Choose files").setInputFiles(path);
  await expect(uploads(page)).toContainText("Trying again in");
  // A pause gives up what is on its way: the first part has to be there before.
  await stored;
  await uploads(page)
    .getByRole("button", { name: `Pause ${name}` })
    .click();
  await expect(uploads(page)).toContainText("Paused at");
  await page.reload();
  const begun = page.getByRole("region", { name: "Not finished yet" });
  await expect(begun).toContainText(name);
  hold.on = false;
  await page.getByLabel("Choose files").setInputFiles(path);
  await expect(uploads(page)).toContainText("Uploaded");
  // Of its two parts only the one that was missing was sent again.
  expect(arrived).toBe(2);
  // The other width has uploads of its own in the same account.
  await expect(begun.filter({ hasText: name })).toHaveCount(0);
});

test("a file is described, found by its new name and deleted, by keyboard; one that is used stays", async ({
  page,
  signInAs,
  expectAccessible,
}) => {
  await signInAs("instructor");
  await page.goto("/instructor/files");
  const name = `${own("Spare")}.txt`;
  const newName = `${own("Renamed")}.txt`;
  const buffer = Buffer.from(`spare ${randomBytes(8).toString("hex")}`);
  await page.getByLabel("Choose files").setInputFiles([{ name, mimeType: "text/plain", buffer }]);
  await expect(uploads(page)).toContainText("Uploaded");
  await page.getByRole("button", { name, exact: true }).press("Enter");
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel("Name").fill(newName);
  await dialog.getByLabel("Name").press("Enter");
  await expect(dialog.getByRole("status")).toHaveText("Saved");
  await expectAccessible();
  await dialog.getByRole("button", { name: "Close" }).press("Enter");
  await page.getByLabel("Search files").fill(newName);
  await page.getByLabel("Search files").press("Enter");
  await page.waitForURL(/q=Renamed/);
  await page.getByRole("button", { name: newName }).press("Enter");
  await dialog.getByRole("button", { name: "Delete" }).press("Enter");
  await expect(dialog).toContainText("can’t be undone");
  await dialog.getByRole("button", { name: "Delete" }).press("Enter");
  await expect(page.getByText("No files match this search")).toBeVisible();

  await page.goto("/instructor/files?q=gauge.svg");
  await page.getByRole("button", { name: "gauge.svg" }).first().press("Enter");
  await dialog.getByRole("button", { name: "Delete" }).press("Enter");
  await expect(dialog).toContainText("gauge.svg is in use and can’t be deleted");
  await expect(dialog.getByRole("link").and(dialog.locator('[href*="/instructor/courses/"]')).first()).toBeVisible();
  await expectAccessible();
});

test("the library of files is not for students", async ({ page, signInAs }) => {
  await signInAs("student");
  expect((await page.goto("/instructor/files"))?.status()).toBe(403);
});
