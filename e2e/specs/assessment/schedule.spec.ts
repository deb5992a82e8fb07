import { randomUUID } from "node:crypto";
import { expect, test } from "../../fixtures/test";
import { callSite } from "../../flows/call-site";
import { call } from "../../flows/learner";
import { ownCourse } from "../../flows/own-course";
import { signUp } from "../../flows/sign-up";

test.use({ timezoneId: "Europe/Berlin" });

test("an author says in their own zone when an assessment opens and closes, and a student is told on theirs", async ({
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
  await page.getByLabel("Wait between attempts (minutes)").fill("90");
  await page.getByLabel("Opens (Europe/Berlin)").fill("2040-03-01T10:00");
  const closes = page.getByLabel("Closes (Europe/Berlin)");
  await closes.fill("2040-03-01T09:00");
  await expect(page.getByText("Choose a time after it opens")).toBeVisible();
  await expectAccessible();
  await closes.fill("2040-03-08T18:00");
  await expect(page.getByText("Choose a time after it opens")).toBeHidden();
  await page.getByRole("button", { name: "Add feedback" }).click();
  await page.getByLabel("Feedback 1", { exact: true }).fill("Read it again");
  await page.getByRole("button", { name: "Add feedback" }).click();
  await page.getByLabel("Feedback 2 from (percent)").fill("0");
  await expect(page.getByText("Enter a number from 0 to 100 that no other feedback starts at")).toHaveCount(2);
  await expectAccessible();
  await page.getByLabel("Feedback 2 from (percent)").fill("62.5");
  await page.getByLabel("Feedback 2", { exact: true }).fill("Nearly");
  await expect(page.getByRole("status").filter({ hasText: /^Saved/ })).toBeVisible();
  await page.reload();
  await expect(page.getByLabel("Feedback 2 from (percent)")).toHaveValue("62.5");
  await expect(page.getByLabel("Feedback 2", { exact: true })).toHaveValue("Nearly");
  await expect(closes).toHaveValue("2040-03-08T18:00");
  const { slug } = await site.courses.header.query({ courseId: course.id });
  await site.courses.publish.mutate({ courseId: course.id });

  const student = await newVisitor({ timezoneId: "America/New_York" });
  await signUp(student, "Wanda Kehr");
  await call(student, "mutation", "enrollment.enroll", { slug });
  await student.goto(`/learn/${slug}/${lessonId}`);
  await expect(student.getByText("It opens on 1 Mar 2040, 04:00")).toBeVisible();
  await expect(student.locator("time[datetime='2040-03-08T17:00:00.000Z']")).toHaveText(/^8 Mar 2040, 12:00/);
  await expect(student.getByText("a wait of 1 h 30")).toBeVisible();
  await expect(student.getByRole("button", { name: "Start attempt" })).toHaveCount(0);
  await expectAccessible(student);
});
