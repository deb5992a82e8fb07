import type { Page } from "@playwright/test";
import { expect, test } from "../../fixtures/test";
import { call, listLessons } from "../../flows/learner";
import { signUp } from "../../flows/sign-up";

const slug = "reading-a-tide-table";
const seconds = 24;

const player = (page: Page) => page.locator("video");
const standsAt = (page: Page) => player(page).evaluate((video: HTMLVideoElement) => video.currentTime);
const isKept = (page: Page) =>
  page.waitForResponse((answer) => answer.url().includes("learning.saveWatching") && answer.ok());

/** By its own button, without a sound; the browser's controls have the focus then. */
async function play(page: Page): Promise<void> {
  await player(page).evaluate((video: HTMLVideoElement) => {
    video.muted = true;
  });
  await page.getByRole("combobox", { name: "Speed" }).selectOption("2");
  await page.getByRole("button", { name: /^Play/ }).press("Enter");
  await expect(page.locator("video")).toBeFocused();
}

test("a stored video goes on where it was left, and completes its lesson when nine tenths were watched", async ({
  page,
}) => {
  await signUp(page, "Viewer");
  await call(page, "mutation", "enrollment.enroll", { slug });
  const lesson = (await listLessons(page, slug)).find(({ type }) => type === "VIDEO");
  const address = `/learn/${slug}/${lesson?.id}`;
  await page.goto(address);
  await play(page);
  await expect.poll(() => standsAt(page)).toBeGreaterThan(2);
  const kept = isKept(page);
  await player(page).press("Space");
  await kept;
  const leftAt = await standsAt(page);

  await page.reload();
  await expect.poll(() => standsAt(page)).toBeCloseTo(leftAt, 1);
  await expect(page.getByRole("img", { name: /^Watched [1-9]\d*% of 0:24$/ })).toBeVisible();

  // Another evening, in another browser.
  const part = { durationSeconds: seconds, positionSeconds: 18.5, ranges: [[0, 18.5]] };
  await call(page, "mutation", "learning.saveWatching", { slug, lessonId: lesson?.id, ...part });
  await page.reload();
  await expect.poll(() => standsAt(page)).toBeCloseTo(18.5, 1);
  await expect(page.getByRole("button", { name: "Mark complete" })).toBeVisible();
  await play(page);
  // How far it is and how long it takes is in the browser's own controls, and only there.
  await expect(page.locator("figure").filter({ has: player(page) })).not.toContainText("0:24");
  await expect(page.getByText("Completed", { exact: true })).toBeVisible();
  await expect(page.getByRole("img", { name: "Watched 100% of 0:24" })).toBeVisible();
});
