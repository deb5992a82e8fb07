import { expect, test } from "../../fixtures/test";
import { withSiteDatabase } from "../../flows/site-database";

/** An assessment of the demo that students took and that starts with a choice. By its title: other journeys hand in attempts at the others of its course. */
const findQuiz = () =>
  withSiteDatabase(async (site) => {
    const { rows } = await site.query<{ courseId: string; lessonId: string }>(
      `SELECT DISTINCT s.course_id AS "courseId", s.lesson_id AS "lessonId"
         FROM assessment s JOIN course c ON c.id = s.course_id AND c.slug = 'reading-a-tide-table'
         JOIN assessment_version v ON v.assessment_id = s.id AND v.title = 'One line, read slowly'`,
    );
    const [quiz] = rows;
    if (!quiz) throw new Error("The demo has no assessment of this title.");
    return quiz;
  });

test("an instructor reads which questions to look at, and how each option was chosen", async ({
  page,
  signInAs,
  expectAccessible,
}) => {
  const { courseId, lessonId } = await findQuiz();
  await signInAs("instructor");
  await page.goto(`/instructor/courses/${courseId}/lessons/${lessonId}/questions`);
  await page.getByRole("link", { name: "Item analysis" }).click();
  await expect(page.getByRole("heading", { level: 1, name: /^Item analysis: / })).toBeVisible();
  const figures = page.getByRole("table", { name: "Figures of the whole assessment" });
  await expect(figures.getByRole("columnheader", { name: "Reliability" })).toBeVisible();
  const questions = page.getByRole("table", { name: "Figures of each question" });
  await questions.getByRole("link", { name: /^1 / }).press("Enter");
  await expect(page).toHaveURL(/#question-1$/);
  const options = page.getByRole("region", { name: "Question 1" }).getByRole("table").first();
  await expect(options.getByRole("columnheader", { name: "High scores" })).toBeVisible();
  await expect(options.getByText("Correct", { exact: true })).toHaveCount(1);
  await expectAccessible();

  await page.getByLabel("Attempts").selectOption("all");
  await page.getByRole("button", { name: "Show" }).click();
  await expect(page).toHaveURL(/count=all/);
  await expect(page.getByLabel("Attempts")).toHaveValue("all");
});
