import { expect, test } from "../../fixtures/test";
import { askAgain } from "../../flows/ask-again";
import { signUp } from "../../flows/sign-up";
import { withSiteDatabase } from "../../flows/site-database";

test("an admin has the storage counted again, and gives someone more room", async ({
  page,
  newVisitor,
  signInAs,
  expectAccessible,
}) => {
  const name = `Keeper ${crypto.randomUUID().slice(0, 8)}`;
  await signUp(await newVisitor(), name);
  // So much that the row is on the first page, however much others keep.
  await withSiteDatabase((client) =>
    client.query(
      `INSERT INTO storage_use (id, owner_id, used_bytes) SELECT gen_random_uuid(), id, 400000000000000 FROM users WHERE name = $1`,
      [name],
    ),
  );
  await signInAs("admin");
  await page.goto("/admin/storage");
  await page.getByRole("button", { name: "Measure now" }).click();
  await expect(page.getByRole("status").filter({ hasText: "Measuring" })).toBeVisible();
  await askAgain(async (patience) => {
    await page.reload();
    await expect(page.getByRole("heading", { name: "What’s stored" })).toBeVisible(patience);
  });
  await expectAccessible();
  await page.getByRole("button", { name: `Change the storage limit of ${name}` }).click();
  await page.getByRole("textbox", { name: `Gigabytes for ${name}` }).fill("2.5");
  await expectAccessible();
  await page.getByRole("button", { name: "Save" }).click();
  await expect(page.getByRole("row").filter({ hasText: name })).toContainText("2.5 GB");
});
