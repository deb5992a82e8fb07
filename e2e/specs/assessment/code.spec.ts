import { randomUUID } from "node:crypto";
import type { Page } from "@playwright/test";
import { expect, test } from "../../fixtures/test";
import { callSite } from "../../flows/call-site";
import { call } from "../../flows/learner";
import { ownCourse } from "../../flows/own-course";
import { signUp } from "../../flows/sign-up";

const saved = (page: Page) => page.getByRole("status").filter({ hasText: /^Saved/ });

test("code is asked for, written by keyboard in an editor, and marked by its output", async ({
  page,
  baseURL,
  newVisitor,
  signInAs,
  expectAccessible,
}) => {
  test.slow();
  const url = baseURL ?? "";
  await signInAs("instructor");
  const course = await ownCourse(page, url, { isLive: false });
  const site = await callSite(url, page.context());
  const lessonId = randomUUID();
  const [module] = await site.authoring.outline.get.query({ courseId: course.id });
  const lesson = { courseId: course.id, lessonId, moduleId: module?.id ?? "", title: "Count the tides" };
  await site.authoring.outline.addLesson.mutate({ ...lesson, kind: "assessment" });
  const { slug } = await site.courses.header.query({ courseId: course.id });

  // The question.
  await page.goto(`/instructor/courses/${course.id}/lessons/${lessonId}/questions`);
  await page.getByRole("button", { name: "Add question" }).click();
  await page.getByRole("combobox", { name: "Kind" }).selectOption({ label: "Code" });
  await page.getByRole("textbox", { name: "Question", exact: true }).fill("How many high waters are there in 30 days?");
  const starter = page.getByRole("textbox", { name: "Starting code" });
  await starter.focus();
  await page.keyboard.type("days = 30");
  await expect(page.getByLabel("Notes for graders")).toBeVisible();
  await page.getByRole("button", { name: "Its output" }).press("Enter");
  await expect(page.getByText("Code never runs on this site.", { exact: false })).toBeVisible();
  await page.getByLabel("Output 1", { exact: true }).fill("58");
  await page.getByLabel("Feedback on output 1").fill("About 12.42 hours apart.");
  await expect(saved(page)).toBeVisible();
  await expectAccessible();
  await page.setViewportSize({ width: 360, height: 740 });
  await expectAccessible();
  await page.setViewportSize({ width: 1280, height: 800 });
  await page.reload();
  await expect(starter).toContainText("days = 30");
  await expect(page.getByLabel("Output 1", { exact: true })).toHaveValue("58");
  await site.courses.publish.mutate({ courseId: course.id });

  // An attempt, by keyboard: Tab indents, and after Escape it leads on.
  const student = await newVisitor();
  await signUp(student, "Wanda Kehr");
  await call(student, "mutation", "enrollment.enroll", { slug });
  await student.goto(`/learn/${slug}/${lessonId}`);
  await student.getByRole("button", { name: "Start attempt" }).press("Enter");
  const code = student.getByRole("textbox", { name: "Your code in Python" });
  const output = student.getByRole("textbox", { name: "Output" });
  await expect(code.locator(".cm-line").first()).toHaveText("days = 30");
  await code.focus();
  await student.keyboard.press("Control+a");
  await student.keyboard.press("Delete");
  await expect(code).toHaveText("");
  await student.keyboard.press("Control+z");
  await expect(code.locator(".cm-line").first()).toHaveText("days = 30");
  await student.keyboard.press("Control+End");
  await student.keyboard.press("Enter");
  await student.keyboard.type("for day in range(days):");
  await student.keyboard.press("Enter");
  await student.keyboard.press("Tab");
  await student.keyboard.type("print(day)");
  await student.keyboard.press("Escape");
  await student.keyboard.press("Tab");
  await expect(output).toBeFocused();
  await student.keyboard.type("58");
  await expect(saved(student).first()).toBeVisible();
  await expectAccessible(student);
  await student.setViewportSize({ width: 360, height: 740 });
  await expectAccessible(student);
  await student.setViewportSize({ width: 1280, height: 800 });
  await student.reload();
  await expect(code.locator(".cm-line").nth(1)).toHaveText("for day in range(days):");
  await expect(output).toHaveValue("58");
  await student.getByRole("button", { name: "Submit attempt" }).first().press("Enter");
  await student.getByRole("dialog").getByRole("button", { name: "Submit", exact: true }).press("Enter");
  await expect(student).toHaveURL(/\/attempt\/[0-9a-f-]{36}$/);
  await expect(student.locator("pre").first()).toContainText("print(day)");
  await expect(student.getByText("About 12.42 hours apart.")).toBeVisible();
  await expectAccessible(student);
});
