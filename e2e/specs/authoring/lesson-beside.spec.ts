import type { Page } from "@playwright/test";
import { expect, test } from "../../fixtures/test";
import { callSite } from "../../flows/call-site";
import { holdUndo } from "../../flows/hold-undo";
import { ownCourse } from "../../flows/own-course";

const saved = (page: Page) =>
  page
    .getByRole("status")
    .filter({ hasText: /^Saved/ })
    .first();

/** A new lesson of an own course, open in its editor with a first sentence. */
async function openLesson(page: Page, baseURL: string): Promise<void> {
  const course = await ownCourse(page, baseURL, { isLive: false });
  const site = await callSite(baseURL, page.context());
  const [module] = await site.authoring.outline.get.query({ courseId: course.id });
  await page.goto(`/instructor/courses/${course.id}/lessons/${module?.lessons[0]?.id}`);
  await page.getByRole("textbox", { name: "Lesson content" }).click();
  await page.keyboard.type("Unlay the strands.");
  await expect(saved(page)).toBeVisible();
}

test("a lesson is seen beside its editor as guests and students will have it", async ({
  page,
  baseURL,
  signInAs,
  expectAccessible,
}, info) => {
  await signInAs("instructor");
  await openLesson(page, baseURL ?? "");
  await seeSideBySide(page, info.project.name === "phone", expectAccessible);
});

test("a lesson gets a file and a link, which are moved, described, taken out and put back", { tag: "@once" }, async ({
  page,
  baseURL,
  signInAs,
  expectAccessible,
}) => {
  await signInAs("instructor");
  await openLesson(page, baseURL ?? "");
  await giveResources(page, expectAccessible);
  // Stored while they are typed, without leaving the field.
  const title = page.getByRole("textbox", { name: "Title", exact: true });
  await title.fill("The eye of a rope");
  await expect(saved(page)).toBeVisible();
  await page.getByLabel("Minutes", { exact: true }).fill("14");
  await expect(saved(page)).toBeVisible();
  await page.reload();
  await expect(title).toHaveValue("The eye of a rope");
  await expect(page.getByLabel("Minutes", { exact: true })).toHaveValue("14");
  await expect(page.getByRole("region", { name: "Resources" }).getByRole("listitem")).toHaveText([
    /The eye in pictures/,
    /Lay of rope/,
  ]);
});

/** The lesson through the eyes of others, made again after a save; on a phone in place of the editor. */
async function seeSideBySide(page: Page, isMobile: boolean, expectAccessible: () => Promise<void>): Promise<void> {
  const editor = page.getByRole("textbox", { name: "Lesson content" });
  await page.getByLabel("Before signing in").fill("How to make an eye.");
  await expect(saved(page)).toBeVisible();
  await page.getByRole("button", { name: "Side by side" }).click();
  const panel = page.getByRole("region", { name: "Side by side" });
  const frame = page.frameLocator("iframe");
  await expect(frame.getByRole("heading", { level: 1, name: "The bowline" })).toBeVisible();
  // First of all the author's own text, as its students have it.
  await expect(frame.getByText("Unlay the strands.")).toBeVisible();
  await expectAccessible();
  await panel.getByRole("button", { name: "Guest" }).click();
  await expect(frame.getByText("How to make an eye.")).toBeVisible();
  await expect(frame.getByText("Unlay the strands.")).toHaveCount(0);
  await panel.getByRole("button", { name: "Enrolled" }).click();
  await expect(frame.getByText("Unlay the strands.")).toBeVisible();
  await expect(editor).toBeVisible({ visible: !isMobile });
  await panel.getByRole("checkbox", { name: "Phone" }).check();
  await expect.poll(async () => (await page.locator("iframe").boundingBox())?.width).toBeLessThanOrEqual(360);
  if (!isMobile) {
    await editor.click();
    await page.keyboard.press("ControlOrMeta+End");
    await page.keyboard.type(" Bend them.");
    await expect(frame.getByText("Bend them.")).toBeVisible();
  }
  await panel.getByRole("button", { name: "Close" }).click();
  await expect(panel).toHaveCount(0);
  await expect(editor).toBeVisible();
}

async function giveResources(page: Page, expectAccessible: () => Promise<void>): Promise<void> {
  const region = page.getByRole("region", { name: "Resources" });
  const rows = region.getByRole("listitem");
  await region.getByRole("button", { name: "Add file" }).click();
  await page.getByLabel("Choose files").setInputFiles({
    name: `Lay of rope ${Date.now()}.txt`,
    mimeType: "text/plain",
    buffer: Buffer.from(`Right-handed, mostly. ${Date.now()}`),
  });
  await expect(rows).toHaveText([/Lay of rope/]);
  await region.getByRole("button", { name: "Add link" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel("Address").fill("knots");
  await dialog.getByRole("button", { name: "Add" }).click();
  await expect(dialog.getByText("Enter an address that starts with https://")).toBeVisible();
  await expectAccessible();
  await dialog.getByLabel("Address").fill("https://knots.example.org/eye");
  await dialog.getByLabel("Title").fill("The eye in pictures");
  await dialog.getByRole("button", { name: "Add" }).click();
  await expect(rows).toHaveText([/Lay of rope/, /The eye in pictures/]);

  await region.getByRole("button", { name: "The eye in pictures", exact: true }).focus();
  await page.keyboard.press("Alt+ArrowUp");
  await expect(rows).toHaveText([/The eye in pictures/, /Lay of rope/]);
  await page.keyboard.press("Enter");
  await dialog.getByLabel("For Premium students only").check();
  await dialog.getByRole("button", { name: "Save" }).click();
  await expect(rows.first()).toContainText("Premium");
  await region.getByRole("button", { name: /^Remove: Lay of rope/ }).click();
  const undo = await holdUndo(page);
  await expect(rows).toHaveCount(1);
  await undo.click();
  await expect(rows).toHaveText([/The eye in pictures/, /Lay of rope/]);
  await expectAccessible();
}

test("a version of a lesson gets a name, and is put back with what others see instead of it", { tag: "@once" }, async ({
  page,
  baseURL,
  signInAs,
  expectAccessible,
}) => {
  await signInAs("instructor");
  await openLesson(page, baseURL ?? "");
  const history = page.getByRole("region", { name: "Versions of this lesson" });
  const compared = page.getByRole("dialog", { name: "What changed since" });
  await history.getByRole("listitem").first().getByRole("button").click();
  await expect(compared.getByText("No changes since then.")).toBeVisible();
  await compared.getByLabel("Name of this version").fill("As read by Ines");
  await compared.getByRole("button", { name: "Save name" }).click();
  await expect(compared.getByRole("status").filter({ hasText: /^Saved/ })).toBeVisible();
  await expectAccessible();
  await compared.getByRole("button", { name: "Close" }).first().click();
  await expect(history.getByText("As read by Ines")).toBeVisible();

  // Later words begin a version of their own.
  await page.getByLabel("Before signing in").fill("How a rope gets an eye.");
  await expect(history.getByRole("listitem")).toHaveCount(3);
  await history.getByRole("listitem").nth(1).getByRole("button").click();
  await expect(compared.getByRole("heading", { name: "Before signing in" })).toBeVisible();
  await compared.locator("summary").click();
  await expect(compared.locator("ins").filter({ hasText: "gets an eye" })).toBeVisible();
  await compared.getByRole("button", { name: "Restore this text" }).click();
  await expect(page.getByLabel("Before signing in")).toHaveValue("");
  await expect(saved(page)).toBeVisible();
  await page.reload();
  await expect(page.getByLabel("Before signing in")).toHaveValue("");
  await expect(history.getByText("As read by Ines")).toBeVisible();
});

test("a live lesson says that its changes wait to be published as soon as they are stored", { tag: "@once" }, async ({
  page,
  baseURL,
  signInAs,
}) => {
  await signInAs("instructor");
  const course = await ownCourse(page, baseURL ?? "", { isLive: true });
  const site = await callSite(baseURL ?? "", page.context());
  const [module] = await site.authoring.outline.get.query({ courseId: course.id });
  await page.goto(`/instructor/courses/${course.id}/lessons/${module?.lessons[0]?.id}`);
  const header = page.getByRole("region", { name: "Course status" });
  await expect(header.getByText("Live, version 1")).toBeVisible();
  const waiting = header.getByText(/^Unpublished changes/);
  await expect(waiting).toHaveCount(0);
  const editor = page.getByRole("textbox", { name: "Lesson content" });
  await editor.click();
  await page.keyboard.type("Unlay the strands.");
  await expect(waiting).toBeVisible();
  await expect(header.getByRole("button", { name: "Publish", exact: true })).toBeVisible();
  // What is typed while the head is made again stays.
  await page.keyboard.type(" Bend them.");
  await expect(editor).toHaveText("Unlay the strands. Bend them.");
});
