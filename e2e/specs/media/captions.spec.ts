import { expect, test } from "../../fixtures/test";
import { callSite } from "../../flows/call-site";

test("captions are written beside the video, by keyboard alone, and read back", async ({
  page,
  context,
  baseURL,
  signInAs,
  expectAccessible,
}) => {
  await signInAs("instructor");
  const api = await callSite(baseURL ?? "", context);
  const { files } = await api.media.files.query({ query: "two-clocks.webm" });
  const use = files[0]?.uses.find(({ place }) => place === "video");
  const address = `/instructor/courses/${use?.course?.id}/captions/${use?.lesson?.id}`;
  const language = "de";
  await page.goto(address);
  const editor = page.getByRole("region", { name: "Captions" });
  await page.getByText("Add captions").press("Enter");
  await editor.getByLabel("Language code").fill(language);
  await editor.getByLabel("Name in the player").fill(`Track ${language}`);
  await editor.getByLabel("Name in the player").press("Enter");
  await editor.getByRole("button", { name: "Add cue" }).press("Enter");
  await expect(editor.getByLabel("Text")).toBeFocused();
  await page.keyboard.type("The moon pulls the sea");
  await page.keyboard.press("Control+Home");
  for (let letters = 0; letters < 8; letters += 1) await page.keyboard.press("ArrowRight");
  await page.keyboard.press("Control+Enter");
  const cues = editor.getByRole("list", { name: "Cues" }).getByRole("listitem");
  await expect(cues).toHaveCount(2);
  const second = cues.nth(1);
  await second.getByLabel("End").fill("0:03.25");
  await second.getByLabel("End").press("Enter");
  await expect(second.getByLabel("End")).toHaveValue("00:00:03.250");
  await second.getByLabel("Start").fill("soon");
  await expect(second).toContainText("Enter a time such as");
  await second.getByLabel("Start").press("Escape");
  await expectAccessible();

  // Another language leaves what is not saved where it is, and so does the page that goes: it asks first.
  const other = "it";
  await editor.getByLabel("Language code").fill(other);
  await editor.getByLabel("Name in the player").fill(`Track ${other}`);
  await editor.getByLabel("Name in the player").press("Enter");
  await expect(cues).toHaveCount(0);
  await editor.getByRole("button", { name: `Track ${language}` }).press("Enter");
  await expect(cues.nth(1).getByLabel("Text")).toHaveValue("pulls the sea");
  const asked = page.waitForEvent("dialog");
  await Promise.all([page.reload(), asked.then((dialog) => dialog.accept())]);
  expect((await asked).type()).toBe("beforeunload");
  await expect(editor.getByText("were kept on this device and are shown instead of the saved ones")).toBeVisible();
  await expectAccessible();
  await editor.getByRole("button", { name: "Keep them here" }).press("Enter");
  await editor.getByRole("button", { name: `Track ${language}` }).press("Enter");
  await expect(cues.nth(1).getByLabel("Text")).toHaveValue("pulls the sea");
  await expect(cues.nth(1).getByLabel("End")).toHaveValue("00:00:03.250");
  await editor.getByRole("button", { name: "Save captions" }).press("Enter");
  await expect(editor.getByRole("status")).toHaveText("Saved");
  await page.reload();
  if ((await editor.getByRole("button", { name: `Track ${language}` }).count()) > 0)
    await editor.getByRole("button", { name: `Track ${language}` }).press("Enter");
  await expect(cues.nth(0).getByLabel("Text")).toHaveValue("The moon");
  await expect(cues.nth(1).getByLabel("Text")).toHaveValue("pulls the sea");
  await editor.getByRole("button", { name: "Delete captions" }).press("Enter");
  await page.getByRole("dialog").getByRole("button", { name: "Delete captions" }).press("Enter");
  await expect(editor.getByRole("button", { name: `Track ${language}` })).toHaveCount(0);
});
