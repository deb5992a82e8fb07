import type { Page } from "@playwright/test";
import { aDocx, aPdf } from "../../../src/testing/source-samples";
import { expect, test } from "../../fixtures/test";

const video = `WEBVTT

00:00:05.000 --> 00:00:08.000
Welcome aboard.

00:01:15.000 --> 00:01:18.000
Let go fore and aft.
`;

async function sources() {
  const broken = (await aDocx([{ text: "Never read" }])).subarray(0, 300);
  const word = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";
  const pdf = aPdf(
    "= What moves the sea\n== The moon\nThe moon pulls the water.\n== The sun\nThe sun pulls less.\n#pagebreak()\n= Reading a table\n== Heights\nHeights are in metres.",
  );
  return [
    { name: "tides.pdf", mimeType: "application/pdf", buffer: pdf },
    { name: "casting off.vtt", mimeType: "text/vtt", buffer: Buffer.from(video) },
    { name: "broken.docx", mimeType: word, buffer: broken },
  ];
}

const line = (page: Page, name: string) =>
  page.getByRole("list", { name: "Sources" }).getByRole("listitem").filter({ hasText: name });
const suggestion = (page: Page, place: number) =>
  page.getByRole("group", { name: new RegExp(`^Suggestion ${place} of`) });
const fitsItsScreen = async (page: Page) =>
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(
    page.viewportSize()?.width ?? 0,
  );

test("an author gives a draft things to read, sees what was read, and takes an outline of them part by part", async ({
  page,
  signInAs,
  expectAccessible,
}) => {
  const topic = "Tides and moorings";
  await signInAs("instructor");
  await page.goto("/instructor/drafts");
  await page.getByRole("button", { name: "Draft with AI" }).click();
  await expect(page).toHaveURL(/\/instructor\/drafts\/ai\/[0-9a-f-]+$/);
  await page.getByLabel("Topic").fill(topic);
  await page.getByLabel("Audience").fill("Crews of small boats");
  await page.getByLabel("Level").selectOption("Introductory");
  await page.getByLabel("Objectives").fill("Read a table\nLeave a berth");
  await expect(page.getByRole("status").filter({ hasText: "Saved" })).toBeVisible();
  await page.getByRole("button", { name: "Generate outline" }).click();
  await expect(page.getByRole("alert").filter({ hasText: "Add a readable source" })).toBeVisible();

  const chooser = page.waitForEvent("filechooser");
  await page.getByRole("button", { name: "Add source" }).click();
  await (await chooser).setFiles(await sources());
  await expect(line(page, "tides.pdf")).toContainText("2 pages", { timeout: 60_000 });
  await expect(line(page, "casting off.vtt")).toContainText("Captions", { timeout: 60_000 });
  await expect(line(page, "broken.docx")).toContainText("damaged or incomplete", { timeout: 60_000 });
  await page.getByRole("button", { name: "Read broken.docx again" }).click();
  await expect(line(page, "broken.docx")).toContainText("Couldn’t be read", { timeout: 60_000 });
  await page.getByRole("button", { name: "Remove broken.docx" }).click();
  await expect(line(page, "broken.docx")).toHaveCount(0);
  await page.reload();
  await expect(page.getByLabel("Topic")).toHaveValue(topic);
  await expect(page.getByLabel("Objectives")).toHaveValue("Read a table\nLeave a berth");

  await page.getByRole("link", { name: "casting off.vtt" }).click();
  await expect(page.getByRole("listitem").filter({ hasText: "Let go fore and aft." })).toContainText("1:15");
  await fitsItsScreen(page);
  await expectAccessible();
  await page.goBack();

  await page.getByRole("button", { name: "Generate outline" }).click();
  await expect(page).toHaveURL(/\/outline$/);
  await expect(page.getByText("No AI was used.")).toBeVisible();
  await expect(suggestion(page, 1)).toContainText("The moon");
  await expect(suggestion(page, 1).getByRole("blockquote")).toHaveText("What moves the sea");
  await fitsItsScreen(page);
  await expectAccessible();
  await suggestion(page, 1).getByRole("button", { name: "Accept", exact: true }).click();
  await expect(suggestion(page, 1)).toContainText("Added to your course");
  await expect(suggestion(page, 1).getByRole("button", { name: "Undo" })).toBeFocused();

  await suggestion(page, 2).getByRole("button", { name: "Edit" }).click();
  await suggestion(page, 2).getByLabel("Module").fill("Tables");
  await suggestion(page, 2).getByRole("button", { name: "Save" }).click();
  await expect(page.getByRole("group", { name: /^Suggestion 2 of 3: Tables/ })).toBeVisible();
  await suggestion(page, 3).getByRole("button", { name: "Reject" }).click();
  await expect(suggestion(page, 3)).toContainText("Rejected");
  await suggestion(page, 3).getByRole("button", { name: "Undo" }).click();
  await suggestion(page, 3).getByRole("button", { name: "Reject" }).click();
  await expect(suggestion(page, 3)).toContainText("Rejected");
  await page.getByRole("button", { name: "Accept all" }).click();
  await expect(suggestion(page, 2)).toContainText("with your changes");
  await expectAccessible();

  await page.getByRole("link", { name: "Next: modules" }).click();
  await expect(page).toHaveURL(/\/modules$/);
  await expect(page.getByText("No AI is used.")).toBeVisible();

  const stages = page.getByRole("navigation", { name: "Draft stages" });
  const goTo = async (name: string) => {
    const fold = stages.getByRole("button", { name: "Stages and lessons" });
    if (await fold.isVisible()) await fold.click();
    await stages.getByRole("link", { name, exact: true }).first().click();
  };
  await goTo("Lessons");
  await page.locator("main").getByRole("link", { name: "The moon" }).click();
  await expect(page.getByText("The moon pulls the water.")).toBeVisible();
  await expect(page.getByRole("link", { name: "Write this lesson" })).toBeVisible();
  await fitsItsScreen(page);
  await expectAccessible();
  await page.getByRole("button", { name: "Use this passage as the lesson’s text" }).press("Enter");
  await expect(suggestion(page, 1)).toContainText("The moon pulls the water.");
  await expect(page.getByRole("button", { name: "Use this passage as the lesson’s text" })).toHaveCount(0);
  await expectAccessible();
  await suggestion(page, 1).getByRole("button", { name: "Accept", exact: true }).focus();
  await page.keyboard.press("a");
  await expect(suggestion(page, 1)).toContainText("Added to your course");
  await goTo("Lessons");
  await page.getByRole("button", { name: "Use passages as lesson text" }).click();
  await expect(page.getByRole("list", { name: "Lessons in this stage" })).toContainText("1 suggestion to review");
  await expect(page.getByRole("button", { name: "Use passages as lesson text" })).toHaveCount(0);
  await fitsItsScreen(page);
  await expectAccessible();
  await page.getByRole("button", { name: "Accept all" }).click();
  await expect(page.getByText("1 suggestion to review")).toHaveCount(0);
  await goTo("Assessments");
  await page.getByRole("button", { name: "Find questions" }).click();
  await expect(page.getByRole("status").filter({ hasText: /questions? found|No new questions/ })).toBeVisible();
  await fitsItsScreen(page);
  await expectAccessible();

  await page.getByRole("link", { name: "Continue in the course" }).click();
  await expect(page).toHaveURL(/\/instructor\/courses\/[0-9a-f-]+$/);
  await expect(page.getByText(topic).first()).toBeVisible();
  const outline = page.locator("main");
  for (const title of ["What moves the sea", "The moon", "The sun", "Tables"])
    await expect(outline).toContainText(title);
  await expect(outline).not.toContainText("casting off");
});
