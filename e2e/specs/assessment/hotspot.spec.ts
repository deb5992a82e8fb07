import type { Locator, Page } from "@playwright/test";
import { expect, test } from "../../fixtures/test";
import { dragByTouch } from "../../flows/drag-by-touch";
import { aPicture } from "../../flows/hand-files";
import { call } from "../../flows/learner";
import { signUp } from "../../flows/sign-up";
import { anAssessedDraft } from "../../flows/written-answers";

const saved = (page: Page) => page.getByRole("status").filter({ hasText: /^Saved/ });

/** From one place to another on the image, both in percent: with a finger where there is touch, else with a mouse. */
async function drag(page: Page, image: Locator, from: [number, number], to: [number, number], isTouch: boolean) {
  const spot = ([x, y]: [number, number]) => ({ on: image, across: x / 100, down: y / 100 });
  // With a finger of the other hand, which must not be heard, on another area.
  const second = { from: spot([12, 12]), to: spot([16, 20]) };
  if (isTouch) return dragByTouch(page, spot(from), spot(to), second);
  await image.scrollIntoViewIfNeeded();
  const box = await image.boundingBox();
  if (!box) throw new Error("the image isn't there");
  const at = ([x, y]: [number, number]) => ({ x: box.x + (box.width * x) / 100, y: box.y + (box.height * y) / 100 });
  const [start, end] = [at(from), at(to)];
  await page.mouse.move(start.x, start.y);
  await page.mouse.down();
  await page.mouse.move(end.x, end.y, { steps: 4 });
  await page.mouse.up();
}

test("areas of an image are drawn, placed by keyboard, chosen by touch, mouse and keyboard, and reviewed", async ({
  page,
  baseURL,
  newVisitor,
  signInAs,
  expectAccessible,
  isMobile,
}) => {
  test.slow();
  const url = baseURL ?? "";
  await signInAs("instructor");
  const { course, site, slug, lessonId } = await anAssessedDraft(page, url, "The harbor");

  // The question.
  await page.goto(`/instructor/courses/${course.id}/lessons/${lessonId}/questions`);
  await page.getByRole("button", { name: "Add question" }).click();
  await page.getByRole("combobox", { name: "Kind" }).selectOption({ label: "Areas of an image" });
  await page.getByRole("textbox", { name: "Question", exact: true }).fill("Where is it deep enough?");
  await expect(page.getByText("Choose an image.")).toBeVisible();
  await page.getByRole("button", { name: "Choose image" }).click();
  await page
    .getByRole("dialog")
    .locator("input[type=file]")
    .setInputFiles({ name: "harbor.png", mimeType: "image/png", buffer: Buffer.from(aPicture(), "base64") });
  const dialog = page.getByRole("dialog", { name: "Add image" });
  await dialog.getByLabel("Alternative text").fill("The harbor");
  await dialog.getByRole("button", { name: "Add", exact: true }).click();
  const image = page.getByRole("img", { name: "The harbor" }).first();
  await expect(image).toBeVisible();

  const area = (number: number) => page.getByRole("button", { name: new RegExp(`^Area ${number}, `) });
  const field = (name: string) => page.getByRole("spinbutton", { name });
  await page.getByLabel("Name of area 1").fill("North berth");
  await page.getByLabel("Name of area 2").fill("Slipway");
  if (isMobile) await page.getByRole("button", { name: "Draw an area" }).click();
  await drag(page, image, [60, 60], [90, 90], isMobile);
  await expect(area(3)).toBeVisible();
  await expect(page.getByLabel("Name of area 3")).toHaveValue("Area A");
  await expect(field("Width of area 3")).toHaveValue(/^(29|30|31)(\.\d+)?$/);
  await drag(page, image, [75, 75], [65, 75], isMobile);
  await expect(field("Left edge of area 3")).toHaveValue(/^(49|50|51)(\.\d+)?$/);
  await expect(field("Left edge of area 1")).toHaveValue("5");
  await page.getByLabel("Correct").first().check();

  // The same by keyboard.
  await field("Left edge of area 2").fill("40");
  await area(2).focus();
  await page.keyboard.press("ArrowRight");
  await page.keyboard.press("Shift+ArrowDown");
  await expect(field("Left edge of area 2")).toHaveValue("41");
  await expect(field("Height of area 2")).toHaveValue("19");
  await page.getByLabel("Shape of area 2").selectOption({ label: "Ellipse" });
  await page.getByRole("textbox", { name: "Feedback on area 2" }).fill("It falls dry.");
  await page.getByRole("button", { name: "Remove area 3" }).press("Enter");
  await expect(area(3)).toBeHidden();
  await page.getByRole("button", { name: "Undo" }).press("Enter");
  await expect(area(3)).toBeVisible();
  await expect(saved(page).first()).toBeVisible();
  await expectAccessible();
  await page.reload();
  await expect(page.getByRole("img", { name: "The harbor" }).first()).toBeVisible();
  await expect(field("Height of area 2")).toHaveValue("19");
  const seen = page.getByRole("complementary").locator("[data-seen]");
  await expect(seen.getByRole("checkbox")).toHaveCount(3);
  await site.courses.publish.mutate({ courseId: course.id });

  // An attempt: the image and the list choose the same.
  const student = await newVisitor();
  await signUp(student, "Wanda Kehr");
  await call(student, "mutation", "enrollment.enroll", { slug });
  if (isMobile) await student.setViewportSize({ width: 360, height: 740 });
  await student.goto(`/learn/${slug}/${lessonId}`);
  await student.getByRole("button", { name: "Start attempt" }).press("Enter");
  const north = student.getByRole("checkbox", { name: "1 North berth" });
  const slipway = student.getByRole("checkbox", { name: "2 Slipway" });
  const onImage = student.getByRole("group").locator("label[aria-hidden=true]");
  await expect(onImage).toHaveCount(3);
  for (const place of await onImage.all()) {
    const box = await place.boundingBox();
    expect(Math.min(box?.width ?? 0, box?.height ?? 0)).toBeGreaterThanOrEqual(24);
  }
  await onImage.first().click();
  await expect(north).toBeChecked();
  await expect(onImage.first().locator("svg")).toBeVisible();
  await onImage.first().click();
  await expect(north).not.toBeChecked();
  await north.focus();
  await student.keyboard.press("Space");
  await student.keyboard.press("Tab");
  await expect(slipway).toBeFocused();
  await student.keyboard.press("Space");
  await expect(saved(student).first()).toBeVisible();
  await expectAccessible(student);
  await student.reload();
  await expect(north).toBeChecked();
  await expect(slipway).toBeChecked();
  await student.getByRole("button", { name: "Submit attempt" }).first().press("Enter");
  await student.getByRole("dialog").getByRole("button", { name: "Submit", exact: true }).press("Enter");
  await expect(student).toHaveURL(/\/attempt\/[0-9a-f-]{36}$/);
  const answer = student.getByRole("article");
  await expect(answer.getByRole("img", { name: "The harbor" })).toBeVisible();
  await expect(answer.getByText("It falls dry.")).toBeVisible();
  await expect(answer.locator("[data-answer-row]")).toHaveText([/1 North berth\s*right/, /2 Slipway\s*wrong/]);
  await expectAccessible(student);
});
