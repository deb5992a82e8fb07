import { readFileSync } from "node:fs";
import { expect, test } from "../../fixtures/test";
import { call } from "../../flows/learner";
import { proveAddress } from "../../flows/prove-address";
import { signUp } from "../../flows/sign-up";
import { withSiteDatabase } from "../../flows/site-database";

const fault = { sequence: "2", action: "review.reject", kinds: ["rewritten"], fields: [] };
const brokenSeal = {
  ...{ readAt: "2026-11-20T04:41:00.000Z", rows: 3, erased: 0, hash: "0".repeat(64) },
  ...{ faultCount: 1, faults: [fault] },
};

test("an admin finds in the audit who did what to whom, takes it along, and sees what was erased", async ({
  page,
  newVisitor,
  signInAs,
  expectAccessible,
}) => {
  const member = await newVisitor();
  const name = `Dag Okonjo ${Date.now()}`;
  await signUp(member, name);
  const whom = await proveAddress(name);
  await signInAs("admin");
  const grant = { grantId: crypto.randomUUID(), whom, tier: "BASIC", until: "2099-12-31T00:00:00Z", reason: "=paid" };
  await call(page, "mutation", "subscriptions.grant", grant);

  await page.goto("/admin");
  await page.getByRole("main").getByRole("link", { name: "Audit" }).click();
  const find = page.getByRole("search", { name: "Search the audit log" });
  await find.getByLabel("Action").selectOption("Gave or ended a tier");
  await find.getByRole("searchbox", { name: "Username or email address of the person" }).fill("admin@demo.test");
  await find.getByRole("button", { name: "Show" }).click();
  await expect(page).toHaveURL(/action=subscription\.grant/);
  const row = page.getByRole("row").filter({ hasText: name });
  await expect(row).toContainText(/tier from FREE to BASIC/);
  await expect(row.getByText("=paid")).toBeVisible();
  await expectAccessible();

  await row.getByRole("link", { name }).click();
  await expect(page).toHaveURL(/kind=user/);
  await expect(row).toHaveCount(1);
  const download = page.waitForEvent("download");
  await page.getByRole("link", { name: "CSV" }).click();
  expect(readFileSync(await (await download).path(), "utf8")).toContain(",reason,,'=paid,");

  await withSiteDatabase((client) =>
    client.query(
      `UPDATE audit_event SET values = NULL, erased_at = now()
        WHERE action = 'subscription.grant' AND object_id = (SELECT id::text FROM users WHERE name = $1)`,
      [name],
    ),
  );
  await page.reload();
  await expect(row).toContainText("Erased with the person’s data: reason, tier, tierBefore, until");
  await find.getByLabel("From (UTC)").fill("2099-01-01");
  await find.getByRole("button", { name: "Show" }).click();
  await expect(page.getByText("No entries match")).toBeVisible();

  // What the night finds when someone has changed a line past the site.
  await withSiteDatabase((client) =>
    client.query(
      `INSERT INTO site_setting (id, key, value) VALUES (gen_random_uuid(), 'audit.seal', $1)
       ON CONFLICT (key) DO UPDATE SET value = EXCLUDED.value`,
      [JSON.stringify(brokenSeal)],
    ),
  );
  await page.goto("/admin/audit");
  await expect(page.getByText("The chain is broken: 1 entry of 3 failed the check")).toBeVisible();
  await expect(page.getByText("Entry 2 (Rejected a review): it was changed after it was written")).toBeVisible();
  await page.getByText("Check it yourself").click();
  await expect(page.getByText("npm run audit:verify")).toBeVisible();
  await expectAccessible();
});
