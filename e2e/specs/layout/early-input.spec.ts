import type { Page } from "@playwright/test";
import { expect, test } from "../../fixtures/test";
import { ownCourse } from "../../flows/own-course";
import { signUp } from "../../flows/sign-up";
import { enrollSomeoneNew, startAttempt } from "../../flows/start-attempt";

const unique = (name: string) => `${name} ${Math.random().toString(36).slice(2, 8)}`;
const saved = (page: Page) => page.getByRole("status").filter({ hasText: /^Saved/ });

/** Before any of the page's code has arrived; and when React listens already, but lacks a part that it needs to take over. */
const moments = ["no code", "a part of the code missing"] as const;
type Moment = (typeof moments)[number];

/**
 * Opens a page without its code, lets someone act, and then lets the code come, while which they may go on; resolves once the page
 * is ready.
 */
async function actEarly(
  page: Page,
  address: string,
  moment: Moment,
  act: () => Promise<void>,
  actMeanwhile: () => Promise<void> = async () => {},
): Promise<void> {
  let arrive = () => {};
  const arrival = new Promise<void>((resolve) => {
    arrive = resolve;
  });
  await page.route("**/_next/static/**/*.js", async (route) => {
    const response = await route.fetch();
    if (moment === "no code" || (await response.text()).includes("Toaster")) await arrival;
    await route.fulfill({ response });
  });
  await page.goto(address, { waitUntil: "commit" });
  await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
  const isReactThere = () =>
    page.evaluate(() => Object.keys(document).some((key) => key.startsWith("_reactListening")));
  await expect.poll(isReactThere).toBe(moment !== "no code");
  await act();
  await expect(page.locator("html[data-ready]")).toHaveCount(0);
  arrive();
  await actMeanwhile();
  await expect(page.locator("html[data-ready]")).toHaveCount(1);
  await page.unrouteAll({ behavior: "wait" });
}

for (const moment of moments) {
  test(`a form sent with ${moment} is sent once, with what was typed`, async ({ page, signInAs }) => {
    await signInAs("instructor");
    const title = unique("Pressed early");
    await actEarly(page, "/instructor/drafts/new", moment, async () => {
      await page.getByRole("textbox", { name: "Title", exact: true }).fill(title);
      await page.getByRole("button", { name: "Create course" }).click();
      await page.getByRole("button", { name: "Create course" }).click();
      await expect(page).toHaveURL(/\/instructor\/drafts\/new$/);
    });
    await expect(page).toHaveURL(/\/instructor\/drafts\/[0-9a-f-]{36}/);
    await expect(page.getByRole("heading", { level: 1, name: title })).toBeVisible();
    const builder = page.url();

    const subtitle = page.getByLabel("Subtitle");
    await actEarly(page, builder, moment, () => subtitle.fill("Typed early"));
    await expect(saved(page)).toBeVisible();
    await actEarly(page, builder, moment, () => subtitle.fill(""));
    await expect(saved(page)).toBeVisible();
    await page.reload();
    await expect(subtitle).toHaveValue("");
    await page.goto("/instructor/drafts");
    await expect(page.getByRole("link", { name: title })).toHaveCount(1);
  });

  test(`choices made with ${moment} are stored`, async ({ page }) => {
    await signUp(page, "Ebba Early");
    const captions = page.getByRole("switch", { name: "Captions on" });
    const stored = page.waitForResponse(/profiles\.savePreferences/);
    await actEarly(page, "/account/preferences", moment, async () => {
      await page.getByRole("radio", { name: "Larger" }).check();
      await captions.check();
    });
    await stored;
    await expect(saved(page)).toBeVisible();
    await page.reload();
    await expect(page.getByRole("radio", { name: "Larger" })).toBeChecked();
    await expect(captions).toBeChecked();
  });

  test(`a menu's button and a plain one pressed with ${moment} do their work`, async ({ page, signInAs, baseURL }) => {
    await signInAs("instructor");
    const course = await ownCourse(page, baseURL ?? "", { isLive: false });
    const menu = page.getByRole("button", { name: "More for 1.1" });
    await actEarly(page, `/instructor/courses/${course.id}`, moment, () => menu.click());
    await expect(page.getByRole("menuitem").first()).toBeVisible();
    await actEarly(page, `/instructor/courses/${course.id}`, moment, () => menu.press("Enter"));
    await expect(page.getByRole("menuitem").first()).toBeVisible();
    await actEarly(page, course.at("team"), moment, () => page.getByRole("button", { name: "Invite" }).click());
    await expect(page.getByRole("dialog", { name: "Invite someone to the team" })).toBeVisible();
  });

  test(`a file chosen with ${moment} is uploaded`, async ({ page, signInAs }) => {
    await signInAs("instructor");
    const name = `${unique("Early")}.txt`;
    await actEarly(page, "/instructor/files", moment, async () => {
      const buffer = Buffer.from(unique("early"));
      await page.getByLabel("Choose files").setInputFiles([{ name, mimeType: "text/plain", buffer }]);
    });
    await expect(page.getByRole("region", { name: "Uploads" })).toContainText("Uploaded");
  });

  test(`a text keeps the caret and the words that it got with ${moment}`, async ({ page, signInAs, baseURL }) => {
    await signInAs("instructor");
    const course = await ownCourse(page, baseURL ?? "", { isLive: false });
    const address = `/instructor/courses/${course.id}/details`;
    const words = page.getByLabel("Description", { exact: true });
    await page.goto(address);
    await words.fill("Knots at sea.");
    await expect(saved(page)).toBeVisible();

    /** Puts the caret after as many characters, types, lets the code come, and types on. */
    const writeAround = async (place: number, early: string, late: string) => {
      await actEarly(page, address, moment, async () => {
        await words.click();
        await words.press("ControlOrMeta+Home");
        for (let at = 0; at < place; at += 1) await words.press("ArrowRight");
        await page.keyboard.type(early);
      });
      await page.keyboard.type(late);
      await expect(saved(page)).toBeVisible();
    };
    await writeAround(5, "", " and bends");
    await expect(words).toHaveValue("Knots and bends at sea.");
    await writeAround(5, ", hitches", ",");
    await expect(words).toHaveValue("Knots, hitches, and bends at sea.");
    await page.reload();
    await expect(words).toHaveValue("Knots, hitches, and bends at sea.");
  });
}

test("answers typed before the code is there are saved, and one that can't be read is pointed out", async ({
  page,
}) => {
  await enrollSomeoneNew(page);
  await startAttempt(page);
  const number = page.getByRole("group", { name: /The pressure is 983 hPa/ }).getByRole("textbox");
  const blank = page.getByRole("textbox", { name: "Blank 1 of 3" });
  await actEarly(page, page.url(), "no code", async () => {
    await number.fill("four");
    await blank.fill("ten");
    await page.keyboard.press("Tab");
  });
  await expect(number).toHaveAttribute("aria-invalid", "true");
  await expect(blank).toHaveAttribute("aria-invalid", "true");
  await expect(saved(page)).toBeVisible();
  await page.reload();
  await expect(number).toHaveValue("four");
  await expect(blank).toHaveValue("ten");
});

test("letters that are typed while the page's code takes over are all kept", async ({ page }) => {
  await enrollSomeoneNew(page);
  await startAttempt(page);
  const address = page.url();
  const words = page.getByRole("group", { name: /The pressure is 983 hPa/ }).getByRole("textbox");
  const device = await page.context().newCDPSession(page);
  // A small device: all of these letters are waiting once React has taken over, and before its effects have run.
  await page.addInitScript(() =>
    addEventListener("lectern:hydrated", () => {
      console.info("taken over");
      const end = performance.now() + 1000;
      while (performance.now() < end);
    }),
  );
  const takesOver = page.waitForEvent("console", (message) => message.text() === "taken over");
  await actEarly(
    page,
    address,
    "no code",
    async () => {
      await words.click();
      await page.keyboard.type("4");
    },
    async () => {
      await takesOver;
      await Promise.all([..." hPa less"].map((text) => device.send("Input.dispatchKeyEvent", { type: "char", text })));
    },
  );
  await expect(words).toHaveValue("4 hPa less");
  await expect(saved(page)).toBeVisible();
  await page.reload();
  await expect(words).toHaveValue("4 hPa less");
});
