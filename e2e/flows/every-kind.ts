import { randomUUID } from "node:crypto";
import type { Page } from "@playwright/test";
import type { QuestionType } from "../../src/features/questions/question-type";
import { bringInCourse } from "./bring-in-course";
import { callSite, type SiteApi } from "./call-site";
import { call } from "./learner";
import { withQuizFolder } from "./quiz-folder";
import { signUp } from "./sign-up";
import { withSiteDatabase } from "./site-database";

/** A live course of the demo instructor whose only lesson asks the questions of a quiz file. @returns the course's slug. */
export function bringInEveryKind(quiz: string): Promise<string> {
  return withQuizFolder(`Kinds ${randomUUID().slice(0, 8)}`, quiz, bringInCourse);
}

/** Signs up a student of the course and starts the attempt at its only lesson. */
export async function startEveryKind(page: Page, url: string, slug: string, name: string) {
  await signUp(page, name);
  await call(page, "mutation", "enrollment.enroll", { slug });
  const place = await page.request.get(`/learn/${slug}`, { maxRedirects: 0 });
  const lessonId = place.headers().location?.split("/").at(-1) ?? "";
  const site = await callSite(url, page.context());
  await site.assessment.start.mutate({ slug, lessonId });
  const read = async () => {
    const attempt = await site.assessment.attempt.query({ slug, lessonId });
    if (attempt.type !== "running") throw new Error(`The attempt is ${attempt.type}.`);
    return attempt;
  };
  return { site, lesson: `/learn/${slug}/${lessonId}`, attempt: await read(), read };
}

type Running = Extract<Awaited<ReturnType<SiteApi["assessment"]["attempt"]["query"]>>, { type: "running" }>;
export type Asked = Running["questions"][number];
export type StoredAnswer = Running["answers"][number];

/** The questions of a running attempt in their order, each with what is stored as its answer. */
export async function readAnswers(read: () => Promise<Running>) {
  const { questions, answers } = await read();
  return questions.map((asked) => ({
    asked,
    answer: answers.find(({ questionVersionId }) => questionVersionId === asked.versionId),
  }));
}

/** What the answers of an attempt have earned, by the version of the question; null where a person is waited for. */
export async function readEarned(attemptId: string): Promise<Map<string, number | null>> {
  const { rows } = await withSiteDatabase((client) =>
    client.query<{ question_version_id: string; points_earned: string | null }>(
      "SELECT question_version_id, points_earned FROM attempt_answer WHERE attempt_id = $1",
      [attemptId],
    ),
  );
  return new Map(
    rows.map((row) => [row.question_version_id, row.points_earned === null ? null : Number(row.points_earned)]),
  );
}

export async function findTaught(site: SiteApi, slug: string): Promise<string> {
  const taught = await site.courses.taught.query();
  return taught.find((course) => course.slug === slug)?.id ?? "";
}

/** Gives full points, and a comment, to each answer that waits for a person. */
export async function gradeAll(site: SiteApi, slug: string): Promise<void> {
  const courseId = await findTaught(site, slug);
  const { answers: waiting } = await site.grading.list.query({ courseId });
  for (const { answerId, maxPoints: points } of waiting) {
    const { rubric } = await site.grading.get.query({ courseId, answerId });
    const levels = rubric?.criteria.map(({ id, levels: [best] }) => ({ criterionId: id, levelId: best?.id ?? "" }));
    const grade = { gradeId: randomUUID(), replaces: 0, points, comment: "Well put.", levels };
    await site.grading.grade.mutate({ courseId, answerId, ...grade });
  }
}

interface Answer {
  selectedAnswers?: string[];
  textResponse?: string;
  fields?: Record<string, string>;
}

const idsOf = (options: readonly { id: string }[]) => options.map(({ id }) => id);

/** Some of them right, some wrong. Files are handed in on the page. */
const answers: Record<QuestionType, (asked: Asked) => Answer | null> = {
  SINGLE_CHOICE: ({ options }) => ({ selectedAnswers: idsOf(options).slice(0, 1) }),
  MULTIPLE_CHOICE: ({ options }) => ({ selectedAnswers: idsOf(options).slice(1) }),
  TRUE_FALSE: ({ options }) => ({ selectedAnswers: idsOf(options).slice(0, 1) }),
  NUMERIC: ({ unitRule }) => ({ textResponse: unitRule === "asked" ? "450 cm" : "7" }),
  SHORT_ANSWER: () => ({ textResponse: "spring tide" }),
  ORDERING: ({ options }) => ({ selectedAnswers: idsOf(options) }),
  MATCHING: ({ prompts, options }) => ({
    selectedAnswers: prompts.flatMap(({ id }, at) => [id, options[at]?.id ?? ""]),
  }),
  ESSAY: () => ({ textResponse: "The moon pulls." }),
  FILL_IN_BLANKS: ({ blanks }) => ({
    fields: Object.fromEntries(blanks.map(({ key, optionIds }) => [key, optionIds[0] ?? "2"])),
  }),
  CODE: ({ code }) => ({ textResponse: "print('ebb')", ...(code?.asksOutput && { fields: { output: "ebb" } }) }),
  HOTSPOT: ({ options }) => ({ selectedAnswers: idsOf(options).slice(0, 1) }),
  FILE_UPLOAD: () => null,
};

/** Answers all questions but those that ask for files. */
export async function answerByCall(site: SiteApi, { id: attemptId, questions }: Running): Promise<void> {
  for (const question of questions) {
    const answer = answers[question.type](question);
    const change = { attemptId, questionVersionId: question.versionId, clientId: randomUUID(), revision: 1 };
    if (answer) await site.assessment.saveAnswer.mutate({ ...change, ...answer });
  }
}
