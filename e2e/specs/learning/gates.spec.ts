import { randomUUID } from "node:crypto";
import { expect, test } from "../../fixtures/test";
import { callSite } from "../../flows/call-site";
import { call } from "../../flows/learner";
import { ownCourse } from "../../flows/own-course";
import { signUp } from "../../flows/sign-up";

test("an author lets a lesson wait for another, and a student is told what opens it and opens it", async ({
  page,
  baseURL,
  signInAs,
  newVisitor,
  expectAccessible,
}) => {
  await signInAs("instructor");
  const { id: courseId } = await ownCourse(page, baseURL ?? "", { isLive: false });
  const { authoring, courses } = await callSite(baseURL ?? "", page.context());
  const [module] = await authoring.outline.get.query({ courseId });
  const lessonId = randomUUID();
  const lesson = { courseId, lessonId, moduleId: module?.id ?? "", title: "The reef knot", kind: "lesson" as const };
  await authoring.outline.addLesson.mutate(lesson);
  const texts = { content: "Right over left, left over right." };
  await authoring.lesson.saveTexts.mutate({ courseId, lessonId, baseRevision: 0, texts });

  await page.goto(`/instructor/courses/${courseId}/lessons/${lessonId}`);
  await page.locator("summary", { hasText: "When it opens: right away" }).click();
  const stored = page.waitForResponse((answer) => /saveSetting/.test(answer.url()) && answer.ok());
  await page.getByRole("combobox", { name: "Opens after" }).selectOption({ label: "1.1 The bowline" });
  await stored;
  await expect(page.getByRole("list", { name: "It opens after" })).toHaveText(/1\.1 The bowline/);
  await expectAccessible();
  await page.goto(`/instructor/courses/${courseId}`);
  await page.getByRole("button", { name: "More for module 1" }).click();
  await page.getByRole("menuitem", { name: "When it opens" }).click();
  await expect(
    page.getByRole("region", { name: "When module 1 opens" }).getByLabel("Days after enrolling"),
  ).toBeVisible();
  await expectAccessible();
  await courses.publish.mutate({ courseId });
  const { slug } = await courses.header.query({ courseId });

  const learner = await newVisitor();
  await signUp(learner, "Knot Tier");
  await learner.goto(`/courses/${slug}`);
  await expect(learner.getByText("Opens when The bowline is complete")).toBeVisible();
  await call(learner, "mutation", "enrollment.enroll", { slug });
  await learner.goto(`/learn/${slug}/${lessonId}`);
  const gate = learner.getByRole("region", { name: "This lesson isn’t open to you yet" });
  await expect(gate).toContainText("Opens when The bowline is complete");
  await expect(learner.getByText("Right over left")).toHaveCount(0);
  await expectAccessible(learner);
  await gate.getByRole("link", { name: "Go to 1.1" }).click();
  await learner.getByRole("button", { name: "Mark complete" }).click();
  await expect(learner.getByRole("button", { name: "Undo" })).toBeVisible();
  await learner.getByRole("button", { name: "Next lesson" }).click();
  await expect(learner.getByText("Right over left")).toBeVisible();
  await expect(gate).toHaveCount(0);
});
