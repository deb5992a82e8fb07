import sharp from "sharp";
import { expect, test } from "../../fixtures/test";

test("an admin writes down what someone says, changes it, moves it and deletes it", async ({
  page,
  signInAs,
  expectAccessible,
}) => {
  // A first try leaves what it made.
  const name = test.info().retry === 0 ? "Odd Berge" : "Liv Haugen";
  await signInAs("admin");
  await page.goto("/admin/testimonials");
  const row = page.getByRole("listitem").filter({ hasText: name });
  const dialog = page.getByRole("dialog");
  await page.getByRole("button", { name: "Add a testimonial" }).click();
  await dialog.getByRole("textbox", { name: "Name" }).fill(name);
  await dialog.getByRole("textbox", { name: "What they say" }).fill("I read tables now as others read faces.");
  await dialog.getByRole("switch", { name: "Featured on the home page" }).uncheck();
  await expectAccessible();
  await dialog.getByRole("button", { name: "Save" }).click();
  await expect(dialog).toHaveCount(0);
  await row.getByRole("button", { name: `Move ${name}’s testimonial up` }).click();
  await expect(page.getByText(`${name}’s testimonial is now`)).toBeAttached();
  await row.getByRole("button", { name: `Edit ${name}’s testimonial` }).click();
  await dialog.getByRole("textbox", { name: "Who they are" }).fill("Harbour master");
  const face = await sharp({
    create: { width: 900, height: 1200, channels: 3, background: "#3a5a7a" },
  })
    .jpeg()
    .toBuffer();
  await dialog.getByRole("button", { name: "Choose an image" }).click();
  const picker = page.getByRole("dialog", { name: "Choose an image" });
  await picker.getByLabel("Choose files").setInputFiles({ name: `${name}.jpg`, mimeType: "image/jpeg", buffer: face });
  await expect(dialog.getByText(`Chosen: ${name}.jpg`)).toBeVisible();
  await dialog.getByRole("button", { name: "Save" }).click();
  await expect(dialog).toHaveCount(0);
  await expect(row).toContainText("Harbour master");
  const picture = row.locator("img");
  await expect.poll(() => picture.evaluate((shown: HTMLImageElement) => shown.naturalWidth)).toBeGreaterThan(0);
  const rows = page.getByRole("list", { name: "Testimonials, in order" }).getByRole("listitem");
  const first = await rows.first().boundingBox();
  await row.getByTitle("Drag to reorder").hover();
  await page.mouse.down();
  await page.mouse.move(first?.x ?? 0, (first?.y ?? 0) + 4, { steps: 8 });
  const placed = page.waitForResponse((answer) => answer.url().includes("testimonials.place"));
  await page.mouse.up();
  await placed;
  await expect(rows.first()).toContainText(name);
  await page.reload();
  await expect(rows.first()).toContainText(name);
  await expectAccessible();
  await row.getByRole("button", { name: `Delete ${name}’s testimonial` }).click();
  await dialog.getByRole("button", { name: "Delete" }).click();
  await expect(dialog).toHaveCount(0);
  await expect(row).toHaveCount(0);
});
