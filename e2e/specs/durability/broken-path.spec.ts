import type { Site } from "../../../src/testing/site";
import { expect, test } from "../../fixtures/own-site";
import { playInngest } from "../../flows/play-inngest";
import { withSiteDatabase } from "../../flows/site-database";

const keys = { eventKey: "event-key", signingKey: "signkey-prod-0011" };

test.use({
  // The site has to know the port before a server is there.
  // biome-ignore lint/correctness/noEmptyPattern: Playwright insists on the pattern.
  siteVariables: async ({}, use, { parallelIndex }) => {
    await use({
      INNGEST_EVENT_KEY: keys.eventKey,
      INNGEST_SIGNING_KEY: keys.signingKey,
      INNGEST_BASE_URL: `http://127.0.0.1:${19_473 + parallelIndex}`,
    });
  },
});

/** As if the last event that asks for the way there and back had been sent a minute ago: the next one is due. */
const askAgain = (site: Site) =>
  withSiteDatabase(
    (client) =>
      client.query(
        "UPDATE outbox_event SET sent_at = sent_at - interval '1 minute' WHERE name = 'lectern/path.probed' AND sent_at IS NOT NULL",
      ),
    site.dataDir,
  );

const readyOf = async (site: Site) => {
  const answer = await fetch(`${site.url}/api/ready`);
  return [answer.status, ((await answer.json()) as { jobs: string }).jobs];
};
const broken = [503, "failing"];
const well = [200, "ok"];

test("a way to Inngest that is broken shows on the jobs page, in the readiness, in the log and in the doctor, until it is fixed", async ({
  site,
  siteVariables,
  page,
  signInAs,
  expectAccessible,
}) => {
  test.setTimeout(300_000);
  const port = Number(new URL(siteVariables.INNGEST_BASE_URL ?? "").port);
  await signInAs("admin");
  const expectShown = async (headline: string, doctor: RegExp) => {
    await expect.poll(() => readyOf(site), { timeout: 60_000 }).toEqual(broken);
    // What the log says is what the page finds, so that one look at the page is enough.
    await expect.poll(() => site.output, { timeout: 60_000 }).toMatch(doctor);
    await page.goto("/admin/jobs");
    await expect(page.getByText(headline)).toBeVisible();
    await expect(site.command("doctor")).rejects.toThrow(doctor);
  };

  await expectShown("Inngest cannot be reached.", /Inngest cannot be reached; events are kept/);
  await expectAccessible();

  const stranger = await playInngest(port, { ...keys, eventKey: "another-key" });
  await expectShown("Inngest refuses the event key.", /Inngest refuses the event key; events are kept/);
  await stranger.close();

  const inngest = await playInngest(port, keys);
  try {
    await expectShown("Calls from Inngest are not arriving.", /its calls don't arrive here/);
    await inngest.register(`${site.url}/api/inngest`);
    await askAgain(site);
    await expect.poll(() => readyOf(site), { timeout: 90_000 }).toEqual(well);
    await page.goto("/admin/jobs");
    await expect(page.getByText("An Inngest server runs these functions.")).toBeVisible();
    await expect(page.getByText("Calls from Inngest are not arriving.")).toBeHidden();
    expect(await site.command("doctor")).toMatch(/job runner +Inngest at \S+ accepts events, and its calls arrive/);
  } finally {
    await inngest.close();
  }
});
