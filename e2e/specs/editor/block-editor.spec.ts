import type { Page } from "@playwright/test";
import { expect, test } from "../../fixtures/test";
import { askAgain } from "../../flows/ask-again";
import { drawLate } from "../../flows/draw-late";
import { expectMarkdown, markdown, openEditor } from "../../flows/open-editor";
import { saveData } from "../../flows/save-data";

async function typeLines(page: Page, lines: readonly string[]): Promise<void> {
  for (const [index, line] of lines.entries()) {
    if (index > 0) await page.keyboard.press("Enter");
    await page.keyboard.type(line);
  }
}

test("an author writes with Markdown's own signs", { tag: "@once" }, async ({ page }) => {
  const text = await openEditor(page, "empty");
  await text.click();
  await typeLines(page, [
    "## Low water",
    "It is **lowest** at `noon`, $h = 0$ there",
    "- one",
    "two",
    "",
    "> said",
    "",
    "",
  ]);
  await page.keyboard.type("```js ");
  await page.keyboard.type("let tide;");
  await expectMarkdown(
    page,
    "## Low water\n\nIt is **lowest** at `noon`, $h = 0$ there\n\n- one\n- two\n\n> said\n\n```js\nlet tide;\n```\n",
  );
});

test("the slash menu puts in every kind of block by keyboard", async ({ page, expectAccessible }) => {
  const text = await openEditor(page, "empty");
  await text.click();
  await page.keyboard.type("/");
  const menu = page.getByRole("listbox", { name: "Blocks" });
  await expect(menu.getByRole("option")).toHaveCount(20);
  await expectAccessible();
  await page.keyboard.type("check");
  await expect(menu.getByRole("option", { selected: true })).toHaveText("Checklist");
  const option = await menu.getByRole("option", { selected: true }).getAttribute("id");
  await expect(text).toHaveAttribute("aria-activedescendant", option ?? "");
  await page.keyboard.press("Enter");
  await typeLines(page, ["Gauge found", "", "/formula"]);
  await expect(menu.getByRole("option")).toHaveCount(1);
  await drawLate(page);
  await page.keyboard.press("Enter");
  await page.keyboard.type("\\frac{1}{2}");
  await expect(page.getByRole("textbox", { name: "LaTeX" })).toBeFocused();
  await expect(page.locator("math mfrac")).toBeVisible();
  await page.keyboard.press("Escape");
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("Enter");
  await page.keyboard.type("/zzz");
  await expectMarkdown(page, "- [ ] Gauge found\n\n$$\n\\frac{1}{2}\n$$\n\n/zzz\n");
  await expect(page.getByText("No matching blocks.")).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(page.getByText("No matching blocks.")).toBeHidden();
});

test("an image is described or marked as decorative", { tag: "@once" }, async ({ page }) => {
  const text = await openEditor(page, "empty");
  await text.click();
  await page.getByRole("button", { name: "Figure", exact: true }).click();
  const figure = page.getByRole("group", { name: "Figure" });
  await figure.getByLabel("Image").fill("media/map.svg");
  await expect(figure.getByText("Describe the image, or mark it as decorative.")).toBeVisible();
  await expect(figure.getByText("Missing alternative text")).toBeVisible();
  await figure.getByLabel("Decorative").check();
  await expect(figure.getByText("Describe the image, or mark it as decorative.")).toBeHidden();
  await expectMarkdown(page, "![](media/map.svg#decorative)\n");
  await figure.getByLabel("Decorative").uncheck();
  await expectMarkdown(page, "![](media/map.svg)\n");
  await figure.getByRole("button", { name: "Choose…" }).click();
  await expect(figure.getByLabel("Alternative text")).toHaveValue("A picked picture");
  await expectMarkdown(page, "![A picked picture](media/picked.svg)\n");
});

test("an embed from elsewhere is refused with the list of services", { tag: "@once" }, async ({ page }) => {
  const text = await openEditor(page, "empty");
  await text.click();
  await page.keyboard.type("/embed");
  await page.keyboard.press("Enter");
  const embed = page.getByRole("group", { name: "Embed" });
  await embed.getByLabel("Address").fill("https://evil.example/frame");
  await expect(embed.getByText("Students would see only a link")).toBeVisible();
  await embed.getByLabel("Address").fill("https://youtu.be/dQw4w9WgXcQ");
  await expect(embed.getByText("From YouTube.")).toBeVisible();
  await embed.getByLabel("Title").fill("The harbour");
  await expectMarkdown(page, '::embed[The harbour]{url="https://youtu.be/dQw4w9WgXcQ"}\n');
});

test("a table grows and its columns align", async ({ page }) => {
  const text = await openEditor(page, "empty");
  await text.click();
  await page.getByRole("button", { name: "Table", exact: true }).click();
  await page.keyboard.type("Tide");
  await page.keyboard.press("Tab");
  await page.keyboard.type("Height");
  const tools = page.getByRole("toolbar", { name: "Table" });
  await tools.getByRole("button", { name: "Align right" }).click();
  await page.keyboard.press("Tab");
  await tools.getByRole("button", { name: "Delete column" }).click();
  await expectMarkdown(page, "| Tide | Height |\n| - | -: |\n| | |\n| | |\n");
  await page.keyboard.press("Control+z");
  await expectMarkdown(page, "| Tide | Height | |\n| - | -: | - |\n| | | |\n| | | |\n");
});

test("what no block can say is shown, kept and only changed by hand", { tag: "@once" }, async ({ page }) => {
  const text = await openEditor(page, "source");
  const before = (await markdown(page).textContent()) ?? "";
  const sources = page.getByRole("group", { name: "Source" });
  await expect(sources).toHaveCount(3);
  await expect(sources.first().getByLabel("Markdown or HTML")).toHaveValue(
    '<div class="gauge">\n  <p>Raw HTML</p>\n</div>',
  );
  await text.getByText("Last words.").click();
  await page.keyboard.press("End");
  await page.keyboard.type(" And more.");
  await expectMarkdown(page, before.replace("Last words.", "Last words. And more."));
  await sources.nth(1).getByLabel("Markdown or HTML").fill(":::strange{a=c}\nStill nobody\n:::");
  await expectMarkdown(
    page,
    before
      .replace("Last words.", "Last words. And more.")
      .replace(":::strange{a=b}\nNobody knows this", ":::strange{a=c}\nStill nobody"),
  );
});

test("a block moves with Alt and the arrows, and back", { tag: "@once" }, async ({ page }) => {
  const text = await openEditor(page, "source");
  const before = (await markdown(page).textContent()) ?? "";
  await text.getByText("Last words.").click();
  await page.keyboard.press("Alt+ArrowUp");
  await expect(page.getByText("Moved to position 5")).toBeAttached();
  await expectMarkdown(
    page,
    before.replace("[^1]: The note itself.\n\nLast words.", "Last words.\n\n[^1]: The note itself."),
  );
  await page.keyboard.press("Alt+ArrowDown");
  await expectMarkdown(page, before);
  await page.keyboard.press("Alt+ArrowUp");
  await page.keyboard.press("Control+z");
  await expectMarkdown(page, before);
});

test("a block is dragged by its grip to another place, and back by undo", async ({ page, isMobile }) => {
  test.skip(isMobile, "a finger moves blocks by the buttons of the bar");
  const text = await openEditor(page, "empty");
  await text.click();
  await typeLines(page, ["One", "Two", "## Three"]);
  await expectMarkdown(page, "One\n\nTwo\n\n## Three\n");
  const drag = async (from: string, to: string, place: "start" | "end") => {
    await text.getByText(from).hover();
    const target = text.getByText(to);
    const { width = 0, height = 0 } = (await target.boundingBox()) ?? {};
    const targetPosition = { x: place === "start" ? 2 : width - 4, y: height / 2 };
    await page
      .getByRole("button", { name: "Select this block, or drag to move it" })
      .dragTo(target, { targetPosition });
  };
  await drag("Three", "One", "start");
  await expectMarkdown(page, "## Three\n\nOne\n\nTwo\n");
  await drag("One", "Two", "end");
  await expectMarkdown(page, "## Three\n\nTwo\n\nOne\n");
  await page.keyboard.press("Control+z");
  await expectMarkdown(page, "## Three\n\nOne\n\nTwo\n");
});

/** Whether a click on its middle would meet it. */
function isOnTop(element: Element): boolean {
  const { x, y, width, height } = element.getBoundingClientRect();
  return element.contains(document.elementFromPoint(x + width / 2, y + height / 2));
}

test("a link is set in a dialog, and bold in the bar: what is typed next is in the text", { tag: "@once" }, async ({
  page,
}) => {
  const text = await openEditor(page, "empty");
  await text.click();
  await page.keyboard.type("the tables");
  await page.keyboard.press("Shift+Control+ArrowLeft");
  await page.keyboard.press("Control+k");
  const dialog = page.getByRole("dialog", { name: "Link" });
  await expect(dialog).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(text).toBeFocused();
  await page.getByRole("button", { name: "Link", exact: true }).click();
  await dialog.getByLabel("Address").fill("lesson:hello");
  await drawLate(page);
  await page.keyboard.press("Enter");
  await page.keyboard.press("End");
  await page.keyboard.type(" for ");
  const bold = page.getByRole("button", { name: "Bold", exact: true });
  await bold.click();
  await page.keyboard.type("today");
  await expectMarkdown(page, "the [tables](lesson:hello) for **today**\n");

  // Where the author has scrolled away from the cursor, a button of the bar leads back to it.
  for (let line = 0; line < 40; line += 1) await page.keyboard.press("Enter");
  await page.keyboard.press("Control+Home");
  // The editor shows the cursor a moment after the key: what is scrolled before that comes back.
  await askAgain(async (patience) => {
    await page.evaluate(() => window.scrollTo(0, document.body.scrollHeight));
    await expect(text.getByRole("link")).not.toBeInViewport(patience);
  });
  await bold.click();
  await expect(text.getByRole("link")).toBeInViewport();
  // And not behind the bar.
  await expect.poll(() => text.getByRole("link").evaluate(isOnTop)).toBe(true);
});

test("the whole bar is one stop for Tab, and arrows go through it", async ({ page }) => {
  await openEditor(page, "empty");
  const add = page.getByRole("toolbar", { name: "Add a block" });
  await add.getByRole("button", { name: "Text", exact: true }).focus();
  await page.keyboard.press("ArrowRight");
  await expect(add.getByRole("button", { name: "Heading", exact: true })).toBeFocused();
  await page.keyboard.press("Tab");
  const format = page.getByRole("toolbar", { name: "Formatting and order" });
  await expect(format.getByRole("button", { name: "Bold" })).toBeFocused();
});

test("a text saves itself; without a line it is kept here and comes back", { tag: "@once" }, async ({
  page,
  expectAccessible,
}) => {
  const text = await openEditor(page, "empty");
  const state = page.getByRole("status").first();
  await page.evaluate(() => {
    window.location.hash = "down";
  });
  await text.click();
  await page.keyboard.type("First words and more");
  await expect(state).toHaveText(/^Not saved.* Trying again in \d+ s/);
  await page.reload();
  await expect(page.getByText(/Your unsent text from .* was kept on this device/)).toBeVisible();
  await expect(page.getByRole("textbox", { name: "Lesson content" })).toHaveText("First words and more");
  await expectAccessible();
  await page.getByRole("button", { name: "Go back to what was saved before" }).click();
  await expect(page.getByRole("textbox", { name: "Lesson content" })).toHaveText("");
});

test("when someone else has saved, the author chooses", { tag: "@once" }, async ({ page, expectAccessible }) => {
  const text = await openEditor(page, "empty");
  await page.evaluate(() => {
    window.location.hash = "conflict";
  });
  await text.click();
  await page.keyboard.type("Mine");
  const notice = page.getByRole("alert").filter({ hasText: "Someone else saved this lesson" });
  await expect(notice).toBeVisible();
  await notice.getByText("What they saved").click();
  await expect(notice.getByRole("region", { name: "What they saved" })).toHaveText("Somebody else wrote this.");
  await expectAccessible();
  await notice.getByRole("button", { name: "Keep theirs" }).click();
  await expect(text).toHaveText("Somebody else wrote this.");
  await expectMarkdown(page, "Somebody else wrote this.\n");
});

test("where two texts can't be merged without a connection, the author is told and tries again", {
  tag: "@once",
}, async ({ page, context }) => {
  await saveData(page);
  const text = await openEditor(page, "empty");
  await page.evaluate(() => {
    window.location.hash = "conflict";
  });
  await context.route("**/_next/static/chunks/**", (route) => route.abort("internetdisconnected"));
  await text.click();
  await page.keyboard.type("Mine");
  const notice = page.getByRole("alert").filter({ hasText: "Someone else saved this lesson" });
  await notice.getByRole("button", { name: "Merge both" }).click();
  const problem = notice.getByRole("alert").filter({ hasText: "This part couldn’t be loaded." });
  await expect(problem).toBeVisible();
  await context.unroute("**/_next/static/chunks/**");
  await problem.getByRole("button", { name: "Try again" }).click();
  await expect(text).toContainText("Somebody else wrote this.");
  await expect(text).toContainText("Mine");
});
