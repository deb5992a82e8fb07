import type { Locator, Page } from "@playwright/test";
import { expect, test } from "../../fixtures/test";
import { aPicture, hand } from "../../flows/hand-files";
import { call } from "../../flows/learner";
import { signUp } from "../../flows/sign-up";
import { anAssessedDraft } from "../../flows/written-answers";

const saved = (page: Page) => page.getByRole("status").filter({ hasText: /^Saved/ });
const aText = (name: string, words: string) => ({ name, mimeType: "text/plain", buffer: Buffer.from(words) });
const onPhone = { width: 360, height: 740 };
const onDesk = { width: 1280, height: 800 };

/** Chooses files through the button, by keyboard. */
async function choose(page: Page, button: Locator, files: ReturnType<typeof aText>[]) {
  const chooser = page.waitForEvent("filechooser");
  await button.press("Enter");
  await (await chooser).setFiles(files);
}

test("files are handed in by keyboard and by drop, survive a reload, and are graded", async ({
  page,
  baseURL,
  newVisitor,
  signInAs,
  expectAccessible,
}) => {
  test.slow();
  await signInAs("instructor");
  const { course, site, slug, lessonId } = await anAssessedDraft(page, baseURL ?? "", "The chart");

  // The question.
  await page.goto(`/instructor/courses/${course.id}/lessons/${lessonId}/questions`);
  await page.getByRole("button", { name: "Add question" }).click();
  await page.getByRole("combobox", { name: "Kind" }).selectOption({ label: "File upload" });
  await page.getByRole("textbox", { name: "Question", exact: true }).fill("Hand in your chart.");
  await page.getByLabel("Maximum number of files").selectOption("2");
  for (const kind of ["Documents", "Images"]) await page.getByRole("checkbox", { name: kind }).press("Space");
  await expect(page.getByText("Choose at least one kind.")).toBeVisible();
  await expectAccessible();
  for (const kind of ["Documents", "Images"]) await page.getByRole("checkbox", { name: kind }).press("Space");
  await page.getByLabel("Maximum size of a file").selectOption("1");
  await page.getByLabel("Notes for graders").fill("Look for the spring tide.");
  await expect(saved(page)).toBeVisible();
  await page.setViewportSize(onPhone);
  await expectAccessible();
  await page.setViewportSize(onDesk);
  await site.courses.publish.mutate({ courseId: course.id });

  // An attempt, by keyboard.
  const student = await newVisitor();
  await signUp(student, "Ilva Brandt");
  await call(student, "mutation", "enrollment.enroll", { slug });
  await student.goto(`/learn/${slug}/${lessonId}`);
  await student.getByRole("button", { name: "Start attempt" }).press("Enter");
  const button = student.getByRole("button", { name: "Choose files" });
  const files = student.getByRole("list", { name: "Your files" }).getByRole("listitem");
  const alert = student.getByRole("main").getByRole("alert");
  await expect(button).toBeVisible();
  await expectAccessible(student);
  await choose(student, button, [aText("huge.txt", "x".repeat(1_000_001)), aText("film.mp4", "x")]);
  await expect(alert).toContainText("huge.txt is larger than 1 MB.");
  await expect(alert).toContainText("film.mp4 isn’t one of the kinds listed.");
  await choose(student, button, [aText("chart.txt", "High water at noon.")]);
  await expect(student.getByText("chart.txt added to your answer")).toBeAttached();
  await expect(saved(student)).toBeVisible();
  await expectAccessible(student);
  await student.setViewportSize(onPhone);
  await expectAccessible(student);
  await student.setViewportSize(onDesk);

  // What isn't what its name says is refused once it is there.
  await choose(student, button, [aText("page.md", "<!DOCTYPE html><p>hello")]);
  await expect(files.filter({ hasText: "page.md" })).toContainText("You can’t upload web pages");
  await expectAccessible(student);
  await student.getByRole("button", { name: "Cancel page.md" }).press("Enter");

  // By drop, then replaced and removed.
  await hand(button, "drop", [{ name: "drawing.png", type: "image/png", base64: aPicture() }]);
  await expect(files).toHaveCount(2);
  await expect(student.getByText("drawing.png added to your answer")).toBeAttached();
  await choose(student, button, [aText("third.txt", "Too many.")]);
  await expect(alert).toContainText("Only 2 files fit. Remove one first.");
  await choose(student, student.getByRole("button", { name: "Replace chart.txt" }), [aText("better.txt", "At two.")]);
  await expect(files.first()).toContainText("better.txt");
  await student.getByRole("button", { name: "Remove drawing.png" }).press("Enter");
  await expect(files).toHaveCount(1);
  await expect(button).toBeFocused();
  await expect(saved(student)).toBeVisible();
  await student.reload();
  await expect(files).toHaveText([/better\.txt/]);

  // A submit is held while a file is on its way; canceling it lets go.
  let release = () => undefined as unknown;
  const held = new Promise<void>((resolve) => {
    release = () => resolve();
  });
  await student.route(/\/files\/files\//, async (route) => {
    if (route.request().method() === "PUT") await held;
    await route.continue();
  });
  await choose(student, button, [aText("slow.txt", "So slow.")]);
  await student.getByRole("button", { name: "Submit attempt" }).first().press("Enter");
  const dialog = student.getByRole("dialog");
  await dialog.getByRole("button", { name: "Submit", exact: true }).press("Enter");
  await expect(dialog).toContainText("A file is still uploading.");
  await dialog.getByRole("button", { name: "Keep answering" }).press("Enter");
  release();
  await expect(student.getByText("slow.txt added to your answer")).toBeAttached();
  await expect(files).toHaveText([/better\.txt/, /slow\.txt/]);
  await expect(saved(student)).toBeVisible();
  await student.getByRole("button", { name: "Submit attempt" }).first().press("Enter");
  await dialog.getByRole("button", { name: "Submit", exact: true }).press("Enter");
  await expect(student.getByText("Waiting to be graded")).toBeVisible();
  await expect(student.locator("main")).not.toContainText("spring tide");
  await expectAccessible(student);
  const download = student.waitForEvent("download");
  await student.getByRole("link", { name: "better.txt" }).press("Enter");
  expect((await download).suggestedFilename()).toBe("better.txt");

  // The queue.
  await page.goto(`/instructor/courses/${course.id}/grading`);
  await expect(page.getByRole("link", { name: "Download 2 files (ZIP)" })).toBeVisible();
  await page.getByRole("link", { name: "Start grading" }).press("Enter");
  await expect(page.getByRole("heading", { level: 1 })).toContainText("Ilva Brandt");
  await expectAccessible();
  await page.setViewportSize(onPhone);
  await expectAccessible();
  const all = page.waitForEvent("download");
  await page.getByRole("link", { name: "Download 2 files (ZIP)" }).press("Enter");
  expect((await all).suggestedFilename()).toBe("files.zip");
  const given = page.waitForEvent("download");
  await page.getByRole("link", { name: "slow.txt" }).press("Enter");
  expect((await given).suggestedFilename()).toBe("slow.txt");
  await page.getByLabel("Points", { exact: true }).fill("1");
  await page.getByLabel("Points", { exact: true }).press("Control+Enter");
  await expect(page.getByText("Nothing to grade")).toBeVisible();
  await student.reload();
  await expect(student.getByRole("region", { name: "Result" })).toContainText("Passed");
});
