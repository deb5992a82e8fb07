import type { Site } from "../../../src/testing/site";
import { expect, test } from "../../fixtures/own-site";
import { withSiteDatabase } from "../../flows/site-database";

/** Three steps, one after the other; the last one is made to fail. */
const job = "system.purge-job-history";

const onSite = (site: Site, sql: string) => withSiteDatabase((client) => client.query(sql), site.dataDir);

const breakLastStep = (site: Site) =>
  onSite(
    site,
    `CREATE OR REPLACE FUNCTION full_disk() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION 'the disk is full'; END $$;
     CREATE TRIGGER full_disk BEFORE DELETE ON outbox_event FOR EACH STATEMENT EXECUTE FUNCTION full_disk()`,
  );
const mend = (site: Site) => onSite(site, "DROP TRIGGER full_disk ON outbox_event");

/** Without a word to it, as the system does when memory runs out. */
async function killRunner(site: Site): Promise<void> {
  const { rows } = await onSite(site, "SELECT (detail->>'pid')::int AS pid FROM heartbeat WHERE name = 'jobs'");
  process.kill(Number(rows[0]?.pid), "SIGKILL");
}

test("a job is given another timetable, run, fails, survives a kill, is tried again, ended and retried from its page", async ({
  site,
  page,
  signInAs,
  expectAccessible,
}) => {
  await signInAs("admin");
  await page.goto("/admin");
  await page.getByRole("main").getByRole("link", { name: "Jobs" }).click();
  await page.getByRole("link", { name: "Functions" }).click();
  // The list of runs before may name the same job: at some minute of the day it runs automatically.
  const functions = page.getByRole("region", { name: "All functions" });
  await functions.getByRole("link", { name: job, exact: true }).click();
  await expect(page.getByRole("heading", { level: 1, name: job })).toBeVisible();
  await expectAccessible();

  const cron = page.getByLabel("Minute, hour, day, month, weekday");
  await cron.fill("every night");
  await expect(page.getByText("Enter five cron fields, each within its range")).toBeVisible();
  await cron.fill("30 2 * * 1");
  await page.getByLabel("Time zone").selectOption("Europe/Berlin");
  await expect(page.getByRole("list", { name: "Next runs" }).getByRole("listitem")).toHaveText([
    /^Mon.*02:30.*GMT\+0[12]:00$/,
    /^Mon.*02:30.*GMT\+0[12]:00$/,
    /^Mon.*02:30.*GMT\+0[12]:00$/,
  ]);
  await page.getByRole("button", { name: "Save schedule" }).click();
  await expect(page.getByText("every Monday at 02:30, Europe/Berlin (changed here)")).toBeVisible();

  const steps = page.getByRole("list", { name: "Steps in this run" }).getByRole("listitem");
  const side = page.getByRole("region", { name: job });
  await page.getByRole("button", { name: "Run now" }).click();
  await expect(side.getByText("Done", { exact: true })).toBeVisible();
  await expect(steps).toHaveCount(3);
  await expectAccessible();

  // The last step fails; between it and the two before it the runner dies.
  const runAgain = async () => {
    await page.goto(`/admin/jobs/${job}`);
    await page.getByRole("button", { name: "Run now" }).click();
    await expect(side.getByText("Failed, will retry, attempt 1 of 4")).toBeVisible();
  };
  await breakLastStep(site);
  await runAgain();
  await expect(side.getByRole("region", { name: "Error", exact: true })).toContainText("the disk is full");
  await expectAccessible();
  await killRunner(site);
  await mend(site);
  await side.getByRole("button", { name: "Try now" }).click();
  await expect(side.getByText("Done", { exact: true })).toBeVisible({ timeout: 60_000 });
  await expect(steps).toHaveCount(3);

  // Ended while it waits for its next try, and taken up again where it stood.
  await breakLastStep(site);
  await runAgain();
  await side.getByRole("button", { name: "End run" }).click();
  await expect(side.getByText("Ended manually", { exact: true })).toBeVisible();
  await mend(site);
  await side.getByRole("button", { name: "Retry" }).click();
  await expect(side.getByText("Done", { exact: true })).toBeVisible();
  await expect(steps.filter({ hasText: "done in the previous run" })).toHaveCount(2);
  await side.getByRole("link", { name: "another run" }).click();
  await expect(side.getByText("Ended manually", { exact: true })).toBeVisible();

  await page.goto(`/admin/jobs/${job}`);
  await page.getByRole("switch", { name: "Start automatically" }).uncheck();
  await expect(page.getByRole("status").filter({ hasText: "It no longer starts automatically." })).toBeVisible();
  await page.getByRole("button", { name: "Reset to code’s schedule" }).click();
  await expect(page.getByText("every day at 03:41, UTC").first()).toBeVisible();
});
