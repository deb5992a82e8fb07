import { randomUUID } from "node:crypto";
import { readFileSync } from "node:fs";
import type { Page } from "@playwright/test";
import { expect, test } from "../../fixtures/test";
import { callSite } from "../../flows/call-site";
import { aPicture, hand } from "../../flows/hand-files";
import { call } from "../../flows/learner";
import { signUp } from "../../flows/sign-up";
import { anAssessedDraft } from "../../flows/written-answers";

const describeImage = async (page: Page, words: string) => {
  const dialog = page.getByRole("dialog", { name: "Add image" });
  await dialog.getByLabel("Alternative text").fill(words);
  await dialog.getByRole("button", { name: "Add", exact: true }).click();
  await expect(dialog).toBeHidden();
};

test("questions of a bank have images, and take them along into an assessment, a file and another bank", async ({
  page,
  baseURL,
  newVisitor,
  signInAs,
  expectAccessible,
}) => {
  test.slow();
  const url = baseURL ?? "";
  await signInAs("instructor");
  const site = await callSite(url, page.context());
  const [bankId, otherId] = [randomUUID(), randomUUID()];
  const title = `Ropes ${bankId.slice(0, 8)}`;
  await site.authoring.banks.save.mutate({ bankId, title, description: "" });
  await site.authoring.banks.save.mutate({ bankId: otherId, title: `Other ${title}`, description: "" });

  // An image in a text: pasted, then described.
  await page.goto(`/instructor/banks/${bankId}/new`);
  const text = page.getByRole("textbox", { name: "Question", exact: true });
  await text.fill("Which knot is this?");
  await hand(text, "paste", [{ name: "right loop.png", type: "image/png", base64: aPicture() }]);
  await describeImage(page, "A loop of rope");
  await expect(text).toHaveValue(/^Which knot is this\?\n\n!\[A loop of rope\]\(media\/right-loop\.png\)$/);
  await page.getByLabel("Option 1", { exact: true }).fill("The bowline");
  await page.getByLabel("Option 2", { exact: true }).fill("The reef knot");
  await page.getByLabel("Correct").first().check();
  await expectAccessible();
  await page.getByRole("button", { name: "Save question" }).click();
  await expect(page.getByRole("link", { name: "Which knot is this? A loop of rope" })).toBeVisible();

  // One on which areas are drawn.
  await page.getByRole("link", { name: "Add question" }).click();
  await page.getByRole("combobox", { name: "Kind" }).selectOption({ label: "Areas of an image" });
  await text.fill("Where is it deep enough?");
  await page.getByRole("button", { name: "Choose image" }).click();
  const buffer = Buffer.from(aPicture(), "base64");
  const upload = page.getByRole("dialog").locator("input[type=file]");
  await upload.setInputFiles({ name: "harbor.png", mimeType: "image/png", buffer });
  await describeImage(page, "The harbor");
  const image = page.getByRole("img", { name: "The harbor" }).first();
  await expect(image).toBeVisible();
  await image.scrollIntoViewIfNeeded();
  const box = await image.boundingBox();
  if (!box) throw new Error("the image isn't there");
  await page.mouse.move(box.x + box.width * 0.6, box.y + box.height * 0.6);
  await page.mouse.down();
  await page.mouse.move(box.x + box.width * 0.9, box.y + box.height * 0.9, { steps: 4 });
  await page.mouse.up();
  await page.getByLabel("Name of area 1").fill("North berth");
  await page.getByLabel("Name of area 2").fill("Slipway");
  await page.getByLabel("Name of area 3").fill("Fairway");
  await page.getByLabel("Correct").first().check();
  await page.getByRole("button", { name: "Save question" }).click();
  const harbor = page.getByRole("link", { name: "Where is it deep enough?" });
  await expect(harbor).toBeVisible();
  const listed = page.getByRole("main").getByRole("listitem");
  await expect(listed.locator("img")).toHaveCount(2);
  await expectAccessible();
  await page.setViewportSize({ width: 360, height: 740 });
  await expectAccessible();
  await page.setViewportSize({ width: 1280, height: 800 });
  await harbor.click();
  const seen = page.getByRole("complementary").locator("[data-seen]");
  await expect(seen.getByRole("img", { name: "The harbor" })).toBeVisible();
  await expect(seen.getByRole("checkbox")).toHaveCount(3);
  await expect(image).toBeVisible();
  await expectAccessible();
  await page.setViewportSize({ width: 360, height: 740 });
  await expectAccessible();
  await page.setViewportSize({ width: 1280, height: 800 });

  // Into an assessment, where the student sees them.
  const { course, slug, lessonId } = await anAssessedDraft(page, url, "Ropes, seen");
  await page.goto(`/instructor/courses/${course.id}/lessons/${lessonId}/questions`);
  await page.getByRole("button", { name: "Add from bank" }).click();
  const pick = page.getByRole("dialog", { name: "Add questions from a bank" });
  await pick.getByLabel("Bank").selectOption({ label: title });
  await pick.getByRole("checkbox", { name: /Which knot is this\? A loop of rope/ }).check();
  await pick.getByRole("checkbox", { name: /Where is it deep enough/ }).check();
  await expectAccessible();
  await pick.getByRole("button", { name: "Add 2 questions" }).click();
  await expect(pick).toBeHidden();
  await expect(seen.getByRole("img").first()).toBeVisible();
  await site.courses.publish.mutate({ courseId: course.id });
  const student = await newVisitor();
  await signUp(student, "Wanda Kehr");
  await call(student, "mutation", "enrollment.enroll", { slug });
  await student.goto(`/learn/${slug}/${lessonId}`);
  await student.getByRole("button", { name: "Start attempt" }).click();
  for (const name of ["A loop of rope", "The harbor"]) {
    const shown = student.getByRole("img", { name });
    await expect(shown).toHaveJSProperty("naturalWidth", 8);
    expect(await shown.getAttribute("src")).not.toMatch(/right|harbor/);
  }
  await expect(student.getByRole("checkbox", { name: "3 Fairway" })).toBeVisible();

  // The bank says where the copies are.
  await page.goto(`/instructor/banks/${bankId}`);
  await expect(page.getByRole("complementary").getByRole("link", { name: /^Ropes, seen/ })).toHaveAttribute(
    "href",
    `/instructor/courses/${course.id}/lessons/${lessonId}/questions`,
  );

  // Out as a package, and into another bank.
  await page.getByRole("button", { name: "Export" }).click();
  const out = page.getByRole("dialog", { name: "Export questions" });
  await out.getByRole("combobox", { name: "Format" }).selectOption({ label: "QTI 2.1" });
  await expect(out.getByText("2 questions in the file")).toBeVisible();
  await expect(out.getByRole("listitem")).toHaveCount(0);
  const downloaded = page.waitForEvent("download");
  await out.getByRole("button", { name: "Download" }).click();
  const packed = readFileSync(await (await downloaded).path());
  await page.goto(`/instructor/banks/${otherId}`);
  await page.getByRole("button", { name: "Import" }).click();
  const dialog = page.getByRole("dialog", { name: "Import questions" });
  await dialog.getByLabel("File").setInputFiles({ name: "ropes.zip", mimeType: "application/zip", buffer: packed });
  await dialog.getByRole("button", { name: "Add 2 questions" }).click();
  await expect(dialog).toBeHidden();
  await expect(listed.locator("img")).toHaveCount(2);
  await page.getByRole("link", { name: "Where is it deep enough?" }).click();
  await expect(seen.getByRole("img", { name: "The harbor" })).toHaveJSProperty("naturalWidth", 8);
  await expect(page.getByLabel("Name of area 3")).toHaveValue("Fairway");

  // And back from the assessment.
  await page.goto(`/instructor/courses/${course.id}/lessons/${lessonId}/questions`);
  await page.getByRole("button", { name: "Save to bank" }).click();
  const into = page.getByRole("dialog", { name: "Save to a question bank" });
  await into.getByLabel("Bank").selectOption({ label: `Other ${title}` });
  await into.getByRole("button", { name: "Save 2 questions" }).click();
  await expect(page.getByText(`2 questions saved to Other ${title}`)).toBeVisible();
  await page.goto(`/instructor/banks/${otherId}`);
  await expect(listed.locator("img")).toHaveCount(4);

  // The library says where its images are.
  await page.goto("/instructor/files?q=right+loop");
  await page.getByRole("button", { name: "right loop.png", exact: true }).first().click();
  const uses = page.getByRole("dialog", { name: "right loop.png" });
  await expect(uses.getByRole("link", { name: `the question bank ${title}`, exact: true })).toHaveAttribute(
    "href",
    `/instructor/banks/${bankId}`,
  );
  await uses.getByRole("button", { name: "Delete" }).click();
  await expect(page.getByText("right loop.png is in use and can’t be deleted")).toBeVisible();
  await expectAccessible();
});
