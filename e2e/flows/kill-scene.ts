import { randomUUID } from "node:crypto";
import { expect, type Page } from "@playwright/test";
import type { SiteApi } from "./call-site";
import { call } from "./learner";
import { option } from "./option";
import { anAssessedDraft } from "./written-answers";

export const questionCount = 20;
const kinds = ["SINGLE_CHOICE", "MULTIPLE_CHOICE", "NUMERIC", "SHORT_ANSWER"] as const;
const kindOf = (number: number) => kinds[number % kinds.length] ?? "NUMERIC";

/** What a student gives as an answer: options by their words, or what is typed. */
export type Given = { isRight: boolean; options: readonly string[]; typed: string };

const optionsOf = (number: number) => {
  const right =
    kindOf(number) === "SINGLE_CHOICE" ? [`Right ${number}.`] : [`Right ${number}, one.`, `Right ${number}, two.`];
  return { right, wrong: [`Wrong ${number}, one.`, `Wrong ${number}, two.`] };
};

/** The right answer to a question, or a wrong one: of two wrong ones, the one that `which` says. */
export function answerTo(number: number, isRight: boolean, which: 0 | 1): Given {
  const kind = kindOf(number);
  if (kind === "NUMERIC") return { isRight, options: [], typed: String(isRight ? number : 100 + number + which) };
  if (kind === "SHORT_ANSWER") return { isRight, options: [], typed: isRight ? `word ${number}` : `no word ${which}` };
  const { right, wrong } = optionsOf(number);
  return { isRight, options: isRight ? right : wrong.slice(which, which + 1), typed: "" };
}

function questionOf(number: number) {
  const none = { penalty: 0, explanation: "", feedback: "", numericTolerance: "0", numericUnit: "", body: null };
  const { right, wrong } = optionsOf(number);
  const type = kindOf(number);
  const answers =
    type === "NUMERIC"
      ? []
      : type === "SHORT_ANSWER"
        ? [option(`word ${number}`, true)]
        : [...right.map((text) => option(text, true)), ...wrong.map((text) => option(text, false))];
  const numericValue = type === "NUMERIC" ? String(number) : "";
  return { ...none, type, text: `Question ${number} of the examination?`, points: 1, numericValue, answers };
}

/** A live course of the signed-in instructor's own with an assessment of twenty questions, one point each. */
export async function anExamination(page: Page, url: string): Promise<{ slug: string; lessonId: string }> {
  const { course, site, slug, lessonId } = await anAssessedDraft(page, url, "The examination");
  for (let number = 1; number <= questionCount; number += 1) {
    const place = { courseId: course.id, lessonId, questionId: randomUUID() };
    await site.authoring.assessment.addQuestion.mutate({ ...place, question: questionOf(number) });
  }
  await site.courses.publish.mutate({ courseId: course.id });
  return { slug, lessonId };
}

const fieldsOf = (page: Page, number: number) =>
  page.getByRole("group", { name: `Question ${number} of the examination?` });

/** Answers as a student does, by hand. */
export async function give(page: Page, number: number, { options, typed }: Given): Promise<void> {
  const fields = fieldsOf(page, number);
  if (typed) return fields.getByRole("textbox").fill(typed);
  const { right, wrong } = optionsOf(number);
  for (const name of [...right, ...wrong]) {
    const isWanted = options.includes(name);
    if (kindOf(number) === "MULTIPLE_CHOICE") await fields.getByRole("checkbox", { name }).setChecked(isWanted);
    else if (isWanted) await fields.getByRole("radio", { name }).check();
  }
}

/** Whether the page shows this answer. */
export async function shows(page: Page, number: number, { options, typed }: Given): Promise<boolean> {
  const fields = fieldsOf(page, number);
  if (typed) return (await fields.getByRole("textbox").inputValue()) === typed;
  const chosen: string[] = [];
  const { right, wrong } = optionsOf(number);
  const role = kindOf(number) === "MULTIPLE_CHOICE" ? "checkbox" : "radio";
  for (const name of [...right, ...wrong]) if (await fields.getByRole(role, { name }).isChecked()) chosen.push(name);
  return chosen.join() === options.join();
}

interface Stored {
  questionVersionId: string;
  revision: number;
  selectedAnswers: readonly string[];
  textResponse: string;
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
        kept.textResponse === sent.textResponse && kept.selectedAnswers.join() === sent.selectedAnswers.join();
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
