import { readFileSync } from "node:fs";
import { expect, test } from "../../fixtures/test";
import { aPicture } from "../../flows/hand-files";
import { ownCourse } from "../../flows/own-course";

const gift = `Which knot makes a loop?{=The bowline ~The reef knot}

$CATEGORY: $course$/top/Knots/Bends

A sheet bend joins two ropes.{T}

How many ropes does it join?{#2}

$CATEGORY: $course$/top/Knots/Hitches // fast

Describe a hitch.

A clove hitch holds by itself.{F}
`;

const pictured = (base64: string) => `<quiz>
  <question type="category"><category><text>$course$/top/Loops</text></category></question>
  <question type="truefalse">
    <questiontext format="html"><text><![CDATA[<p>Is this a loop? <img src="@@PLUGINFILE@@/loop.png" alt="A loop of rope"></p>]]></text><file name="loop.png" path="/" encoding="base64">${base64}</file></questiontext>
    <answer fraction="100"><text>true</text></answer>
    <answer fraction="0"><text>false</text></answer>
  </question>
</quiz>`;

test("a file with categories becomes lessons of a new module, is taken back, and comes back from the course's own export", async ({
  page,
  baseURL,
  signInAs,
  expectAccessible,
}) => {
  await signInAs("instructor");
  const course = await ownCourse(page, baseURL ?? "", { isLive: false });
  const outline = `/instructor/courses/${course.id}`;
  await page.goto(outline);
  await page.getByRole("link", { name: "Import questions" }).press("Enter");
  await page.waitForURL(`**${outline}/questions/import`);
  await expect(page.getByRole("heading", { level: 1, name: "Import questions" })).toBeVisible();
  const add = page.getByRole("button", { name: /^Add/ });
  await expect(add).toBeDisabled();
  await expectAccessible();

  const choose = (name: string, text: string) =>
    page.getByLabel("File").setInputFiles({ name, mimeType: "text/plain", buffer: Buffer.from(text) });
  await choose("knots.gift.txt", gift);
  const lessons = page.getByRole("list", { name: "Lessons to add" }).getByRole("listitem");
  await expect(lessons).toHaveText(["Other questions1 question", "Bends2 questions", "Hitches / fast1 question"]);
  await expect(page.getByText("Line 11: “Describe a hitch.”")).toBeVisible();
  const title = page.getByLabel("Title of the new module");
  await expect(title).toHaveValue("knots");
  await title.fill(" ");
  await expect(page.getByText("Enter a title.")).toBeVisible();
  await expect(add).toBeDisabled();
  await expectAccessible();
  await title.fill("Knots from elsewhere");
  await page.setViewportSize({ width: 360, height: 740 });
  await expectAccessible();
  await page.setViewportSize({ width: 1280, height: 800 });
  await page.keyboard.press("Enter");
  await page.waitForURL(`**${outline}`);
  await expect(page.getByText("3 lessons added")).toBeVisible();
  const added = page.getByRole("table", { name: "Lessons of module 2" }).getByRole("row");
  await expect(added.filter({ hasText: /questions?$|Bends|Hitches|Other/ })).toContainText([
    "Other questions",
    "Bends",
    "Hitches / fast",
  ]);
  await page.getByRole("button", { name: "Undo" }).click();
  await expect(page.getByRole("table", { name: "Lessons of module 2" })).toBeHidden();
  await expect(page.getByText("Knots from elsewhere")).toBeHidden();

  // Pasted, then exported from the course and read again.
  await page.getByRole("link", { name: "Import questions" }).click();
  await page.waitForURL(`**${outline}/questions/import`);
  await page.getByRole("textbox", { name: "Questions" }).fill(gift.slice(gift.indexOf("$CATEGORY")));
  await expect(lessons).toHaveText(["Bends2 questions", "Hitches / fast1 question"]);
  await expect(title).toHaveValue("Imported questions");
  await page.getByRole("button", { name: "Add 2 lessons" }).press("Enter");
  await page.waitForURL(`**${outline}`);
  await page.getByRole("button", { name: "Export questions" }).click();
  const out = page.getByRole("dialog", { name: "Export questions" });
  await out.getByRole("combobox", { name: "Format" }).selectOption({ label: "QTI 3.0" });
  await expect(out.getByText("3 questions in the file")).toBeVisible();
  const downloaded = page.waitForEvent("download");
  await out.getByRole("button", { name: "Download" }).click();
  const packed = readFileSync(await (await downloaded).path());
  await page.goto(`${outline}/questions/import`);
  await page.getByLabel("File").setInputFiles({ name: "ours.qti30.zip", mimeType: "application/zip", buffer: packed });
  await expect(lessons).toHaveText(["Bends2 questions", "Hitches / fast1 question"]);
  await expect(title).toHaveValue("ours");
  await page.getByRole("button", { name: "Add 2 lessons" }).click();
  await page.waitForURL(`**${outline}`);
  const ours = page.getByRole("table", { name: "Lessons of module 3" });
  await ours.getByRole("link", { name: "Hitches / fast" }).click();
  await page.waitForURL(/\/lessons\//);
  await page.goto(`${page.url().replace(/\/questions$/, "")}/questions`);
  await expect(page.getByRole("textbox", { name: "Question", exact: true })).toHaveValue(
    "A clove hitch holds by itself.",
  );

  // Images come along.
  await page.goto(`${outline}/questions/import`);
  await page
    .getByLabel("File")
    .setInputFiles({ name: "loop.xml", mimeType: "text/xml", buffer: Buffer.from(pictured(aPicture())) });
  await expect(lessons).toHaveText(["Loops1 question"]);
  await page.getByRole("button", { name: "Add 1 lesson" }).click();
  await page.waitForURL(`**${outline}`);
  await page.getByRole("table", { name: "Lessons of module 4" }).getByRole("link", { name: "Loops" }).click();
  await page.waitForURL(/\/lessons\//);
  await page.goto(`${page.url().replace(/\/questions$/, "")}/questions`);
  const seen = page.getByRole("complementary").locator("[data-seen]");
  await expect(seen.getByRole("img", { name: "A loop of rope" })).toBeVisible();
});
