import { randomUUID } from "node:crypto";
import { expect, test } from "../../fixtures/test";
import { callSite } from "../../flows/call-site";
import { call } from "../../flows/learner";
import { ownCourse } from "../../flows/own-course";
import { signUp } from "../../flows/sign-up";

test("a student gets more time and an attempt more, sees their own limits, and an attempt in progress gains at once", async ({
  page,
  baseURL,
  newVisitor,
  signInAs,
  expectAccessible,
}) => {
  const url = baseURL ?? "";
  await signInAs("instructor");
  const course = await ownCourse(page, url, { isLive: false });
  const site = await callSite(url, page.context());
  const lessonId = randomUUID();
  const [module] = await site.authoring.outline.get.query({ courseId: course.id });
  const lesson = { courseId: course.id, lessonId, moduleId: module?.id ?? "", title: "Three knots" };
  await site.authoring.outline.addLesson.mutate({ ...lesson, kind: "assessment" });
  await page.goto(`/instructor/courses/${course.id}/lessons/${lessonId}/questions`);
  await page.getByRole("button", { name: "Add question" }).click();
  await page.getByRole("combobox", { name: "Kind" }).selectOption({ label: "Number" });
  await page.getByRole("textbox", { name: "Question", exact: true }).fill("How many?");
  await page.getByLabel("Answer", { exact: true }).fill("2");
  await page.getByLabel("Time limit (minutes)").fill("60");
  await page.getByLabel("Attempts allowed").fill("1");
  await expect(page.getByRole("status").filter({ hasText: /^Saved/ })).toBeVisible();
  const { slug } = await site.courses.header.query({ courseId: course.id });
  await site.courses.publish.mutate({ courseId: course.id });

  const student = await newVisitor();
  const address = `wanda-${randomUUID()}@example.org`;
  await signUp(student, "Wanda Kehr", address);
  await call(student, "mutation", "enrollment.enroll", { slug });
  await call(student, "mutation", "assessment.start", { slug, lessonId });
  await student.goto(`/learn/${slug}/${lessonId}/attempt`);
  const timer = student.getByRole("timer");
  await expect(timer).toContainText(/(1:00:00|5\d:\d\d)/);

  await page.goto(`/instructor/courses/${course.id}/lessons/${lessonId}/questions`);
  await page.getByRole("link", { name: "Accommodations" }).click();
  await expect(page.getByText("No accommodations")).toBeVisible();
  await expectAccessible();
  await page.getByRole("button", { name: "Add accommodation" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel("Students").fill(`${address}\nnobody-at-all`);
  await dialog.getByLabel("Extra time (percent of the limit)").fill("50");
  await dialog.getByLabel("Extra attempts").fill("1");
  await dialog.getByLabel("Reason").fill("Reads with a screen reader");
  await expectAccessible();
  await dialog.getByRole("button", { name: "Save" }).click();
  await expect(dialog).toContainText("Not students of this course: nobody-at-all.");
  await dialog.getByLabel("Students").fill(address);
  await dialog.getByRole("button", { name: "Save" }).click();
  const row = page.getByRole("row").filter({ hasText: "Wanda Kehr" });
  await expect(row).toContainText("50% more time");
  await expect(row).toContainText("1 attempt more");
  await expect(row).toContainText("Reads with a screen reader");
  await expectAccessible();
  await page.setViewportSize({ width: 360, height: 740 });
  await expectAccessible();
  await page.setViewportSize({ width: 1280, height: 800 });

  await student.getByRole("textbox", { name: "Your answer" }).fill("2");
  const told = student.getByRole("status").filter({ hasText: "You have more time" });
  await expect(told).toBeVisible();
  await expect(timer).toContainText(/1:[12]\d:\d\d/);
  await expectAccessible(student);
  await student.goto(`/learn/${slug}/${lessonId}`);
  const own = student.locator("main");
  await expect(own).toContainText("90 min");
  await expect(own).toContainText("2, 1 used");
  await expect(own).not.toContainText("screen reader");

  await page.getByRole("button", { name: "Remove the accommodation of Wanda Kehr" }).click();
  await expect(page.getByText("No accommodations")).toBeVisible();
  await student.reload();
  await expect(own).toContainText("60 min");
});
