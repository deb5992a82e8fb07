import { expect, test } from "../../fixtures/test";
import { packShippedCourse } from "../../flows/course-answers";
import { proveAddress } from "../../flows/prove-address";
import { signUp } from "../../flows/sign-up";
import { withSiteDatabase } from "../../flows/site-database";

test("a packed course for which there is no room is not sent; with room it is", async ({ page, expectAccessible }) => {
  const name = `Keeper ${crypto.randomUUID().slice(0, 8)}`;
  await signUp(page, name);
  const keep = (bytes: number) =>
    withSiteDatabase((client) =>
      client.query(
        `INSERT INTO storage_use (id, owner_id, quota_bytes) SELECT gen_random_uuid(), id, $2 FROM users WHERE name = $1
             ON CONFLICT (owner_id) DO UPDATE SET quota_bytes = excluded.quota_bytes`,
        [name, bytes],
      ),
    );
  await proveAddress(name);
  await withSiteDatabase((client) => client.query(`UPDATE users SET role = 'INSTRUCTOR' WHERE name = $1`, [name]));
  await keep(1_000);
  const sent: string[] = [];
  page.on("request", (request) => sent.push(new URL(request.url()).pathname));
  await page.goto("/instructor/courses/import");
  await page.getByLabel("Course file").setInputFiles(await packShippedCourse());
  await page.getByRole("button", { name: "Import", exact: true }).click();
  await expect(page.getByRole("alert").filter({ hasText: "Not enough storage" })).toContainText("you have 1 kB left");
  expect(sent).not.toContain("/api/uploads/course");
  await expectAccessible();

  await keep(50_000_000);
  await page.getByRole("button", { name: "Import", exact: true }).press("Enter");
  await expect(page.getByRole("link", { name: "Open the draft" })).toBeVisible({ timeout: 60_000 });
  expect(sent).toContain("/api/uploads/course");
});
