import { randomUUID } from "node:crypto";
import { isDeepStrictEqual } from "node:util";
import { expect, type Page } from "@playwright/test";
import { questionTypes } from "../../src/features/questions/question-type";
import type { Site } from "../../src/testing/site";
import type { SiteApi } from "./call-site";
import { killKinds } from "./kill-kinds";
import { call } from "./learner";
import { withQuizFolder } from "./quiz-folder";

export const questionCount = 20;
/** Each of them once, and the first eight again. */
const kindOf = (number: number) => killKinds[questionTypes[(number - 1) % questionTypes.length] ?? "NUMERIC"];

/** What a student gives as an answer: the options that are chosen, what is typed, the files, in the order of the fields. */
export type Given = { isRight: boolean; values: readonly string[] };

/** The right answer to a question, or a wrong one: of two wrong ones, the one that `which` says. */
export function answerTo(number: number, isRight: boolean, which: 0 | 1): Given {
  const kind = kindOf(number);
  return { isRight, values: isRight ? kind.right(number) : kind.wrong(number, which) };
}

const nameOf = (number: number) => `Question ${number} of the examination`;

/** A live course of the demo instructor with an assessment of twenty questions, one point each. */
export async function anExamination(site: Site, author: SiteApi): Promise<Examination> {
  const questions = Array.from({ length: questionCount }, (_, at) => {
    const item = kindOf(at + 1).item(at + 1);
    const blanks = "blanks" in item ? ": [[1]] and [[2]]" : "?";
    return { text: `${nameOf(at + 1)}${blanks}`, ...item };
  });
  const quiz = JSON.stringify({ questions });
  const slug = await withQuizFolder("The examination", quiz, async (folder) => {
    const ways = ["--instructor", "instructor@demo.test", "--publish", "--json"];
    const output = await site.command("course-import", folder, ...ways);
    return (JSON.parse(output) as { course: { slug: string } }).course.slug;
  });
  const course = (await author.courses.taught.query()).find((one) => one.slug === slug);
  const courseId = course?.id ?? "";
  const [module] = await author.authoring.outline.get.query({ courseId });
  return { courseId, slug, lessonId: module?.lessons[0]?.id ?? "" };
}

export interface Examination {
  courseId: string;
  slug: string;
  lessonId: string;
}

/** What a person grades gets its point where it begins with the right word. */
export async function gradeByHand(author: SiteApi, { courseId }: Examination): Promise<void> {
  const { answers: waiting } = await author.grading.list.query({ courseId });
  for (const { answerId, maxPoints } of waiting) {
    const shown = await author.grading.get.query({ courseId, answerId });
    const points = /\bright\b/i.test(JSON.stringify(shown)) ? maxPoints : 0;
    await author.grading.grade.mutate({ courseId, answerId, gradeId: randomUUID(), replaces: 0, points });
  }
}

const fieldsOf = (page: Page, number: number) => page.getByRole("group", { name: nameOf(number) });

/** Answers as a student does, by hand. */
export async function give(page: Page, number: number, { values }: Given): Promise<void> {
  await kindOf(number).give(fieldsOf(page, number), values, number);
}

/** Whether the page shows this answer. */
export async function shows(page: Page, number: number, { values }: Given): Promise<boolean> {
  return isDeepStrictEqual(await kindOf(number).read(fieldsOf(page, number), number), values);
}

interface Stored {
  questionVersionId: string;
  revision: number;
  selectedAnswers: readonly string[];
  textResponse: string;
  fields: Readonly<Record<string, string>>;
}

/** What the site has acknowledged to the page, by question: an answer with status 200 is stored for good. */
export class Acknowledged {
  readonly #answers = new Map<string, Stored>();

  listenTo(page: Page): void {
    page.on("response", (response) => {
      const request = response.request();
      if (!request.url().endsWith("/assessment.saveAnswer") || response.status() !== 200) return;
      const sent = request.postDataJSON() as Stored;
      if ((this.#answers.get(sent.questionVersionId)?.revision ?? 0) < sent.revision)
        this.#answers.set(sent.questionVersionId, sent);
    });
  }

  get size(): number {
    return this.#answers.size;
  }

  /** Of what was acknowledged until now, all that isn't in the running attempt, nor replaced by a later change. */
  async findLost(api: SiteApi, lesson: { slug: string; lessonId: string }): Promise<Stored[]> {
    const until = [...this.#answers.values()];
    const { answers } = await readRunning(api, lesson);
    const found = new Map(answers.map((answer) => [answer.questionVersionId, answer]));
    return until.filter((sent) => {
      const kept = found.get(sent.questionVersionId);
      if (!kept || kept.revision < sent.revision) return true;
      const isSame =
        kept.textResponse === sent.textResponse &&
        kept.selectedAnswers.join() === sent.selectedAnswers.join() &&
        isDeepStrictEqual(kept.fields, sent.fields);
      return kept.revision === sent.revision && !isSame;
    });
  }
}

/** The running attempt as another device would see it. */
export async function readRunning(api: SiteApi, lesson: { slug: string; lessonId: string }) {
  const attempt = await api.assessment.attempt.query(lesson);
  if (attempt.type !== "running") throw new Error(`The attempt is ${attempt.type}.`);
  return attempt;
}

/** Ends the attempt by the page's own buttons. */
export async function handIn(page: Page): Promise<void> {
  await page.getByRole("button", { name: "Submit attempt" }).first().click();
  await page.getByRole("dialog").getByRole("button", { name: "Submit", exact: true }).click();
  await expect(page).toHaveURL(/\/attempt\/[0-9a-f-]{36}$/);
}

/** Enrolls the page's student. */
export const enroll = (page: Page, slug: string) => call(page, "mutation", "enrollment.enroll", { slug });
