import { expect, test } from "../../fixtures/test";
import { addToOutline, beginCourse, savedIn } from "../../flows/write-outline";

// What becomes of typed words, which is the same at each width: run once. How it looks on a phone is in write-course.spec.ts.

test("what two people wrote in one lesson becomes one text", async ({ page, newVisitor, signInAs }) => {
  await signInAs("instructor");
  await beginCourse(page, `Whipping ${Date.now()}`);
  await addToOutline(page, "Add module", "Ends");
  await addToOutline(page, "Add lesson", "Sailmaker's whipping");
  await page.getByRole("link", { name: "Sailmaker's whipping", exact: true }).click();
  const text = page.getByRole("textbox", { name: "Lesson content" });
  await text.click();
  await page.keyboard.type("Unlay the strands.");
  await page.keyboard.press("Enter");
  await page.keyboard.type("Wind against the lay.");
  await expect(savedIn(page)).toBeVisible();
  const other = await newVisitor();
  await signInAs("admin", other);
  await other.goto(page.url());
  await other.getByText("Unlay the strands.").click();
  await other.keyboard.press("End");
  await other.keyboard.type(" All three.");
  await expect(savedIn(other)).toBeVisible();
  await page.keyboard.type(" Ten turns.");
  await page.getByRole("button", { name: "Merge both" }).click();
  await expect(text.locator("p")).toHaveText(["Unlay the strands. All three.", "Wind against the lay. Ten turns."]);
  await expect(savedIn(page)).toBeVisible();
  await page.reload();
  await expect(text.locator("p")).toHaveText(["Unlay the strands. All three.", "Wind against the lay. Ten turns."]);
});

test("a lesson opens as soon as it is added, however slowly that is stored", async ({ page, signInAs }) => {
  await signInAs("instructor");
  await beginCourse(page, `Bends ${Date.now()}`);
  await addToOutline(page, "Add module", "Two ropes");
  const held: (() => void)[] = [];
  const isHeld = new Promise<void>((resolve) => {
    void page.route("**/api/trpc/authoring.outline.addLesson*", async (route) => {
      await new Promise<void>((go) => {
        held.push(go);
        resolve();
      });
      await route.continue();
    });
  });
  await addToOutline(page, "Add lesson", "Sheet bend");
  await isHeld;
  await page.getByRole("link", { name: "Sheet bend", exact: true }).click();
  for (const go of held) go();
  await expect(page.getByRole("textbox", { name: "Lesson content" })).toBeVisible();
});

test("what was typed when the connection went is still there afterwards", async ({ page, signInAs }) => {
  await signInAs("instructor");
  await beginCourse(page, `Whippings ${Date.now()}`);
  await addToOutline(page, "Add module", "Ends");
  await addToOutline(page, "Add lesson", "Common whipping");
  await expect(savedIn(page)).toBeVisible();
  await page.getByRole("link", { name: "Common whipping", exact: true }).click();
  const text = page.getByRole("textbox", { name: "Lesson content" });
  await expect(text).toBeVisible();
  await page.route("**/api/trpc/authoring.lesson.saveTexts*", (route) => route.abort("internetdisconnected"));
  await text.click();
  await page.keyboard.type("Wind against the lay.");
  await expect(page.getByRole("status").filter({ hasText: /kept/ }).first()).toBeVisible();
  await page.unroute("**/api/trpc/authoring.lesson.saveTexts*");
  await page.reload();
  await expect(text).toContainText("Wind against the lay.");
  await expect(savedIn(page)).toBeVisible();
});
