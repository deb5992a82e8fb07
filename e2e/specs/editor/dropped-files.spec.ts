import { randomUUID } from "node:crypto";
import { expect, test } from "../../fixtures/test";
import { callSite } from "../../flows/call-site";
import { aPicture, hand } from "../../flows/hand-files";

test("files that are dropped and pasted become blocks, a refused one says why, and an image lacks its words until it is decoration", async ({
  page,
  baseURL,
  signInAs,
}) => {
  await signInAs("instructor");
  const site = await callSite(baseURL ?? "", page.context());
  const [courseId, moduleId, lessonId] = [randomUUID(), randomUUID(), randomUUID()];
  await site.studio.builder.create.mutate({ courseId, sessionId: randomUUID(), title: "Knots, seen" });
  await site.authoring.outline.addModule.mutate({ courseId, moduleId, title: "First steps" });
  const lesson = { courseId, lessonId, moduleId, title: "The bowline" };
  await site.authoring.outline.addLesson.mutate({ ...lesson, kind: "lesson" });
  const stored = async () => (await site.authoring.lesson.get.query({ courseId, lessonId })).texts.content;

  await page.goto(`/instructor/courses/${courseId}/lessons/${lessonId}`);
  const text = page.getByRole("textbox", { name: "Lesson content" });
  await text.click();
  await page.keyboard.type("Words");
  await hand(text.getByText("Words"), "drop", [{ name: "knot.png", type: "image/png", base64: aPicture() }]);
  const figure = page.getByRole("group", { name: "Figure", exact: true });
  await expect(figure).toHaveCount(1);
  await expect(figure.getByText("Missing alternative text")).toBeVisible();
  await expect.poll(stored).toMatch(/^!\[\]\(media\/knot[^)]*\.png\)\n\nWords\n$/);

  await hand(text.getByText("Words"), "drop", [
    { name: "page.png", type: "image/png", base64: btoa("<!doctype html><html><body>no picture</body></html>") },
  ]);
  const refused = page.getByRole("group", { name: "page.png" });
  await expect(refused.getByRole("alert")).toBeVisible();
  await refused.getByRole("button", { name: "Remove" }).click();
  await expect(refused).toBeHidden();

  await text.getByText("Words").click();
  await page.keyboard.press("End");
  await hand(
    text,
    "paste",
    [],
    `<p>From elsewhere</p><img alt="A second knot" src="data:image/png;base64,${aPicture()}">`,
  );
  await expect(figure).toHaveCount(2);
  await expect.poll(stored).toMatch(/From elsewhere\n\n!\[A second knot\]\(media\/[^)]*\.png\)/);

  await figure.first().getByLabel("Decorative").check();
  await expect(figure.first().getByText("Missing alternative text")).toBeHidden();
  await expect.poll(stored).toMatch(/!\[\]\(media\/knot[^)]*\.png#decorative\)/);
  await expect(
    page
      .getByRole("status")
      .filter({ hasText: /^Saved/ })
      .first(),
  ).toBeVisible();
  await page.reload();
  await expect(figure).toHaveCount(2);
  await expect(page.getByText("Missing alternative text")).toHaveCount(0);
  const { gaps } = await site.courses.versions.contentChecks.query({ courseId });
  expect(gaps.filter(({ code }) => code === "image_without_alt")).toEqual([]);
});
