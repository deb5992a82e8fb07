import { readFileSync } from "node:fs";
import { writeZip } from "@/lib/zip/write-zip";
import { expect, test } from "../../fixtures/test";
import { aPicture } from "../../flows/hand-files";
import { anAssessedDraft } from "../../flows/written-answers";

const embedded = (name: string, base64: string) => `<file name="${name}" path="/" encoding="base64">${base64}</file>`;
const moodleXml = (base64: string) => `<quiz>
  <question type="multichoice">
    <name><text>Loop</text></name>
    <questiontext format="html"><text><![CDATA[<p>Which knot is this? <img src="@@PLUGINFILE@@/the%20loop.png" alt="A loop of rope" width="8"></p>]]></text>${embedded("the loop.png", base64)}</questiontext>
    <single>true</single>
    <answer fraction="100" format="html"><text><![CDATA[<p><img src="@@PLUGINFILE@@/end.png" alt="The end of a rope"></p>]]></text>${embedded("end.png", aPicture())}</answer>
    <answer fraction="0" format="html"><text>Another</text></answer>
  </question>
</quiz>`;

const areaItem = `<?xml version="1.0" encoding="UTF-8"?>
<assessmentItem xmlns="http://www.imsglobal.org/xsd/imsqti_v2p1" identifier="map" title="Map" adaptive="false" timeDependent="false">
  <responseDeclaration identifier="RESPONSE" cardinality="single" baseType="identifier">
    <correctResponse><value>B</value></correctResponse>
  </responseDeclaration>
  <outcomeDeclaration identifier="SCORE" cardinality="single" baseType="float"/>
  <itemBody>
    <hotspotInteraction responseIdentifier="RESPONSE" maxChoices="1">
      <prompt>Where is the bight?</prompt>
      <object type="image/png" width="80" height="80" data="map.png">A rope with a loop</object>
      <hotspotChoice shape="rect" coords="0,0,40,40" identifier="A" hotspotLabel="The end"/>
      <hotspotChoice shape="circle" coords="60,60,16" identifier="B" hotspotLabel="The bend"/>
    </hotspotInteraction>
  </itemBody>
  <responseProcessing template="http://www.imsglobal.org/question/qti_v2p1/rptemplates/match_correct"/>
</assessmentItem>`;

test("questions come in and go out with their images, and areas of an image with where they are", async ({
  page,
  baseURL,
  signInAs,
  expectAccessible,
}) => {
  await signInAs("instructor");
  const { course, lessonId } = await anAssessedDraft(page, baseURL ?? "", "Knots, pictured");
  await page.goto(`/instructor/courses/${course.id}/lessons/${lessonId}/questions`);
  const list = page.getByRole("navigation", { name: "Questions of Knots, pictured" }).getByRole("listitem");
  const dialog = page.getByRole("dialog", { name: "Import questions" });
  const choose = async (name: string, mimeType: string, body: string | Uint8Array) => {
    await page.getByRole("button", { name: "Import" }).click();
    await dialog.getByLabel("File").setInputFiles({ name, mimeType, buffer: Buffer.from(body) });
    await expect(dialog.getByText("1 question found")).toBeVisible();
  };
  const add = dialog.getByRole("button", { name: "Add 1 question" });

  // What the library refuses adds nothing, and says which image it was.
  await choose("knots.xml", "text/xml", moodleXml(btoa("<!doctype html><p>no image</p>\n")));
  await expect(dialog.getByRole("textbox", { name: "Questions" })).not.toHaveValue(/PCFk/);
  await add.click();
  await expect(dialog.getByRole("alert")).toContainText("The image “the loop.png” couldn’t be added:");
  await expectAccessible();
  await page.setViewportSize({ width: 360, height: 740 });
  await expectAccessible();
  await page.setViewportSize({ width: 1280, height: 800 });
  await dialog.getByRole("button", { name: "Cancel" }).click();
  await expect(list).toHaveCount(0);

  await choose("knots.xml", "text/xml", moodleXml(aPicture()));
  await expect(dialog.getByRole("listitem")).toHaveCount(0);
  await add.focus();
  await page.keyboard.press("Enter");
  await expect(dialog).toBeHidden();
  await expect(list).toContainText(["Which knot is this?"]);
  await expect(page.getByRole("textbox", { name: "Question", exact: true })).toHaveValue(
    /^Which knot is this\? !\[A loop of rope\]\(media\/\S+\.png\)$/,
  );
  const seen = page.getByRole("complementary").locator("[data-seen]");
  await expect(seen.getByRole("img", { name: "A loop of rope" })).toBeVisible();
  await expect(seen.getByRole("img", { name: "The end of a rope" })).toBeVisible();

  // Out as a package, and back in.
  const packed = async (format: string) => {
    await page.getByRole("button", { name: "Export" }).click();
    const out = page.getByRole("dialog", { name: "Export questions" });
    await out.getByRole("combobox", { name: "Format" }).selectOption({ label: format });
    await expect(out.getByText(/^\d questions? in the file$/)).toBeVisible();
    await expect(out.getByRole("listitem")).toHaveCount(0);
    const downloaded = page.waitForEvent("download");
    await out.getByRole("button", { name: "Download" }).click();
    const bytes = readFileSync(await (await downloaded).path());
    await out.getByRole("button", { name: "Close" }).last().click();
    return bytes;
  };
  await choose("again.zip", "application/zip", await packed("QTI 3.0"));
  await expect(dialog.getByRole("listitem")).toHaveCount(0);
  await add.click();
  await expect(dialog).toBeHidden();
  await expect(list).toHaveCount(2);
  await list.last().getByRole("link").click();
  await expect(seen.getByRole("img", { name: "The end of a rope" })).toBeVisible();

  const zip = writeZip([
    { path: "map.xml", text: areaItem },
    { path: "map.png", bytes: Buffer.from(aPicture(), "base64") },
  ]);
  await choose("areas.zip", "application/zip", zip);
  await add.click();
  await expect(dialog).toBeHidden();
  await expect(list).toHaveCount(3);
  await list.last().getByRole("link").click();
  await expect(page.getByRole("textbox", { name: "Question", exact: true })).toHaveValue("Where is the bight?");
  await expect(page.getByRole("combobox", { name: "Kind" })).toHaveValue("HOTSPOT");
  await expect(seen.getByRole("checkbox")).toHaveCount(2);
  await expect(seen.getByRole("img", { name: "A rope with a loop" })).toBeVisible();
  const names = (await packed("QTI 2.1")).toString("latin1");
  expect(names.match(/images\/[^"<]+?\.png/g)).not.toBeNull();
  expect(names).toContain('shape="ellipse" coords="60,60,16,16" hotspotLabel="The bend"');

  // Moodle has no such question, and the form says so.
  await page.getByRole("button", { name: "Export" }).click();
  const out = page.getByRole("dialog", { name: "Export questions" });
  await out.getByRole("combobox", { name: "Format" }).selectOption({ label: "Moodle XML" });
  await expect(out.getByRole("listitem")).toContainText(["Question 3 It’s answered on an image."]);
  await expectAccessible();
});
