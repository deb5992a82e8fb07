import { randomUUID } from "node:crypto";
import { expect, test } from "../../fixtures/test";
import { callSite } from "../../flows/call-site";
import { aPicture, hand } from "../../flows/hand-files";
import { call } from "../../flows/learner";
import { signUp } from "../../flows/sign-up";
import { anAssessedDraft } from "../../flows/written-answers";

const moodleXml = (base64: string) => `<?xml version="1.0" encoding="UTF-8"?>
<quiz>
  <question type="multichoice">
    <name><text>Loop</text></name>
    <questiontext format="html"><text><![CDATA[<p>Which knot is this? <img src="@@PLUGINFILE@@/the%20loop.png" alt="A loop of rope"></p>]]></text><file name="the loop.png" path="/" encoding="base64">${base64}</file></questiontext>
    <defaultgrade>1</defaultgrade>
    <single>true</single>
    <answer fraction="100" format="html"><text>The bowline</text></answer>
    <answer fraction="0" format="html"><text>The reef knot</text></answer>
  </question>
  <question type="shortanswer">
    <name><text>Bend</text></name>
    <questiontext format="html"><text><![CDATA[<p>What joins two ropes of different thickness?</p>]]></text></questiontext>
    <answer fraction="100" format="plain_text"><text>sheet bend</text></answer>
    <tags><tag><text>Bends</text></tag></tags>
  </question>
  <question type="calculated">
    <name><text>Breaking load</text></name>
    <questiontext format="html"><text>{a} + {b}</text></questiontext>
  </question>
</quiz>
`;

test("a Moodle file comes into a bank with its images, and its questions from there into a course", async ({
  page,
  baseURL,
  newVisitor,
  signInAs,
  expectAccessible,
}) => {
  await signInAs("instructor");
  const url = baseURL ?? "";
  const site = await callSite(url, page.context());
  const bankId = randomUUID();
  const title = `From Moodle ${bankId.slice(0, 8)}`;
  await site.authoring.banks.save.mutate({ bankId, title, description: "" });

  // What can't be imported is listed before anything is added.
  await page.goto(`/instructor/banks/${bankId}`);
  await expect(page.getByText("No questions in this bank yet")).toBeVisible();
  await page.getByRole("button", { name: "Import" }).press("Enter");
  const dialog = page.getByRole("dialog", { name: "Import questions" });
  const buffer = Buffer.from(moodleXml(aPicture()));
  await dialog.getByLabel("File").setInputFiles({ name: "ropes.xml", mimeType: "text/xml", buffer });
  await expect(dialog.getByRole("combobox", { name: "Format" })).toHaveValue("moodle-xml");
  await expect(dialog.getByText("2 questions found")).toBeVisible();
  await expect(dialog.getByText("1 question can’t be imported")).toBeVisible();
  await expect(dialog.getByRole("listitem")).toContainText(["There are no questions of the type “calculated” here."]);
  await expectAccessible();
  await dialog.getByRole("button", { name: "Add 2 questions" }).press("Enter");
  await expect(dialog).toBeHidden();
  const listed = page.getByRole("main").getByRole("listitem");
  await expect(page.getByRole("link", { name: "Which knot is this? A loop of rope" })).toBeVisible();
  await expect(page.getByRole("link", { name: "What joins two ropes of different thickness?" })).toBeVisible();
  await expect(listed.locator("img")).toHaveCount(1);
  await expect(listed.filter({ hasText: "What joins two ropes" })).toContainText("bends");

  // The bank says where it is used, and keeps it.
  await page.getByRole("button", { name: "Files", exact: true }).press("Enter");
  const files = page.getByRole("dialog", { name: "Files of this bank" });
  const uses = files.getByRole("list", { name: "Questions that show the loop.png" });
  await expect(uses.getByRole("link", { name: "Which knot is this? A loop of rope" })).toBeVisible();
  await expect(files.getByRole("button", { name: /^Remove/ })).toHaveCount(0);
  await expectAccessible();
  await files.getByRole("button", { name: "Close" }).last().press("Enter");

  // Drawn into a course, where a student sees both.
  const { course, slug, lessonId } = await anAssessedDraft(page, url, "Ropes, drawn");
  const drawn = { bankId, tags: [], difficulty: null, count: 2, points: 1 };
  const place = { courseId: course.id, lessonId };
  await site.authoring.draws.save.mutate({ ...place, drawKey: randomUUID(), ...drawn });
  await site.courses.publish.mutate({ courseId: course.id });
  const student = await newVisitor();
  await signUp(student, "Wanda Kehr");
  await call(student, "mutation", "enrollment.enroll", { slug });
  await student.goto(`/learn/${slug}/${lessonId}`);
  await student.getByRole("button", { name: "Start attempt" }).press("Enter");
  await expect(student.getByRole("img", { name: "A loop of rope" })).toHaveJSProperty("naturalWidth", 8);
  await student.getByRole("radio", { name: "The bowline" }).check();
  await student
    .getByRole("group", { name: /What joins two ropes/ })
    .getByRole("textbox")
    .fill("sheet bend");
  await expect(student.getByRole("status").filter({ hasText: /^Saved/ })).toBeVisible();
  await student.getByRole("button", { name: "Submit attempt" }).first().press("Enter");
  await student.getByRole("dialog").getByRole("button", { name: "Submit", exact: true }).press("Enter");
  await expect(student.getByText("Passed", { exact: true })).toBeVisible();
});

test("a file that no question of a bank shows is removed from it, by keyboard", async ({
  page,
  baseURL,
  signInAs,
  expectAccessible,
}) => {
  await signInAs("instructor");
  const site = await callSite(baseURL ?? "", page.context());
  const bankId = randomUUID();
  await site.authoring.banks.save.mutate({ bankId, title: `Spare ${bankId.slice(0, 8)}`, description: "" });
  await page.goto(`/instructor/banks/${bankId}`);
  const open = page.getByRole("button", { name: "Files", exact: true });
  const files = page.getByRole("dialog", { name: "Files of this bank" });
  await open.press("Enter");
  await expect(files.getByText("No files yet.")).toBeVisible();
  await expectAccessible();
  await page.keyboard.press("Escape");

  // An image that was put into a text and deleted there before the question was saved.
  await page.goto(`/instructor/banks/${bankId}/new`);
  const text = page.getByRole("textbox", { name: "Question", exact: true });
  await text.fill("Which knot is this?");
  await hand(text, "paste", [{ name: "spare loop.png", type: "image/png", base64: aPicture() }]);
  const dialog = page.getByRole("dialog", { name: "Add image" });
  await dialog.getByLabel("Alternative text").fill("A loop of rope");
  await dialog.getByRole("button", { name: "Add", exact: true }).click();
  await expect(text).toHaveValue(/media\/spare-loop\.png/);
  await text.fill("Which knot is this?");
  await page.getByLabel("Option 1", { exact: true }).fill("The bowline");
  await page.getByLabel("Option 2", { exact: true }).fill("The reef knot");
  await page.getByLabel("Correct").first().check();
  await page.getByRole("button", { name: "Save question" }).click();
  await expect(page.getByRole("link", { name: "Which knot is this?" })).toBeVisible();

  await open.press("Enter");
  await expect(files.getByText("Not used in any question")).toBeVisible();
  await expect(files.locator("img")).toHaveJSProperty("naturalWidth", 8);
  await expectAccessible();
  await page.setViewportSize({ width: 360, height: 740 });
  await expectAccessible();
  await files.getByRole("button", { name: "Remove spare loop.png from this bank" }).press("Enter");
  await expect(files.getByRole("status")).toBeFocused();
  await expect(files.getByRole("status")).toHaveText(/^spare loop\.png was removed from this bank/);
  await expect(files.getByText("No files yet.")).toBeVisible();
});
