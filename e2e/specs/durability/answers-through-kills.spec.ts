import { setTimeout as pause } from "node:timers/promises";
import type { Page } from "@playwright/test";
import { seededNumbers } from "../../../src/lib/seeded-numbers";
import type { Site } from "../../../src/testing/site";
import { noteTime } from "../../../src/testing/within";
import { MortalBrowser } from "../../fixtures/mortal-browser";
import { expect, test } from "../../fixtures/own-site";
import { callSite, type SiteApi } from "../../flows/call-site";
import {
  Acknowledged,
  anExamination,
  answerTo,
  type Examination,
  enroll,
  type Given,
  give,
  gradeByHand,
  handIn,
  questionCount,
  readRunning,
  shows,
} from "../../flows/kill-scene";
import { signUp } from "../../flows/sign-up";

/** `npm run test:kill` goes through 50, by several repetitions of this test. */
const seedsEach = Number(process.env.KILL_SEEDS ?? 2);
const longestUnusable = 2_000;
/** How many answers are changed later. */
const changes = 5;
const victims = ["the browser", "the web process", "the runner", "Postgres"] as const;
type Victim = (typeof victims)[number];

test.use({ siteVariables: { WEB_STANDBY: "1" } });
// Known before it starts: what watches the run takes a test that goes on for longer for one that hangs.
test.describe.configure({ timeout: 300_000 + seedsEach * 60_000 });

interface Sitting {
  site: Site;
  browser: MortalBrowser;
  api: SiteApi;
  lesson: Examination;
}

const saved = (page: Page) => page.getByRole("status").filter({ hasText: /^(Saved|Not sent)/ });

async function expectShown(page: Page, meant: Iterable<[number, Given]>): Promise<void> {
  for (const [number, given] of meant)
    await expect.poll(() => shows(page, number, given), { message: `question ${number}`, timeout: 60_000 }).toBe(true);
}

async function open(page: Page, { slug, lessonId }: Sitting["lesson"]): Promise<void> {
  await page.goto(`/learn/${slug}/${lessonId}/attempt`);
  await expect(page.getByRole("group").first()).toBeVisible();
}

/** Until the student's own attempt can be read again. */
async function untilUsable({ api, lesson }: Sitting): Promise<void> {
  for (;;) {
    const isThere = await readRunning(api, lesson).then(
      () => true,
      () => false,
    );
    if (isThere) return;
    await pause(10);
  }
}

/** @returns when it was killed, by `performance.now()`: one that is killed again may have to be started first. */
async function killPart(site: Site, victim: Victim): Promise<number> {
  if (victim === "Postgres") return site.killDatabase();
  return site.killProcess(victim === "the runner" ? "jobs" : "web");
}

/** The questions in an own order, each answered once, and some of them once more; and before which step each victim is killed. */
function planOf(next: () => number) {
  const whole = (below: number) => Math.floor(next() * below);
  const shuffled = <T>(list: readonly T[]) => {
    const left = [...list];
    return list.map(() => left.splice(whole(left.length), 1)[0] as T);
  };
  const numbers = shuffled(Array.from({ length: questionCount }, (_, at) => at + 1));
  const steps = [...numbers, ...shuffled(numbers).slice(0, changes)].map((number) => ({
    number,
    given: answerTo(number, next() < 0.6, next() < 0.5 ? 0 : 1),
  }));
  const moments = shuffled([...steps.keys()]);
  const kills = new Map(shuffled(victims).map((victim, at) => [moments[at], victim]));
  return { steps, kills, rest: () => pause(whole(150)) };
}

/** Answers all questions while everything is killed once; what a killed browser hadn't noted is given again. @returns the score. */
async function sitThrough(sitting: Sitting, next: () => number): Promise<number> {
  const { browser, lesson, api, site } = sitting;
  const { steps, kills, rest } = planOf(next);
  const acknowledged = new Acknowledged();
  const meant = new Map<number, Given>();
  let page = browser.context.pages()[0] ?? (await browser.context.newPage());
  acknowledged.listenTo(page);
  await open(page, lesson);
  let usable: Promise<void> = Promise.resolve();

  const reopen = async () => {
    await browser.kill();
    page = await browser.open();
    acknowledged.listenTo(page);
    const from = performance.now();
    await open(page, lesson);
    noteTime("an attempt can be gone on with after a kill of the browser", longestUnusable, performance.now() - from);
    expect(await acknowledged.findLost(api, lesson), "acknowledged and lost").toEqual([]);
    for (const [number, given] of meant) if (!(await shows(page, number, given))) await give(page, number, given);
  };
  const kill = async (victim: Victim) => {
    await usable;
    await rest();
    if (victim === "the browser") return reopen();
    const from = await killPart(site, victim);
    usable = untilUsable(sitting).then(() =>
      noteTime(`an attempt can be gone on with after a kill of ${victim}`, longestUnusable, performance.now() - from),
    );
  };
  for (const [at, { number, given }] of steps.entries()) {
    // A file on its way is in the answer before another takes its place.
    await expectShown(
      page,
      [...meant].filter(([each]) => each === number),
    );
    await give(page, number, given);
    meant.set(number, given);
    const victim = kills.get(at);
    if (victim) await kill(victim);
  }
  await usable;
  await expectShown(page, meant);
  await expect(saved(page)).toHaveText(/^Saved/, { timeout: 60_000 });
  const { answers } = await readRunning(api, lesson);
  // A browser that is killed doesn't hear of what is on its way.
  expect(acknowledged.size, "answers acknowledged").toBeGreaterThan(questionCount / 2);
  expect(await acknowledged.findLost(api, lesson), "acknowledged and lost").toEqual([]);
  expect(new Set(answers.map(({ questionVersionId }) => questionVersionId)).size).toBe(questionCount);
  expect(answers, "none twice").toHaveLength(questionCount);
  await page.reload();
  await expectShown(page, meant);
  await handIn(page);
  return [...meant.values()].filter(({ isRight }) => isRight).length;
}

test("no acknowledged answer is lost or stored twice while browser, web process, runner and Postgres are killed", async ({
  site,
  newVisitor,
  signInAs,
  launchOptions,
}, info) => {
  const author = await newVisitor();
  await signInAs("instructor", author);
  const grader = await callSite(site.url, author.context());
  const lesson = await anExamination(site, grader);
  await author.context().close();
  const browser = new MortalBrowser({ ...launchOptions, baseURL: site.url, locale: "en-GB" });
  try {
    const page = await browser.open();
    await signUp(page, "Wanda Kehr");
    await enroll(page, lesson.slug);
    await browser.noteCookies();
    const api = await callSite(site.url, browser.context);
    for (let number = 1; number <= seedsEach; number += 1) {
      const seed = info.repeatEachIndex * seedsEach + number;
      await test.step(`seed ${seed}`, async () => {
        const { attemptId } = await api.assessment.start.mutate(lesson);
        const score = await sitThrough({ site, browser, api, lesson }, seededNumbers(`kills ${seed}`));
        await gradeByHand(grader, lesson);
        const review = await api.assessment.review.query({ attemptId });
        expect(review.type).toBe("ended");
        const attempts = review.type === "ended" ? review.attempts : [];
        expect(attempts, "no attempt twice").toHaveLength(number);
        expect(attempts.find((attempt) => attempt.number === number)?.score).toMatchObject({
          earned: score * 100,
          of: questionCount * 100,
        });
      });
    }
  } finally {
    await browser.dispose();
  }
});
