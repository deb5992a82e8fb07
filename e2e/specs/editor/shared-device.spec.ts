import type { Page } from "@playwright/test";
import { expect, test } from "../../fixtures/test";
import { ownCourse } from "../../flows/own-course";
import { signIn } from "../../flows/sign-in";

/** What this browser keeps, by its key: null for what was sent. */
const keptOn = (page: Page): Promise<Record<string, string | null>> =>
  page.evaluate(async () => {
    const answerOf = <T>(request: IDBRequest<T>) =>
      new Promise<T>((resolve, reject) => {
        request.onsuccess = () => resolve(request.result);
        request.onerror = () => reject(request.error);
      });
    const kept = await answerOf(indexedDB.open("lectern-kept"));
    const rows: { key: string[]; value: string | null }[] = await answerOf(
      kept.transaction("entries").objectStore("entries").getAll(),
    );
    kept.close();
    return Object.fromEntries(rows.map(({ key, value }) => [key.at(-1) ?? "", value]));
  });

test("what was typed and never sent waits on the device for its author, and for no one else who signs in there", async ({
  page,
  signInAs,
  baseURL,
}) => {
  await signInAs("instructor");
  const course = await ownCourse(page, baseURL ?? "", { isLive: false });
  const details = `/instructor/courses/${course.id}/details`;
  const subtitle = page.getByLabel("Subtitle");
  await page.goto(details);
  const isSaved = page.waitForResponse("**/api/trpc/courses.saveDetail*");
  await page.getByLabel("Description", { exact: true }).fill("Sent at once");
  expect((await isSaved).status()).toBe(200);
  await expect.poll(() => keptOn(page)).toEqual({ description: null });
  await page.route("**/api/trpc/courses.saveDetail*", (route) => route.abort("internetdisconnected"));
  await subtitle.fill("For my eyes alone");
  await subtitle.blur();
  await page.goto(`/instructor/courses/${course.id}/access`);
  await page.getByLabel("Price", { exact: true }).fill("77");
  await page.goto("/dashboard");
  await page.getByRole("button", { name: /^Account menu/ }).click();
  await page.getByRole("button", { name: "Sign out" }).click();
  await expect(page.getByRole("link", { name: "Sign in" }).first()).toBeVisible();
  await expect.poll(async () => Object.keys(await keptOn(page))).toEqual(["subtitle", course.id]);

  await page.unrouteAll();
  await signInAs("admin");
  const sent: string[] = [];
  page.on("request", (request) => sent.push(new URL(request.url()).pathname));
  await page.goto(details);
  await expect(subtitle).toHaveValue("");
  await page.goto(`/instructor/courses/${course.id}/access`);
  await expect(page.getByLabel("Price", { exact: true })).not.toHaveValue("77");
  expect(sent, "nothing is saved in another person's name").not.toContain("/api/trpc/courses.saveDetail");
  await page.goto("about:blank");
  await page.context().clearCookies();

  await signInAs("instructor");
  const saved = page.waitForResponse("**/api/trpc/courses.saveDetail*");
  await page.goto(details);
  await expect(subtitle).toHaveValue("For my eyes alone");
  expect((await saved).status()).toBe(200);
  await page.goto(`/instructor/courses/${course.id}/access`);
  await expect(page.getByLabel("Price", { exact: true })).toHaveValue("77");
});

test("a page that is left open when somebody else signs in saves nothing in their name, and its author finds the text again", async ({
  page,
  signInAs,
  baseURL,
}) => {
  await signInAs("instructor");
  const course = await ownCourse(page, baseURL ?? "", { isLive: false });
  const details = `/instructor/courses/${course.id}/details`;
  const subtitle = page.getByLabel("Subtitle");
  await page.route("**/api/trpc/courses.saveDetail*", (route) => route.abort("internetdisconnected"));
  await page.goto(details);
  await subtitle.fill("For my eyes alone");
  await expect.poll(async () => Object.keys(await keptOn(page))).toEqual(["subtitle"]);

  // An admin may edit every course, so that nothing else would hold the text back.
  const other = await page.context().newPage();
  await other.goto("/dashboard");
  await other.getByRole("button", { name: /^Account menu/ }).click();
  await other.getByRole("button", { name: "Sign out" }).click();
  await expect(other.getByRole("link", { name: "Sign in" }).first()).toBeVisible();
  await signIn(other, "admin@demo.test", "lectern-demo");

  await page.unrouteAll();
  await subtitle.press("End");
  await subtitle.pressSequentially("!");
  await expect(page.getByText("Someone else has signed in on this device since you opened this page.")).toBeVisible();
  await other.goto(details);
  await expect(other.getByLabel("Subtitle")).toHaveValue("");

  // Reached by a link, the next page is loaded anew and is the admin's.
  const isNew = page.waitForEvent("load");
  await page.getByRole("link", { name: "Access", exact: true }).click();
  await isNew;
  const accountMenu = (on: Page) => on.getByRole("button", { name: /^Account menu/ });
  await expect(accountMenu(page)).toHaveText((await accountMenu(other).textContent()) ?? "");

  await other.close();
  await page.context().clearCookies();
  await signInAs("instructor");
  await page.goto(details);
  await expect(subtitle).toHaveValue("For my eyes alone!");
});
