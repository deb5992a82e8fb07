import { expect, test } from "../../fixtures/test";

test("an admin writes a page of the site and looks at it first; a stranger reads it at once and sees whether the site works", async ({
  page,
  newVisitor,
  signInAs,
  expectAccessible,
}) => {
  const name = "Terms";
  const stranger = await newVisitor();
  await stranger.goto("/");
  await stranger.getByRole("contentinfo").getByRole("link", { name, exact: true }).click();
  await expect(stranger.getByRole("heading", { level: 1, name })).toBeVisible();
  await expect(stranger.getByText("This text comes with Lectern")).toBeVisible();

  await signInAs("admin");
  await page.goto("/admin/pages");
  await page.getByRole("main").getByRole("link", { name, exact: true }).click();
  await page.getByRole("textbox", { name: "Text" }).fill("## House rules\n\nBe **kind** to each other.");
  await page.getByRole("button", { name: "Preview" }).click();
  await expect(page.getByRole("main").getByRole("heading", { name: "House rules" })).toBeVisible();
  await expectAccessible();
  await expect(page.getByRole("status")).toContainText("It isn’t saved yet.");
  await page.getByRole("button", { name: "Save" }).click();
  await expect(page.getByRole("status")).toContainText("Saved.");
  await expect(page.getByRole("list").filter({ hasText: "Custom text" })).toBeVisible();

  await stranger.reload();
  await expect(stranger.getByRole("heading", { name: "House rules" })).toBeVisible();
  await expect(stranger.getByText("This text comes with Lectern")).toHaveCount(0);

  await page.getByRole("textbox", { name: "Text" }).fill("");
  await page.getByRole("button", { name: "Save" }).click();
  await expect(page.getByText("This is the standard text.")).toBeVisible();

  await stranger.getByRole("contentinfo").getByRole("link", { name: "Status", exact: true }).click();
  await expect(stranger.getByText("Everything is working.")).toBeVisible();
});
