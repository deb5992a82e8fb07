import { randomUUID } from "node:crypto";
import { expect, test } from "../../fixtures/test";
import { call } from "../../flows/learner";
import { option } from "../../flows/option";
import { signUp } from "../../flows/sign-up";
import { withSiteDatabase } from "../../flows/site-database";
import { anAssessedDraft } from "../../flows/written-answers";

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

interface Asked {
  versionId: string;
  prompts: { id: string; text: { html: string } }[];
  options: { id: string; text: { html: string } }[];
}

test("an instructor reads what was given in each blank, for each prompt and in each place", async ({
  page,
  baseURL,
  newVisitor,
  signInAs,
  expectAccessible,
}) => {
  test.slow();
  await signInAs("instructor");
  const { course, site, slug, lessonId } = await anAssessedDraft(page, baseURL ?? "", "Tides, part by part");
  const courseId = course.id;
  const bare = { explanation: "", feedback: "", numericValue: "", numericTolerance: "", numericUnit: "", points: 1 };
  const add = (question: object) =>
    site.authoring.assessment.addQuestion.mutate({
      ...{ courseId, lessonId, questionId: randomUUID() },
      question: { ...bare, answers: [], body: null, ...question } as never,
    });
  const choice = (text: string, isCorrect: boolean) => ({ id: randomUUID(), text, isCorrect, feedback: "" });
  const blanks = [
    {
      ...{ kind: "dropdown", key: "1", feedback: "" },
      choices: [choice("new", true), choice("half", false), choice("quarter", false)],
    },
    { kind: "text", key: "2", feedback: "", accepted: ["spring"], isCaseSensitive: false },
  ];
  await add({ type: "FILL_IN_BLANKS", text: "At [[1]] moon the tide is [[2]].", body: { blanks } });
  const pair = (prompt: string, answer: string) => ({
    ...{ promptId: randomUUID(), prompt, answerId: randomUUID(), answer, feedback: "" },
  });
  const pairs = [pair("Ebb", "falls"), pair("Flood", "rises")];
  await add({ type: "MATCHING", text: "What does the water do?", body: { pairs, extras: [] } });
  const items = [option("Ebb", true), option("Slack water", true), option("Flood", true)];
  await add({ type: "ORDERING", text: "What comes first?", answers: items });
  await add({ type: "ORDERING", text: "And now?", answers: items.map((item) => ({ ...item, id: randomUUID() })) });
  await site.courses.publish.mutate({ courseId });

  const lesson = { slug, lessonId };
  for (const name of ["Jasper Kolk", "Signe Havn"]) {
    const student = await newVisitor();
    await signUp(student, name);
    await call(student, "mutation", "enrollment.enroll", { slug });
    const { attemptId } = await call<{ attemptId: string }>(student, "mutation", "assessment.start", lesson);
    const { questions } = await call<{ questions: Asked[] }>(student, "query", "assessment.attempt", lesson);
    const [gaps, matching, order] = questions;
    const idOf = (of: Asked["options"] = [], words: string) => of.find(({ text }) => text.html === words)?.id ?? "";
    const save = (asked: Asked | undefined, given: object) =>
      call(student, "mutation", "assessment.saveAnswer", {
        ...{ attemptId, questionVersionId: asked?.versionId, clientId: randomUUID(), revision: 1, ...given },
      });
    await save(gaps, { fields: { "1": idOf(gaps?.options, "half"), "2": "Neap" } });
    const falls = idOf(matching?.options, "falls");
    await save(matching, {
      selectedAnswers: ["Ebb", "Flood"].flatMap((prompt) => [idOf(matching?.prompts, prompt), falls]),
    });
    const given = ["Slack water", "Ebb", "Flood"].map((words) => idOf(order?.options, words));
    await save(order, { selectedAnswers: given });
    await call(student, "mutation", "assessment.submit", { attemptId });
  }

  await page.goto(`/instructor/courses/${courseId}/lessons/${lessonId}/analysis`);
  const question = (number: number) => page.getByRole("region", { name: `Question ${number}` });
  const rows = (number: number) =>
    question(number)
      .getByRole("table", { name: `Answers to question ${number}, part by part` })
      .getByRole("row");
  const shown = async (number: number) =>
    (await rows(number).allInnerTexts()).slice(1).map((words) => words.replace(/\s+/g, " ").trim());
  await expect(rows(1)).toHaveCount(4);
  expect(await shown(1)).toEqual([
    "Blank 1 new Correct 0% (0) – –",
    "Blank 1 half 100% (2) – –",
    "Blank 1 quarter 0% (0) – –",
  ]);
  await expect(question(1).getByRole("listitem").filter({ hasText: "Blank 2: neap" })).toContainText("2 times");
  expect(await shown(2)).toEqual([
    "Ebb falls Correct 100% (2) – –",
    "Flood rises Correct 0% (0) – –",
    "Flood falls 100% (2) – –",
  ]);
  await expect(rows(2).first()).toContainText("Prompt");
  expect(await shown(3)).toEqual([
    "Place 1 Ebb Correct 0% (0) – –",
    "Place 1 Slack water 100% (2) – –",
    "Place 2 Slack water Correct 0% (0) – –",
    "Place 2 Ebb 100% (2) – –",
    "Place 3 Flood Correct 100% (2) – –",
  ]);
  await expect(question(4).getByText("No one has chosen an answer here yet.")).toBeVisible();
  await expect(question(4).getByRole("table")).toHaveCount(0);
  await expectAccessible();
  await page.setViewportSize({ width: 320, height: 740 });
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(320);
  await expectAccessible();
});
