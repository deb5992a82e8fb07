import type { BrowserContext, Page } from "@playwright/test";
import { understudy } from "../../../src/testing/eval-draft/understudy";
import { type ScriptedModel, startScriptedModel } from "../../../src/testing/scripted-model";
import { test as base, expect } from "../../fixtures/own-site";
import { callSite } from "../../flows/call-site";

const notes = `# Knots that hold

## The bowline

A bowline makes a loop that does not slip and can be untied after a heavy load.

The tail of the loop should be twelve times as long as the rope is thick.

Under a slack line the loop may shake loose, so sailors add a stopper knot.

## The sheet bend

A sheet bend joins two ropes of different thickness, with the bight in the thicker one.

A double sheet bend takes one turn more and holds better in slippery cordage.

Both tails have to come out on the same side, or the bend creeps under load.
`;

/** A site of its own, whose model is a server of this test: slow enough to be watched and stopped. */
const test = base.extend<{ model: ScriptedModel }>({
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the names of fixtures out of this pattern.
  model: async ({}, use) => {
    const reply = (asked: Parameters<typeof understudy>[0]) => ({
      items: understudy(asked),
      pace: asked.fields.includes("lessons") ? "slow" : "quick",
    });
    const paces = { slow: { latency: 60, chunkSize: 12 }, quick: { latency: 5, chunkSize: 40 } };
    const model = await startScriptedModel(reply, { paces });
    await use(model);
    await model.stop();
  },
  siteVariables: async ({ model }, use) => {
    await use({ OPENAI_API_KEY: "scripted", OPENAI_BASE_URL: model.baseUrl, OPENAI_MODEL: "scripted" });
  },
});

const suggestion = (page: Page, place: number) =>
  page.getByRole("group", { name: new RegExp(`^Suggestion ${place}( of \\d+)?:`) });
const bar = (page: Page, words: string | RegExp) => page.getByRole("status").filter({ hasText: words }).first();
const fitsItsScreen = async (page: Page) =>
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(
    page.viewportSize()?.width ?? 0,
  );

const shipped = { STANDARD: 5_000, TRUSTED: 20_000, PARTNER: 100_000 };
/** Enough for the outline and for some of the lessons. */
const few = { STANDARD: 34, TRUSTED: 34, PARTNER: 34 };

async function setCredits(url: string, admin: BrowserContext, seen: typeof few, credits: typeof few) {
  const { drafting } = await callSite(url, admin);
  await drafting.ledger.saveCredits.mutate({ seen, credits });
}

async function beginDraft(page: Page, topic: string) {
  await page.goto("/instructor/drafts");
  await page.getByRole("button", { name: "Draft with AI" }).click();
  await expect(page).toHaveURL(/\/instructor\/drafts\/ai\/[0-9a-f-]+$/);
  await page.getByLabel("Topic").fill(topic);
  await expect(page.getByRole("status").filter({ hasText: "Saved" })).toBeVisible();
  const chooser = page.waitForEvent("filechooser");
  await page.getByRole("button", { name: "Add source" }).click();
  await (await chooser).setFiles([{ name: "knots.md", mimeType: "text/markdown", buffer: Buffer.from(notes) }]);
  await expect(page.getByRole("list", { name: "Sources" }).getByRole("link", { name: "knots.md" })).toBeVisible({
    timeout: 60_000,
  });
}

/** Writes a stage, and takes all that is suggested in it and is not in doubt. */
async function writeAll(page: Page, address: string, button: string) {
  await page.goto(address);
  await page.getByRole("button", { name: button }).click();
  await expect(bar(page, /suggestions? to review/)).toBeVisible({ timeout: 60_000 });
  await page.goto(address);
  const taken = page.waitForResponse(/drafting\.acceptAll/, { timeout: 60_000 });
  await page.getByRole("button", { name: "Accept all" }).click();
  expect((await taken).status()).toBe(200);
}

test("an author drafts a course with a model: stopped, gone on with, closed, decided part by part, out of credits, published", async ({
  page,
  context,
  site,
  newVisitor,
  signInAs,
  expectAccessible,
}, { project }) => {
  const isPhone = project.name === "phone";
  const admin = await newVisitor();
  await signInAs("admin", admin);
  await setCredits(site.url, admin.context(), shipped, few);
  await signInAs("instructor");
  const topic = "Knots for small boats";
  await beginDraft(page, topic);

  await page.getByRole("button", { name: "Generate outline" }).click();
  await expect(page).toHaveURL(/\/outline$/);
  await expect(page.getByRole("region", { name: /being written/ })).toContainText("The bowline");
  await page.getByRole("button", { name: "Stop" }).click();
  await expect(bar(page, "Stopped. What’s written so far is kept.")).toBeVisible();
  await fitsItsScreen(page);
  await expectAccessible();
  await page.getByRole("button", { name: "Resume" }).click();
  await expect(bar(page, "Writing: Outline")).toBeVisible();

  // The tab is closed while it is being written; another one finds it written.
  const address = page.url();
  await page.close();
  const again = await context.newPage();
  await again.goto(address);
  await expect(bar(again, "2 suggestions to review")).toBeVisible({ timeout: 60_000 });
  await expect(suggestion(again, 1)).toContainText("The bowline");
  await expect(suggestion(again, 1).getByRole("blockquote").first()).toContainText("The bowline");
  if (isPhone) {
    await fitsItsScreen(again);
    await expectAccessible(again);
    return;
  }
  await suggestion(again, 1).getByRole("button", { name: "Accept", exact: true }).click();
  await expect(suggestion(again, 1)).toContainText("Added to your course");
  await suggestion(again, 2).getByRole("button", { name: "Edit" }).click();
  await suggestion(again, 2).getByLabel("Module").fill("Two ropes made one");
  await suggestion(again, 2).getByRole("button", { name: "Save" }).click();
  await expect(suggestion(again, 2)).toContainText("Two ropes made one");
  await expect(suggestion(again, 2).getByRole("button", { name: "Accept", exact: true })).toBeFocused();
  await suggestion(again, 2).getByRole("button", { name: "Reject" }).click();
  await expect(suggestion(again, 2)).toContainText("Rejected");
  await suggestion(again, 2).getByRole("button", { name: "Undo" }).click();
  await again.getByRole("button", { name: "Accept all" }).click();
  await expect(suggestion(again, 2)).toContainText("with your changes");

  await again.getByRole("link", { name: "Next: modules" }).click();
  await expect(again).toHaveURL(/\/modules$/);
  await again.goto(address.replace("/outline", "/lessons"));
  await again.getByRole("button", { name: "Write lessons" }).click();
  await expect(bar(again, "Stopped at the limit. What’s written so far is kept.")).toBeVisible({ timeout: 60_000 });
  await expect(again.getByText("You’ve reached this month’s credit limit.")).toBeVisible();
  await expectAccessible(again);
  await setCredits(site.url, admin.context(), few, shipped);
  await again.reload();
  const goneOn = again.waitForResponse(/drafting\.continueRun/);
  await again.getByRole("button", { name: "Resume" }).click();
  // Leaving the page takes back a request that has not arrived yet.
  expect((await goneOn).status()).toBe(200);
  await again.goto(address.replace("/outline", "/lessons"));
  await expect(bar(again, /\d+ suggestions to review/)).toBeVisible({ timeout: 60_000 });
  await again.getByRole("button", { name: "Accept all" }).click();
  await expect(bar(again, "All reviewed")).toBeVisible({ timeout: 60_000 });

  await writeAll(again, address.replace("/outline", "/assessments"), "Write questions");
  await writeAll(again, address.replace("/outline", "/landing"), "Write landing page");
  await expect(bar(again, "All reviewed")).toBeVisible({ timeout: 60_000 });
  await expectAccessible(again);

  await again.getByRole("link", { name: "Continue in the course" }).click();
  await expect(again).toHaveURL(/\/instructor\/courses\/[0-9a-f-]+$/);
  await again.getByRole("button", { name: "Publish", exact: true }).first().click();
  await again.getByRole("button", { name: "Publish now" }).click();
  await expect(again.getByText("Published", { exact: true }).first()).toBeVisible({ timeout: 60_000 });
  const visitor = await newVisitor();
  await visitor.goto(`/courses?q=${encodeURIComponent(topic)}`);
  await visitor.getByRole("link", { name: topic, exact: true }).first().click();
  await expect(visitor.getByRole("main")).toContainText("Two ropes made one");
});
