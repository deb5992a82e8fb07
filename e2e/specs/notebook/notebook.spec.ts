import { readFile } from "node:fs/promises";
import type { Page } from "@playwright/test";
import { expect, test } from "../../fixtures/test";
import { call, listLessons } from "../../flows/learner";
import { signUp } from "../../flows/sign-up";

const slug = "reading-a-tide-table";

/** A student with an enrollment, and where its first lesson to read and its first video are. */
async function aLearner(page: Page): Promise<{ reading: string; videoLesson: string }> {
  await signUp(page, "Note Taker");
  await call(page, "mutation", "enrollment.enroll", { slug });
  const lessons = await listLessons(page, slug);
  const addressOf = (type: string) => `/learn/${slug}/${lessons.find((lesson) => lesson.type === type)?.id}`;
  return { reading: addressOf("READING"), videoLesson: addressOf("VIDEO") };
}

/** Marks the beginning of the first paragraph of the lesson's text and says which words these are. */
const markPassage = (page: Page) =>
  page
    .locator(".article > .content > p")
    .first()
    .evaluate((paragraph) => {
      const text = document.createTreeWalker(paragraph, NodeFilter.SHOW_TEXT).nextNode() as Text;
      const end = Math.min(24, text.length);
      getSelection()?.setBaseAndExtent(text, 0, text, end);
      return text.data.slice(0, end).trim();
    });

const isStored = (page: Page) =>
  page.waitForResponse((answer) => /notebook\.(add|edit)Note/.test(answer.url()) && answer.ok());

test("a note stays beside its passage, keeps words that could not be sent, and leads a video to its second", async ({
  page,
  context,
  expectAccessible,
}) => {
  const { reading, videoLesson } = await aLearner(page);
  await page.goto(reading);
  const quote = await markPassage(page);
  const stored = isStored(page);
  await page.getByRole("button", { name: "Add note" }).click();
  const note = page.getByRole("complementary", { name: `“${quote}”` });
  await note.getByRole("textbox", { name: "Note", exact: true }).fill("Seven days **apart**");
  await stored;
  const tagged = isStored(page);
  await note.getByRole("textbox", { name: "Tags" }).fill("springs, neaps");
  await tagged;

  // The line is cut while the author types on, and the page is left.
  await context.route("**/api/trpc/notebook.editNote", (route) => route.abort("internetdisconnected"));
  await note.getByRole("textbox", { name: "Note", exact: true }).fill("Seven days apart, and never lost");
  await expect(note.getByText("kept on this device")).toBeVisible();
  // Left first: with the line back, this page would send the words itself.
  await page.goto("about:blank");
  await context.unroute("**/api/trpc/notebook.editNote");
  const again = isStored(page);
  await page.goto(reading);
  await again;
  // Found again, it leaves the lesson where it is.
  await expect(note.getByRole("textbox", { name: "Note", exact: true })).not.toBeFocused();
  expect(await page.evaluate(() => scrollY)).toBe(0);
  await expect(note.getByRole("textbox", { name: "Note", exact: true })).toHaveValue(
    "Seven days apart, and never lost",
  );
  await expectAccessible();
  await note.getByRole("button", { name: "Done" }).click();
  await expect(note).toContainText("Seven days apart, and never lost");
  await expect(note).toContainText("springs");

  // Going on where it ends.
  await note.getByRole("button", { name: "Edit" }).click();
  const more = isStored(page);
  await page.keyboard.type(", nor found");
  await expect(note.getByRole("textbox", { name: "Note", exact: true })).toHaveValue(
    "Seven days apart, and never lost, nor found",
  );
  await more;
  await note.getByRole("button", { name: "Done" }).click();

  await note.getByRole("button", { name: "Delete" }).click();
  await expect(note).toBeHidden();
  // Of the interface's type, though it is told within the lesson's text.
  await expect(page.locator("[data-toasts] > div")).toHaveCSS("font", /^15px \/ 24px "Atkinson/);
  await page.getByRole("button", { name: "Undo" }).click();
  await expect(note).toBeVisible();

  await page.goto(videoLesson);
  const video = page.locator("video");
  await expect.poll(() => video.evaluate((one: HTMLVideoElement) => one.readyState)).toBeGreaterThan(0);
  await video.evaluate((one: HTMLVideoElement) => {
    one.currentTime = 12;
  });
  const timed = isStored(page);
  await page.getByRole("button", { name: "Add note" }).click();
  await page.getByRole("textbox", { name: "Note", exact: true }).fill("Here the mark disappears");
  await timed;
  await page.goto("/saved");
  await page.getByRole("searchbox", { name: "Search your notes" }).fill("disappears");
  await page.getByRole("button", { name: "Show" }).click();
  await expect(page.getByText("1 note", { exact: true })).toBeVisible();
  await page.locator("article").getByRole("link").click();
  await expect.poll(() => video.evaluate((one: HTMLVideoElement) => Math.floor(one.currentTime))).toBe(12);
  await video.evaluate((one: HTMLVideoElement) => {
    one.currentTime = 2;
  });
  await page.getByRole("button", { name: "Go to 0:12 in the video" }).click();
  await expect.poll(() => video.evaluate((one: HTMLVideoElement) => Math.floor(one.currentTime))).toBe(12);
});

test("bookmarks are set where one reads, ordered by keyboard and by hand, and notes leave as Markdown", {
  tag: "@once",
}, async ({ page, expectAccessible }) => {
  const { reading, videoLesson } = await aLearner(page);
  const keep = async (address: string) => {
    await page.goto(address);
    const button = page.getByRole("button", { name: "Bookmark", exact: true });
    await button.click();
    await expect(button).toHaveAttribute("aria-pressed", "true");
  };
  await keep(reading);
  await keep(videoLesson);
  await keep(`/courses/${slug}`);
  const [, , , lessonId] = reading.split("/");
  await call(page, "mutation", "notebook.addNote", {
    slug,
    lessonId,
    noteId: crypto.randomUUID(),
    anchor: { kind: "passage", passage: { quote: "words that a later text has no more", before: "", after: "" } },
    content: "Ask about this",
  });
  await page.goto(reading);
  const note = page.getByRole("complementary", { name: "words that a later text" });
  await expect(note).toContainText("The text has changed");

  await page.goto("/saved");
  const rows = page.locator("[data-row]");
  await expect(rows).toHaveCount(3);
  await expect(rows.nth(2).getByRole("link")).toHaveAttribute("href", `/courses/${slug}`);
  const moved = () => page.waitForResponse((answer) => answer.url().includes("notebook.moveBookmark") && answer.ok());
  const up = rows.nth(2).getByRole("button", { name: /up$/ });
  await up.focus();
  const first = moved();
  await page.keyboard.press("Enter");
  await first;
  await expect(rows.nth(1).getByRole("button", { name: /up$/ })).toBeFocused();
  const second = moved();
  await page.keyboard.press("Enter");
  await second;
  await page.reload();
  await expect(rows.nth(0).getByRole("link")).toHaveAttribute("href", `/courses/${slug}`);

  const grip = await rows.nth(0).getByTitle("Drag to reorder").boundingBox();
  const last = await rows.nth(2).boundingBox();
  const dropped = moved();
  await page.mouse.move((grip?.x ?? 0) + 4, (grip?.y ?? 0) + 8);
  await page.mouse.down();
  await page.mouse.move((last?.x ?? 0) + 4, (last?.y ?? 0) + (last?.height ?? 0) - 2, { steps: 5 });
  await page.mouse.up();
  await dropped;
  await expect(rows.nth(2).getByRole("link")).toHaveAttribute("href", `/courses/${slug}`);
  await expectAccessible();

  // One with words of one's own too: it comes back with them, also once it was the last one and the list has made room.
  const course = page.locator(`[data-row]:has(a[href="/courses/${slug}"])`);
  await course.getByRole("button", { name: /^Edit title/ }).click();
  await page.getByLabel("Your title").fill("Before the crossing");
  await page.getByLabel("Your note", { exact: true }).fill("All of it again in spring");
  await page.getByRole("button", { name: "Save", exact: true }).click();
  const remove = rows.getByRole("button", { name: /^Remove/ });
  await rows.getByRole("button", { name: "Remove the bookmark “Before the crossing”" }).press("Enter");
  await expect(rows).toHaveCount(2);
  await expect(page.getByText("Bookmark removed")).toBeVisible();
  await page.getByRole("button", { name: "Undo" }).press("Enter");
  await expect(rows.nth(2)).toContainText("All of it again in spring");
  for (const left of [2, 1, 0]) {
    await remove.last().click();
    await expect(rows).toHaveCount(left);
  }
  await expect(page.getByText("No bookmarks yet")).toBeVisible();
  await page.getByRole("button", { name: "Undo" }).last().click();
  await expect(rows).toHaveCount(1);

  const [download] = await Promise.all([
    page.waitForEvent("download"),
    page.getByRole("link", { name: "Export as Markdown" }).click(),
  ]);
  expect(download.suggestedFilename()).toBe("notes.md");
  const text = await readFile(await download.path(), "utf8");
  expect(text).toContain("> words that a later text has no more\n\nAsk about this");
});
