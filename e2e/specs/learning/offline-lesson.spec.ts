import type { BrowserContext, Page } from "@playwright/test";
import { expect, test } from "../../fixtures/test";
import { call, listLessons } from "../../flows/learner";
import { saveData } from "../../flows/save-data";
import { signUp } from "../../flows/sign-up";

const slug = "reading-a-tide-table";

/** A student in a lesson to read, which has one after it. */
async function aStudentInALesson(page: Page) {
  await signUp(page, "Train Reader");
  await call(page, "mutation", "enrollment.enroll", { slug });
  const lessons = await listLessons(page, slug);
  const at = lessons.findIndex(({ type }, index) => type === "READING" && index < lessons.length - 1);
  const addressOf = (index: number) => `/learn/${slug}/${lessons[index]?.id}`;
  const next = addressOf(at + 1);
  await page.goto(addressOf(at));
  const contents = page.getByRole("navigation", { name: "Course content" });
  return { here: addressOf(at), next, nextInContents: contents.locator(`a[href="${next}"]`) };
}

/** Reads for a moment, until the code that notes need (known by a key of its words) has been fetched in the background. */
async function startReading(page: Page): Promise<void> {
  const noteCode = page.waitForResponse(
    async (answer) => answer.url().includes("/_next/static/chunks/") && (await answer.text()).includes("tagsWrong"),
  );
  await page.mouse.move(600, 400);
  await (await noteCode).finished();
}

const notice = (page: Page) => page.getByRole("alertdialog", { name: "You’re offline" });
const noteOf = (page: Page) => page.getByRole("textbox", { name: "Note", exact: true });

/** The browser believes that it is online, and nothing comes through. */
const cutUnnoticed = (context: BrowserContext) => context.route("**/*", (route) => route.abort("internetdisconnected"));

test("a student who loses the connection writes a note, chooses the next lesson, and has both when it is back", async ({
  page,
  context,
  expectAccessible,
}) => {
  const { here, next, nextInContents } = await aStudentInALesson(page);
  await startReading(page);
  await context.setOffline(true);
  await page.getByRole("button", { name: "Add note" }).click();
  await noteOf(page).fill("Written in the tunnel");
  await expect(page.getByText("kept on this device")).toBeVisible();

  await nextInContents.click();
  await expect(notice(page)).toBeFocused();
  await expect(notice(page)).toContainText("The page you chose opens when you’re back online.");
  await expect(page).toHaveURL(here);
  await expect(noteOf(page)).toHaveValue("Written in the tunnel");
  await expectAccessible();
  await notice(page).getByRole("button", { name: "Try again" }).click();
  await expect(notice(page)).toContainText("Still offline.");

  const stored = page.waitForResponse((answer) => answer.url().includes("notebook.addNote") && answer.ok());
  await context.setOffline(false);
  await stored;
  await expect(page).toHaveURL(next);
  await page.goto(here);
  await expect(page.getByRole("complementary", { name: "Your note" })).toContainText("Written in the tunnel");
});

test("by keyboard: the next lesson is chosen without a connection, called off, and chosen again", async ({
  page,
  context,
}) => {
  const { here, next } = await aStudentInALesson(page);
  await context.setOffline(true);
  const turn = page.getByRole("button", { name: "Next lesson" });
  await turn.focus();
  await page.keyboard.press("Enter");
  await expect(notice(page)).toBeFocused();
  await page.keyboard.press("Escape");
  await expect(notice(page)).toBeHidden();
  await expect(turn).toBeFocused();
  await page.keyboard.press("Enter");
  await page.keyboard.press("Tab");
  await expect(notice(page).getByRole("button", { name: "Try again" })).toBeFocused();
  await page.keyboard.press("Tab");
  await page.keyboard.press("Enter");
  await expect(notice(page)).toBeHidden();
  await expect(page).toHaveURL(here);
  await page.keyboard.press("Enter");
  await expect(notice(page)).toBeVisible();
  await context.setOffline(false);
  await expect(page).toHaveURL(next);
});

test("a reader who is writing when the connection is back is asked before the page changes", async ({
  page,
  context,
}) => {
  const { here, next, nextInContents } = await aStudentInALesson(page);
  await startReading(page);
  await page.getByRole("button", { name: "Add note" }).click();
  await context.setOffline(true);
  await nextInContents.click();
  await expect(notice(page)).toBeVisible();
  await noteOf(page).fill("Still writing");
  const stored = page.waitForResponse((answer) => answer.url().includes("notebook.addNote") && answer.ok());
  await context.setOffline(false);
  await stored;
  const back = page.getByRole("alertdialog", { name: "You’re back online" });
  await expect(back).toContainText("You can open the page you chose now.");
  await expect(page).toHaveURL(here);
  await back.getByRole("button", { name: "Open page" }).click();
  await expect(page).toHaveURL(next);
});

test("where nothing comes through though the browser says that it is online, links wait too", async ({
  page,
  context,
}) => {
  const { here, next, nextInContents } = await aStudentInALesson(page);
  await cutUnnoticed(context);
  await page.getByRole("button", { name: "Bookmark", exact: true }).first().click();
  await expect(page.getByRole("alert").filter({ hasText: "Check your connection" })).toBeVisible();
  await nextInContents.click();
  await expect(notice(page)).toBeVisible();
  await expect(page).toHaveURL(here);
  await context.unroute("**/*");
  await expect(page).toHaveURL(next);

  // By Next's router, which finds out on its own.
  await page.goto("/dashboard");
  await cutUnnoticed(context);
  await page.getByRole("navigation").getByRole("link", { name: "Courses" }).first().click();
  await expect(notice(page)).toBeVisible();
  await expect(page).toHaveURL("/dashboard");
  await context.unroute("**/*");
  await expect(page).toHaveURL("/courses");
  await expect(notice(page)).toBeHidden();
});

test("a part whose code can't be fetched says so, and comes with another try", async ({ page, context }) => {
  await saveData(page);
  await aStudentInALesson(page);
  const cutCode = () => context.route("**/_next/static/chunks/**", (route) => route.abort("internetdisconnected"));
  await cutCode();
  const addNote = page.getByRole("button", { name: "Add note" });
  await addNote.click();
  await expect(page.getByRole("alert").filter({ hasText: "Your notes couldn’t be loaded." })).toBeVisible();
  await context.unroute("**/_next/static/chunks/**");
  await addNote.click();
  await expect(noteOf(page)).toBeVisible();

  await page.goto("/dashboard");
  await cutCode();
  await page.getByRole("button", { name: /^Notifications/ }).click();
  const problem = page.getByRole("alert").filter({ hasText: "This part couldn’t be loaded." });
  await expect(problem).toBeVisible();
  const again = page.waitForRequest("**/_next/static/chunks/**");
  await problem.getByRole("button", { name: "Try again" }).click();
  await again;
  await expect(problem).toBeVisible();
  await context.unroute("**/_next/static/chunks/**");
  await problem.getByRole("button", { name: "Try again" }).click();
  await expect(page.getByRole("region", { name: "Notifications" })).toBeVisible();
  await expect(problem).toBeHidden();
});
