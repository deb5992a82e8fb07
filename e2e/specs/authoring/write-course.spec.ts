import type { Page } from "@playwright/test";
import { expect, test } from "../../fixtures/test";
import { holdUndo } from "../../flows/hold-undo";
import { addToOutline, beginCourse, savedIn } from "../../flows/write-outline";

const titles = (page: Page) => page.locator("[data-lesson] a");

/** One red pixel. */
const png = "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mP8z8DwHwAFBQIAX8jx0gAAAABJRU5ErkJggg==";

async function choosePicture(page: Page, expectAccessible: () => Promise<void>): Promise<void> {
  await page.getByRole("link", { name: "Details", exact: true }).click();
  const region = page.getByRole("region", { name: "Image" });
  await region.getByRole("button", { name: "Choose an image" }).click();
  // A file that was sent before is found by what it holds; its time makes it another one.
  const buffer = Buffer.concat([Buffer.from(png, "base64"), Buffer.from(String(Date.now()))]);
  await page.getByLabel("Choose files").setInputFiles({ name: "hitch.png", mimeType: "image/png", buffer });
  await expect(region.getByRole("img")).toBeVisible();
  await expect(region.getByText("No description yet")).toBeVisible();
  await expectAccessible();
  await region.getByRole("button", { name: "Remove" }).click();
  const undo = await holdUndo(page);
  await expect(region.getByRole("img")).toHaveCount(0);
  await undo.click();
  await expect(region.getByRole("img")).toBeVisible();
}

const outlineTab = (page: Page) => page.getByRole("link", { name: "Outline", exact: true }).first();

/** What students can do at the end, a description, the lessons' texts and the question with its key. */
async function writeTexts(page: Page): Promise<void> {
  await page.getByRole("button", { name: "Add outcome" }).click();
  await page.getByLabel("Outcome 1").fill("Tie a hitch that holds");
  await page.getByLabel("Description", { exact: true }).fill("Two hitches, and one question about them.");
  await expect(savedIn(page)).toBeVisible();
  for (const [lesson, text] of [
    ["Half hitch", "Pass the end around the post and under itself."],
    ["Clove hitch", "Two half hitches that lie the same way."],
  ] as const) {
    await outlineTab(page).click();
    await titles(page).filter({ hasText: lesson }).click();
    await page.getByRole("textbox", { name: "Lesson content" }).click();
    await page.keyboard.type(text);
    await expect(savedIn(page)).toBeVisible();
  }
  await outlineTab(page).click();
  await titles(page).filter({ hasText: "Which knot?" }).click();
  await page.getByRole("button", { name: "Add question" }).click();
  await page.getByRole("textbox", { name: "Question", exact: true }).fill("Which of them is two in one?");
  await page.getByLabel("Option 1", { exact: true }).fill("The clove hitch");
  await page.getByLabel("Option 2", { exact: true }).fill("The half hitch");
  await page.getByRole("radio", { name: "Correct" }).first().check();
  await expect(savedIn(page)).toBeVisible();
}

test("a course is written from nothing to published: outlined, moved by keyboard and mouse, taken out and put back", async ({
  page,
  newVisitor,
  signInAs,
  expectAccessible,
}, info) => {
  const isMobile = info.project.name === "phone";
  await signInAs("instructor");
  const title = `Knots ${Date.now()} ${isMobile ? "phone" : "desk"}`;
  await beginCourse(page, title);
  await expectAccessible();
  await addToOutline(page, "Add module", "Hitches");
  await expect(page.getByRole("button", { name: "Add module" })).toBeFocused();
  await addToOutline(page, "Add lesson", "Clove hitch");
  await addToOutline(page, "Add lesson", "Half hitch");
  await addToOutline(page, "Add module", "Bends");
  await addToOutline(page, "Add assessment", "Which knot?");
  await expect(savedIn(page)).toBeVisible();
  await expect(titles(page)).toHaveText(["Clove hitch", "Half hitch", "Which knot?"]);

  // By keyboard: lifted, moved over the border of a module, dropped; then lifted and put back.
  await page.getByRole("button", { name: "Move 1.1", exact: true }).focus();
  await page.keyboard.press("Enter");
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("ArrowDown");
  await expect(page.getByRole("button", { name: "Moving 2.1 to position 1 of 2" })).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(titles(page)).toHaveText(["Half hitch", "Clove hitch", "Which knot?"]);
  await page.getByRole("button", { name: "Move 2.2", exact: true }).focus();
  await page.keyboard.press("Enter");
  await page.keyboard.press("ArrowUp");
  await page.keyboard.press("ArrowUp");
  await page.keyboard.press("Escape");
  await expect(page.getByRole("button", { name: "Move 2.2", exact: true })).toBeFocused();
  await expect(titles(page)).toHaveText(["Half hitch", "Clove hitch", "Which knot?"]);

  await expect(savedIn(page)).toBeVisible();
  await page.reload();
  await expect(titles(page)).toHaveText(["Half hitch", "Clove hitch", "Which knot?"]);

  if (!isMobile) {
    const grip = await page.getByRole("button", { name: "Move 2.2", exact: true }).boundingBox();
    const target = await page.getByRole("row").filter({ hasText: "Half hitch" }).boundingBox();
    if (!grip || !target) throw new Error("both rows are on the page");
    await page.mouse.move(grip.x + grip.width / 2, grip.y + grip.height / 2);
    await page.mouse.down();
    await page.mouse.move(target.x + 40, target.y + target.height * 0.75, { steps: 8 });
    await page.mouse.up();
    await expect(titles(page)).toHaveText(["Half hitch", "Which knot?", "Clove hitch"]);
  }

  await page.getByRole("button", { name: "More for 1.1" }).press("Enter");
  await page.getByRole("menuitem", { name: "Delete lesson" }).press("Enter");
  await expect(page.locator("#main :focus")).toHaveCount(1);
  const undo = await holdUndo(page);
  await expect(titles(page).filter({ hasText: "Half hitch" })).toHaveCount(0);
  await undo.click();
  await expect(titles(page).first()).toHaveText("Half hitch");
  await expectAccessible();
  await choosePicture(page, expectAccessible);

  await writeTexts(page);
  await page.getByRole("button", { name: "Publish", exact: true }).first().click();
  await expect(page.getByRole("button", { name: "Publish now" })).toBeVisible();
  await expectAccessible();
  await page.getByRole("button", { name: "Publish now" }).click();
  await expect(page.getByText("Published", { exact: true }).first()).toBeVisible({ timeout: 60_000 });

  // Found by whoever is not signed in, and read by a student.
  const visitor = await newVisitor();
  await visitor.goto(`/courses?q=${encodeURIComponent(title)}`);
  await visitor.getByRole("link", { name: title, exact: true }).first().click();
  await expect(visitor.getByRole("heading", { level: 1, name: title })).toBeVisible();
  await expect(visitor.getByRole("main")).toContainText("Tie a hitch that holds");
  await expect(visitor.getByRole("main")).toContainText("Half hitch");
  const student = await newVisitor();
  await signInAs("student", student);
  await student.goto(visitor.url());
  await student.getByRole("button", { name: "Enroll" }).first().click();
  await student.getByRole("link", { name: "Continue" }).first().click();
  await expect(student.getByRole("heading", { level: 1 })).toContainText("Half hitch");
  await expect(student.getByRole("main")).toContainText("Pass the end around the post and under itself.");
});

test("a lesson saves itself while it is written; two people on it see both texts and lose neither", {
  tag: "@once",
}, async ({ page, newVisitor, signInAs, expectAccessible }) => {
  await signInAs("instructor");
  await beginCourse(page, `Splices ${Date.now()}`);
  await addToOutline(page, "Add module", "Eyes");
  await addToOutline(page, "Add lesson", "Eye splice");
  await expect(savedIn(page)).toBeVisible();
  await page.getByRole("link", { name: "Eye splice", exact: true }).click();
  const text = page.getByRole("textbox", { name: "Lesson content" });
  await text.click();
  await page.keyboard.type("Unlay the strands.");
  await expect(savedIn(page)).toBeVisible();
  await expectAccessible();

  const other = await newVisitor();
  await signInAs("admin", other);
  await other.goto(page.url());
  const otherText = other.getByRole("textbox", { name: "Lesson content" });
  await expect(otherText).toContainText("Unlay the strands.");
  await expect(other.getByText(/also has this lesson open/)).toBeVisible();

  await otherText.click();
  await other.keyboard.press("ControlOrMeta+End");
  await other.keyboard.type(" Tuck them thrice.");
  await expect(savedIn(other)).toBeVisible();
  await text.click();
  await page.keyboard.press("ControlOrMeta+End");
  await page.keyboard.type(" Tape the ends.");
  await expect(page.getByText("Someone else saved this lesson while you were editing")).toBeVisible();
  const notice = page.getByRole("alert").filter({ hasText: "Someone else saved this lesson while you were editing" });
  await notice.getByText("Show changes").click();
  await expect(notice.locator("del").filter({ hasText: "Tuck" })).toBeVisible();
  await expect(notice.locator("ins").filter({ hasText: "Tape" })).toBeVisible();
  await page.getByText("What they saved").first().click();
  await expect(page.getByRole("region", { name: "What they saved" })).toContainText("Tuck them thrice.");
  await expectAccessible();

  await page.getByRole("button", { name: "Replace with mine" }).click();
  await expect(savedIn(page)).toBeVisible();
  await page.reload();
  await expect(text).toContainText("Tape the ends.");

  // Both texts are in the lesson's history, the newest first: mine, theirs, what both began with, the empty lesson.
  const history = page.getByRole("region", { name: "Versions of this lesson" });
  await expect(history.getByRole("listitem")).toHaveCount(4);
  const compared = page.getByRole("dialog", { name: "What changed since" });
  await history.getByRole("listitem").nth(1).getByRole("button").click();
  await compared.locator("summary").click();
  await expect(compared.locator("del").filter({ hasText: "Tuck" })).toBeVisible();
  await expect(compared.locator("ins").filter({ hasText: "Tape" })).toBeVisible();
  await compared.getByRole("button", { name: "Close" }).first().click();
  await history.getByRole("listitem").nth(2).getByRole("button").click();
  await compared.locator("summary").click();
  await expect(compared.locator("ins").filter({ hasText: "Tape" })).toBeVisible();
  await expect(compared.getByText("Tuck")).toHaveCount(0);
  await compared.getByRole("button", { name: "Close" }).first().click();
  await history.getByRole("listitem").first().getByRole("button").click();
  await expect(compared.getByRole("button", { name: "Restore this text" })).toBeVisible();
  // The same as what is stored: nothing differs.
  await expect(compared.locator("summary")).toHaveCount(0);
});
