import type { Page } from "@playwright/test";
import { expect, test } from "../../fixtures/test";
import { ownCourse } from "../../flows/own-course";

const unique = (name: string) => `${name} ${Math.random().toString(36).slice(2, 8)}`;

/** From the studio's first page into the builder with a course of this title; resolves to its address. */
async function begin(page: Page, title: string): Promise<string> {
  await page.goto("/instructor/drafts");
  await page.getByRole("button", { name: "New course" }).first().click();
  await page.getByRole("textbox", { name: "Title", exact: true }).fill(title);
  await page.getByRole("button", { name: "Create course" }).click();
  await expect(page).toHaveURL(/\/instructor\/drafts\/[0-9a-f-]{36}/);
  await expect(page.getByRole("heading", { level: 1, name: title })).toBeVisible();
  return new URL(page.url()).pathname;
}

const saved = (page: Page) => page.getByRole("status").filter({ hasText: /^Saved/ });
const step = (page: Page, name: string) => page.getByRole("heading", { level: 2, name, exact: true });

test("a blank course goes through its steps and is taken up where it was left, in another browser", async ({
  page,
  signInAs,
  newVisitor,
  expectAccessible,
}) => {
  await signInAs("instructor");
  const title = unique("Knots at sea");
  const address = await begin(page, title);
  await page.getByLabel("Subtitle").fill("Four that hold");
  await expect(saved(page)).toBeVisible();
  await expectAccessible();
  await page.getByLabel("Subtitle").press("Enter");
  await expect(step(page, "Audience")).toBeFocused();
  await page.getByRole("button", { name: "Add audience" }).click();
  await page.keyboard.type("Sailors");
  await page.keyboard.press("Enter");
  await page.keyboard.type("Climbers");
  await page.keyboard.press("Alt+ArrowUp");
  await expect(page.getByRole("textbox", { name: "Audience 1" })).toHaveValue("Climbers");
  await page.getByRole("button", { name: "Next: Objectives" }).click();
  await expect(step(page, "Objectives")).toBeVisible();
  await expect(saved(page)).toBeVisible();
  await expectAccessible();

  const other = await newVisitor();
  await signInAs("instructor", other);
  await other.goto(address);
  await expect(step(other, "Objectives")).toBeVisible();
  await expect(other.getByRole("progressbar", { name: "Progress" })).toHaveAttribute("aria-valuenow", "22");
  await other.getByRole("navigation", { name: "Steps" }).getByRole("link", { name: "Audience" }).click();
  await expect(other.getByRole("textbox", { name: "Audience 2" })).toHaveValue("Sailors");
  await other.goto("/instructor/drafts");
  await expect(other.locator("tr", { hasText: title })).toContainText("22%");
  await expectAccessible(other);
});

test("what is open is named, and leads to its field", async ({ page, signInAs, expectAccessible }) => {
  await signInAs("instructor");
  await begin(page, unique("Errors"));
  await page.getByRole("navigation", { name: "Steps" }).getByRole("link", { name: "Publish" }).click();
  await expect(step(page, "Publish")).toBeVisible();
  await expectAccessible();
  await page.getByRole("link", { name: "Add a description for search engines" }).click();
  await expect(page.getByLabel("Description for search engines")).toBeFocused();
  await page.getByLabel("Description for search engines").fill("Tie four knots.");
  await page.getByRole("navigation", { name: "Steps" }).getByRole("link", { name: "Publish" }).click();
  await expect(page.getByRole("link", { name: "Add a description", exact: true })).toBeVisible();
  await expect(page.getByRole("link", { name: "Add a description for search engines" })).toHaveCount(0);
  await page.getByRole("link", { name: "Say who it’s for" }).click();
  await expect(page.getByRole("button", { name: "Add audience" })).toBeFocused();
});

test("two browsers on one field lose nothing of each other", async ({ page, signInAs, newVisitor }) => {
  await signInAs("instructor");
  const address = await begin(page, unique("Two of us"));
  const other = await newVisitor();
  await signInAs("instructor", other);
  await other.goto(address);
  await other.getByLabel("Subtitle").fill("From the other room");
  await expect(saved(other)).toBeVisible();
  await page.getByLabel("Subtitle").fill("From here");
  const meeting = page.getByRole("alert").filter({ hasText: "Nothing is lost" });
  await expect(meeting).toContainText("From the other room");
  await expect(meeting).toContainText("From here");
  await meeting.getByRole("button", { name: "Use the other" }).click();
  await expect(page.getByLabel("Subtitle")).toHaveValue("From the other room");
  await expect(meeting).toHaveCount(0);
});

test("what was typed without a line is sent when the line is back", async ({ page, context, signInAs }) => {
  await signInAs("instructor");
  const address = await begin(page, unique("Offline"));
  await context.setOffline(true);
  await page.getByLabel("Subtitle").fill("Typed on the train");
  await expect(page.getByRole("status").filter({ hasText: "kept" })).toBeVisible();
  await context.setOffline(false);
  await expect(saved(page)).toBeVisible({ timeout: 30_000 });
  await page.goto(address);
  await expect(page.getByLabel("Subtitle")).toHaveValue("Typed on the train");
});

test("a template says what opens it, an open one makes a course, and a copy is a course of its own", async ({
  page,
  signInAs,
  expectAccessible,
}) => {
  await signInAs("instructor");
  await page.goto("/instructor/templates");
  await expectAccessible();
  await page.getByRole("link", { name: "Onboarding", exact: true }).click();
  await expect(page).toHaveURL(/type=onboarding/);
  await page.getByRole("link", { name: "Onboarding of new colleagues" }).click();
  await expect(page.getByText("Included in the Premium subscription.").first()).toBeVisible();
  await expect(page.getByRole("button", { name: "Create course" })).toHaveCount(0);
  await expectAccessible();
  await page.goto("/instructor/templates?type=short");
  await page.getByRole("link", { name: "Short course in one evening" }).click();
  const title = unique("One evening");
  await page.getByLabel("Title").fill(title);
  await page.getByLabel("Title").press("Enter");
  await expect(page).toHaveURL(/\/instructor\/drafts\/[0-9a-f-]{36}/);
  await page.getByRole("navigation", { name: "Steps" }).getByRole("link", { name: "Structure" }).click();
  await expect(page.getByText("Visible lessons")).toBeVisible();

  await page.goto("/instructor/drafts/new");
  await expectAccessible();
  await page.getByLabel("Course to copy").selectOption({ label: title });
  await page.getByRole("button", { name: "Copy course" }).click();
  await expect(page.getByRole("heading", { level: 1, name: `Copy of ${title}` })).toBeVisible();
});

test("home is arranged by keyboard, and a color that no one could see is refused", async ({
  page,
  signInAs,
  expectAccessible,
}) => {
  await signInAs("instructor");
  await page.goto("/instructor");
  await expectAccessible();
  const headings = page.getByRole("main").getByRole("heading", { level: 2 });
  await page.getByText("Customize this page").click();
  await page.getByRole("button", { name: "Reset to default" }).press("Enter");
  await page.getByRole("button", { name: "Move down: Attention" }).press("Enter");
  await page.getByRole("button", { name: "Move down: Attention" }).press("Enter");
  await page.getByRole("button", { name: "Move down: Attention" }).press("Enter");
  await page.getByRole("checkbox", { name: "Show Revenue" }).press("Space");
  await page.getByRole("checkbox", { name: "Ratings: Use a custom color" }).press("Space");
  await page.getByLabel("Ratings, light theme").fill("#eeeeee");
  await expect(page.getByRole("alert").filter({ hasText: "Choose a darker color" })).toBeVisible();
  await page.getByRole("button", { name: "Save layout" }).press("Enter");
  await expect(page.getByText("Not saved. A color is too close to its background.")).toBeVisible();
  await page.getByLabel("Ratings, light theme").fill("#7a3b00");
  await expectAccessible();
  await page.getByRole("button", { name: "Save layout" }).press("Enter");
  await expect(saved(page)).toBeVisible();
  await page.reload();
  await expect(headings).toHaveText(["Enrollments", "Ratings", "Attention", "Activity"]);
  await page.getByText("Customize this page").click();
  await page.getByRole("button", { name: "Reset to default" }).click();
  await page.getByRole("button", { name: "Save layout" }).click();
  await expect(saved(page)).toBeVisible();
});

test("the details of a course are read and written on a page of their own, in the dark too", async ({
  page,
  signInAs,
  expectAccessible,
}) => {
  await signInAs("instructor");
  await page.emulateMedia({ colorScheme: "dark" });
  await begin(page, unique("Details"));
  await page.getByRole("link", { name: "Open course" }).click();
  await page.getByRole("link", { name: "Details", exact: true }).first().click();
  await page.getByLabel("Description", { exact: true }).fill("# What it is\n\nKnots.");
  await expect(saved(page)).toBeVisible();
  await expectAccessible();
  await page.reload();
  await expect(page.getByLabel("Description", { exact: true })).toHaveValue("# What it is\n\nKnots.");
});

/** Holds back the code of pages until it is told to let it come. */
async function holdCode(page: Page): Promise<() => void> {
  let arrive = () => {};
  const arrived = new Promise<void>((resolve) => {
    arrive = resolve;
  });
  await page.route("**/_next/static/**/*.js", async (route) => {
    await arrived;
    await route.continue();
  });
  return arrive;
}

test("what is typed and pressed before the page's code has arrived counts once it has", async ({ page, signInAs }) => {
  await signInAs("instructor");
  const title = unique("Pressed early");
  const startCode = await holdCode(page);
  await page.goto("/instructor/drafts/new", { waitUntil: "commit" });
  await page.getByRole("textbox", { name: "Title", exact: true }).fill(title);
  await page.getByRole("button", { name: "Create course" }).click();
  await page.getByRole("button", { name: "Create course" }).click();
  await expect(page).toHaveURL(/\/instructor\/drafts\/new$/);
  startCode();
  await expect(page).toHaveURL(/\/instructor\/drafts\/[0-9a-f-]{36}/);
  await expect(page.getByRole("heading", { level: 1, name: title })).toBeVisible();

  await page.unrouteAll();
  const builderCode = await holdCode(page);
  await page.goto(page.url(), { waitUntil: "commit" });
  await page.getByLabel("Subtitle").fill("Typed early");
  builderCode();
  await expect(saved(page)).toBeVisible();
  await page.goto("/instructor/drafts");
  await expect(page.getByRole("link", { name: title })).toHaveCount(1);
  await page.getByRole("link", { name: title }).click();
  await expect(page.getByLabel("Subtitle")).toHaveValue("Typed early");
});

test("a text keeps the caret and the words that it got before the page's code had arrived", async ({
  page,
  signInAs,
  baseURL,
}) => {
  await signInAs("instructor");
  const course = await ownCourse(page, baseURL ?? "", { isLive: false });
  const address = `/instructor/courses/${course.id}/details`;
  const words = page.getByLabel("Description", { exact: true });
  await page.goto(address);
  await words.fill("Knots at sea.");
  await expect(saved(page)).toBeVisible();

  /** Puts the caret after as many characters, types, lets the code come, and types on. */
  const writeAround = async (place: number, early: string, late: string) => {
    const startCode = await holdCode(page);
    await page.goto(address, { waitUntil: "commit" });
    await words.click();
    await words.press("ControlOrMeta+Home");
    for (let at = 0; at < place; at += 1) await words.press("ArrowRight");
    await page.keyboard.type(early);
    startCode();
    await page.locator("html[data-ready]").waitFor({ state: "attached" });
    await page.keyboard.type(late);
    await expect(saved(page)).toBeVisible();
    await page.unrouteAll();
  };
  await writeAround(5, "", " and bends");
  await expect(words).toHaveValue("Knots and bends at sea.");
  await writeAround(5, ", hitches", ",");
  await expect(words).toHaveValue("Knots, hitches, and bends at sea.");
  await page.reload();
  await expect(words).toHaveValue("Knots, hitches, and bends at sea.");
});

test("a price is stored while it is typed, and comes back where the line was down until the page was left", async ({
  page,
  context,
  signInAs,
  expectAccessible,
}) => {
  await signInAs("instructor");
  const address = await begin(page, unique("Worth something"));
  await page.goto(`${address}?step=pricing`);
  await expect(page.getByRole("button", { name: "Save settings" })).toHaveCount(0);
  await page.getByLabel("Price", { exact: true }).fill("49");
  await expect(saved(page)).toBeVisible();
  await page.goto(`${address}?step=pricing`);
  await expect(page.getByLabel("Price", { exact: true })).toHaveValue("49.00");

  await page.getByLabel("Price", { exact: true }).fill("a lot");
  await page.getByLabel("Price", { exact: true }).blur();
  await expect(page.getByText("Enter an amount such as 49 or 49.50.")).toBeVisible();
  await page.getByLabel("Price", { exact: true }).fill("49.00");

  await context.setOffline(true);
  await page.getByLabel("Places").fill("12");
  await expect(page.getByRole("status").filter({ hasText: "kept" })).toBeVisible();
  const later = await context.newPage();
  await page.close({ runBeforeUnload: false });
  await context.setOffline(false);
  await later.goto(`${address}?step=pricing`);
  await expect(later.getByLabel("Places")).toHaveValue("12");
  await expect(later.getByText("were kept on this device and are shown here")).toBeVisible();
  await expect(saved(later)).toBeVisible({ timeout: 30_000 });
  await expectAccessible(later);
});
