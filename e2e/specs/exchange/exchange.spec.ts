import { randomUUID } from "node:crypto";
import { readFileSync } from "node:fs";
import { expect, test } from "../../fixtures/test";
import { callSite } from "../../flows/call-site";
import { ownCourse } from "../../flows/own-course";

const gift = `// from another platform
::Loop::Which knot makes a loop?{=The bowline#It does. ~The reef knot#It joins two ropes.}

How many turns has a round turn?{#1.5}

Describe a hitch.

Which of these?{=one ~two
`;

const moodleXml = `<?xml version="1.0" encoding="UTF-8"?>
<quiz>
  <question type="cloze">
    <name><text>Bends</text></name>
    <questiontext format="html"><text><![CDATA[<p>A {1:MULTICHOICE:=sheet bend~bowline} joins {1:NUMERICAL:=2} ropes.</p>]]></text></questiontext>
  </question>
  <question type="calculated">
    <name><text>Breaking load</text></name>
    <questiontext format="html"><text>{a} + {b}</text></questiontext>
  </question>
</quiz>
`;

test("an author brings questions in from a file and from the clipboard, takes them back, and takes them elsewhere", async ({
  page,
  baseURL,
  signInAs,
  expectAccessible,
}) => {
  await signInAs("instructor");
  const course = await ownCourse(page, baseURL ?? "", { isLive: false });
  const site = await callSite(baseURL ?? "", page.context());
  const lessonId = randomUUID();
  const [module] = await site.authoring.outline.get.query({ courseId: course.id });
  const lesson = { courseId: course.id, lessonId, moduleId: module?.id ?? "", title: "Knots, asked" };
  await site.authoring.outline.addLesson.mutate({ ...lesson, kind: "assessment" });
  await page.goto(`/instructor/courses/${course.id}/lessons/${lessonId}/questions`);
  const list = page.getByRole("navigation", { name: "Questions of Knots, asked" }).getByRole("listitem");

  await page.getByRole("button", { name: "Import" }).click();
  const dialog = page.getByRole("dialog", { name: "Import questions" });
  await expect(dialog.getByRole("button", { name: "Add questions" })).toBeDisabled();
  await dialog
    .getByLabel("File")
    .setInputFiles({ name: "knots.gift.txt", mimeType: "text/plain", buffer: Buffer.from(gift) });
  await expect(dialog.getByText("2 questions found")).toBeVisible();
  await expect(dialog.getByText("2 questions can’t be imported")).toBeVisible();
  await expect(dialog.getByRole("listitem")).toContainText([
    "Line 6: “Describe a hitch.” There are no answers in braces, so this is a text and not a question.",
    "Line 8: “Which of these?{=one ~two” Add the closing brace after the answers.",
  ]);
  await expectAccessible();
  // Mended where it stands.
  const field = dialog.getByRole("textbox", { name: "Questions" });
  await field.fill(`${gift.trimEnd()}}\n`);
  await expect(dialog.getByText("3 questions found")).toBeVisible();
  await page.setViewportSize({ width: 360, height: 740 });
  await expectAccessible();
  await page.setViewportSize({ width: 1280, height: 800 });
  await dialog.getByRole("button", { name: "Add 3 questions" }).click();
  await expect(dialog).toBeHidden();
  await expect(list).toContainText(["Which knot makes a loop?", "How many turns", "Which of these?"]);
  await page.getByRole("button", { name: "Undo" }).click();
  await expect(list).toHaveCount(0);

  // By keyboard alone, in the other format.
  await page.getByRole("button", { name: "Import" }).focus();
  await page.keyboard.press("Enter");
  await field.focus();
  await page.keyboard.insertText("Which knot joins two ropes?\nA) The bowline\nB) The reef knot\nANSWER: B\n");
  await expect(dialog.getByRole("combobox", { name: "Format" })).toHaveValue("aiken");
  await expect(dialog.getByText("1 question found")).toBeVisible();
  await dialog.getByRole("button", { name: "Add 1 question" }).focus();
  await page.keyboard.press("Enter");
  await expect(list).toContainText(["Which knot joins two ropes?"]);
  await page.getByLabel("Points").fill("2");

  await page.getByRole("button", { name: "Export" }).click();
  const out = page.getByRole("dialog", { name: "Export questions" });
  await expect(out.getByText("1 question in the file")).toBeVisible();
  await expect(out.getByRole("listitem")).toContainText(["Question 1 Its points aren’t in the file."]);
  await expectAccessible();
  const downloaded = page.waitForEvent("download");
  await out.getByRole("button", { name: "Download" }).click();
  const file = await downloaded;
  expect(file.suggestedFilename()).toBe("knots-asked.gift.txt");
  expect(readFileSync(await file.path(), "utf8")).toBe(
    "[markdown]Which knot joins two ropes?{\n~The bowline\n=The reef knot}\n",
  );

  // Moodle's XML, in and out.
  await out.getByRole("button", { name: "Close" }).last().click();
  await page.getByRole("button", { name: "Import" }).click();
  await dialog
    .getByLabel("File")
    .setInputFiles({ name: "knots.xml", mimeType: "text/xml", buffer: Buffer.from(moodleXml) });
  await expect(dialog.getByRole("combobox", { name: "Format" })).toHaveValue("moodle-xml");
  await expect(dialog.getByRole("listitem")).toContainText([
    "Line 7: “Breaking load” There are no questions of the type “calculated” here.",
  ]);
  await dialog.getByRole("button", { name: "Add 1 question" }).click();
  await expect(dialog).toBeHidden();
  await expect(list).toContainText(["Which knot joins two ropes?", "A [[1]] joins [[2]] ropes."]);
  await page.getByRole("button", { name: "Export" }).click();
  await out.getByRole("combobox", { name: "Format" }).selectOption({ label: "Moodle XML" });
  await expect(out.getByText("2 questions in the file")).toBeVisible();
  await expect(out.getByRole("listitem")).toHaveCount(0);
  const xml = page.waitForEvent("download");
  await out.getByRole("button", { name: "Download" }).click();
  expect((await xml).suggestedFilename()).toBe("knots-asked.xml");
  const written = readFileSync(await (await xml).path(), "utf8");
  expect(written).toContain("<defaultgrade>2</defaultgrade>");
  expect(written).toContain("<text>A {1:MULTICHOICE_S:=sheet bend~bowline} joins {1:NUMERICAL:=2:0} ropes.</text>");
  // As a package, which says the points too, and back.
  await out.getByRole("combobox", { name: "Format" }).selectOption({ label: "QTI 3.0" });
  await expect(out.getByRole("listitem")).toHaveCount(0);
  const packed = page.waitForEvent("download");
  await out.getByRole("button", { name: "Download" }).click();
  const archive = await packed;
  expect(archive.suggestedFilename()).toBe("knots-asked.qti30.zip");
  const bytes = readFileSync(await archive.path());
  await out.getByRole("button", { name: "Close" }).first().click();
  await page.getByRole("button", { name: "Import" }).click();
  const choose = (buffer: Buffer) =>
    dialog.getByLabel("File").setInputFiles({ name: "knots.zip", mimeType: "application/zip", buffer });
  await choose(bytes.subarray(0, 200));
  await expect(dialog.getByText("This .zip file can’t be opened. Export or pack it again.")).toBeVisible();
  await choose(bytes);
  await expect(dialog.getByText("2 questions found")).toBeVisible();
  await expectAccessible();
  await dialog.getByRole("button", { name: "Add 2 questions" }).click();
  await expect(dialog).toBeHidden();
  await expect(list).toContainText([
    "Which knot joins two ropes?",
    "A [[1]] joins [[2]] ropes.",
    "Which knot joins two ropes?",
    "A [[1]] joins [[2]] ropes.",
  ]);
  await list.last().getByRole("link").click();
  await expect(page.getByLabel("Points")).toHaveValue("2");

  // The whole course's, from its outline and by keyboard.
  await page.goto(`/instructor/courses/${course.id}`);
  await page.getByRole("button", { name: "Export questions" }).press("Enter");
  await expect(out.getByText("2 questions in the file")).toBeVisible();
  await expect(out.getByText("2 questions aren’t in the file")).toBeVisible();
  await out.getByRole("combobox", { name: "Format" }).selectOption({ label: "Aiken" });
  await expect(out.getByRole("listitem").first()).toContainText(
    "Knots, asked, question 2 This format has no questions",
  );
  await expectAccessible();
  await page.setViewportSize({ width: 360, height: 740 });
  await expectAccessible();
  await out.getByRole("combobox", { name: "Format" }).selectOption({ label: "Moodle XML" });
  const all = page.waitForEvent("download");
  await out.getByRole("button", { name: "Download" }).press("Enter");
  const courseFile = readFileSync(await (await all).path(), "utf8");
  expect(courseFile).toContain("<text>$course$/top/Knots, asked</text>");
  expect(courseFile.match(/<question type="(?!category)/g)).toHaveLength(4);
});
