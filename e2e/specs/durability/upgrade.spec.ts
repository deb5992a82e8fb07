import { existsSync, readdirSync, statSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "../../fixtures/own-site";
import { accountByCommand, signIn } from "../../flows/sign-in";
import { withSiteDatabase } from "../../flows/site-database";

test.use({ siteVariables: { DEMO: "0" } });

/** One that can be taken back by hand: it makes two indexes. */
const migration = "20261123160000_outbox_search";
const named = new RegExp(`^before-${migration}-\\d{8}T\\d{6}Z\\.tar$`);

test("a site with rows is backed up before its database is upgraded; a new one and one that is up to date are not", async ({
  site,
  page,
  expectAccessible,
}) => {
  const folder = join(site.dataDir, "backups");
  // In the hour after its time the nightly one is taken as well.
  const taken = () => (existsSync(folder) ? readdirSync(folder).filter((name) => name.startsWith("before-")) : []);
  expect(taken(), "a first start has nothing to lose").toEqual([]);
  const { password } = await accountByCommand(site, "admin-create", "edda@example.org");
  await signIn(page, "edda@example.org", password);
  await page.goto("/admin/storage");
  const kept = page.getByRole("region", { name: "Backups", exact: true });
  await expect(kept).toContainText(/No backup has been made|Scheduled/);

  await withSiteDatabase(async (client) => {
    await client.query('DROP INDEX "outbox_mail_to_address_idx", "outbox_mail_subject_idx"');
    await client.query("DELETE FROM _prisma_migrations WHERE migration_name = $1", [migration]);
  }, site.dataDir);
  // A page that stays open asks the stopped site for its notifications, and says on the console that no one answers.
  await page.goto("about:blank");
  await site.stop();
  await site.start();
  const [backup = ""] = taken();
  expect(backup).toMatch(named);
  expect(site.output).toContain(backup);
  expect(site.output).toMatch(/^ +migrations +1 applied/m);
  const { mode, mtimeMs } = statSync(join(folder, backup));
  expect(mode & 0o777).toBe(0o600);
  await page.goto("/admin/storage");
  await expect(kept.getByRole("row").filter({ hasText: backup })).toContainText("Before an upgrade");
  await expectAccessible();

  await page.goto("about:blank");
  await site.stop();
  await site.start();
  expect(site.output).not.toMatch(/^ +backup /m);
  expect(taken()).toEqual([backup]);
  expect(statSync(join(folder, backup)).mtimeMs).toBe(mtimeMs);
});
