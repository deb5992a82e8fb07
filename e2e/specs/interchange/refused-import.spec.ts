import { expect, test } from "../../fixtures/test";

test("a file without anything in it is named for what it is", async ({ page, signInAs }) => {
  await signInAs("instructor");
  await page.goto("/instructor/courses/import");
  await page
    .getByLabel("Course file")
    .setInputFiles({ name: "course.zip", mimeType: "application/zip", buffer: Buffer.alloc(0) });
  await page.getByRole("button", { name: "Import", exact: true }).click();
  await expect(page.getByRole("alert").filter({ hasText: "This file is empty." })).toBeVisible();
});
