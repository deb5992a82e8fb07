import { randomUUID } from "node:crypto";
import type { Page } from "@playwright/test";
import { noteTime } from "../../../src/testing/within";
import { MortalBrowser } from "../../fixtures/mortal-browser";
import { expect, test } from "../../fixtures/own-site";
import { callSite, type SiteApi } from "../../flows/call-site";

/** Words are numbered, so that what is missing shows. */
const word = (number: number) => `w${number} `;
const words = (count: number) => Array.from({ length: count }, (_, index) => word(index + 1)).join("");

class Typist {
  /** When each word was taken by the page, in milliseconds since 1970. */
  readonly typedAt: number[] = [];

  constructor(readonly page: Page) {}

  /** Types without a rest. */
  async typeFor(milliseconds: number): Promise<void> {
    for (const until = Date.now() + milliseconds; Date.now() < until; ) {
      await this.page.keyboard.type(word(this.typedAt.length + 1), { delay: 15 });
      this.typedAt.push(Date.now());
    }
  }

  /** For how many milliseconds before this moment nothing that was typed is among the first `count` words. */
  lostBefore(moment: number, count: number): number {
    return Math.max(0, moment - (this.typedAt[count - 1] ?? moment));
  }
}

/** What the page has noted of its texts on the device, as the next page would find it. */
const notedOn = (page: Page): Promise<string> =>
  page.evaluate(async () => {
    const answerOf = <T>(request: IDBRequest<T>) =>
      new Promise<T>((resolve, reject) => {
        request.onsuccess = () => resolve(request.result);
        request.onerror = () => reject(request.error);
      });
    const kept = await answerOf(indexedDB.open("lectern-kept"));
    const rows: { value: string | null }[] = await answerOf(
      kept.transaction("entries").objectStore("entries").getAll(),
    );
    kept.close();
    return rows.map(({ value }) => value ?? "").join("\n");
  });

interface Lesson {
  api: SiteApi;
  courseId: string;
  lessonId: string;
}

async function aLesson(api: SiteApi): Promise<Lesson> {
  const [courseId, moduleId, lessonId] = [randomUUID(), randomUUID(), randomUUID()];
  await api.studio.builder.create.mutate({ courseId, sessionId: randomUUID(), title: "Knots" });
  await api.authoring.outline.addModule.mutate({ courseId, moduleId, title: "First steps" });
  const lesson = { courseId, lessonId, moduleId, title: "The bowline" };
  await api.authoring.outline.addLesson.mutate({ ...lesson, kind: "assessment" });
  return { api, courseId, lessonId };
}

const storedText = async ({ api, courseId, lessonId }: Lesson) =>
  (await api.authoring.lesson.get.query({ courseId, lessonId })).texts.content.trimEnd();

const storedQuestions = async ({ api, courseId, lessonId }: Lesson) =>
  (await api.authoring.assessment.get.query({ courseId, lessonId })).assessment?.questions.map(
    ({ question }) => question.text,
  );

async function openText(page: Page, { courseId, lessonId }: Lesson) {
  await page.goto(`/instructor/courses/${courseId}/lessons/${lessonId}`);
  const text = page.getByRole("textbox", { name: "Lesson content" });
  await expect(text).toBeVisible();
  return text;
}

const saved = (page: Page) => page.getByRole("status").filter({ hasText: /^Saved/ });
const restored = (page: Page) =>
  page.getByRole("status").filter({ hasText: /Your unsent text from .* was kept on this device/ });

test("a kill of the site or of the browser costs no more than what was typed just before, and the editor says what it restored", async ({
  site,
  signInAs,
  launchOptions,
}) => {
  const browser = new MortalBrowser({ ...launchOptions, baseURL: site.url, locale: "en-GB" });
  try {
    const page = await browser.open();
    await signInAs("instructor", page);
    await browser.noteCookies();
    const lesson = await aLesson(await callSite(site.url, browser.context));
    const text = await openText(page, lesson);
    await text.click();
    const typist = new Typist(page);

    await test.step("the site is killed while one types", async () => {
      await typist.typeFor(500);
      const killed = site.kill();
      await typist.typeFor(2500);
      await killed;
      await expect(page.getByRole("status").filter({ hasText: /^Not saved.*Trying again/ })).toBeVisible();
      await site.start();
      await expect(saved(page)).toBeVisible({ timeout: 60_000 });
      await expect.poll(() => storedText(lesson)).toBe(words(typist.typedAt.length).trimEnd());
    });

    await test.step("the browser is killed while one types", async () => {
      await typist.typeFor(1000);
      const { length: typed } = typist.typedAt;
      await expect.poll(() => notedOn(page), { timeout: 30_000 }).toContain(word(typed).trim());
      await typist.typeFor(1000);
      const killedAt = Date.now();
      await browser.kill();
      const again = await browser.open();
      const found = await openText(again, lesson);
      await expect(restored(again)).toBeVisible();
      const kept = (await found.textContent()) ?? "";
      const count = kept.split(" ").filter(Boolean).length;
      expect(words(typist.typedAt.length + 1)).toContain(kept.trimEnd());
      expect(count).toBeGreaterThanOrEqual(typed);
      noteTime("typing that is lost to a kill of the browser", 1000, typist.lostBefore(killedAt, count));
      await expect(saved(again)).toBeVisible();
      await expect.poll(() => storedText(lesson)).toBe(kept.trimEnd());
    });

    await test.step("the browser is killed over questions that the site has not got", async () => {
      const [here] = browser.context.pages();
      if (!here) throw new Error("The browser has no page.");
      const question = here.getByRole("textbox", { name: "Question", exact: true });
      const address = `/instructor/courses/${lesson.courseId}/lessons/${lesson.lessonId}/questions`;
      await here.goto(address);
      await here.getByRole("button", { name: "Add question" }).click();
      await question.fill("Which knot makes a loop?");
      await expect.poll(() => storedQuestions(lesson)).toEqual(["Which knot makes a loop?"]);
      await browser.context.setOffline(true);
      await question.fill("Which knot makes a loop that holds?");
      await here.getByRole("button", { name: "Add question" }).click();
      await question.fill("Which one joins two ropes?");
      const typedAt = Date.now();
      await expect(here.getByRole("status").filter({ hasText: /^Not saved.*Trying again/ })).toBeVisible();
      // What was typed in the last second may be lost; all that is older must be there.
      await expect.poll(() => Date.now() - typedAt).toBeGreaterThan(1000);
      await browser.kill();
      const again = await browser.open();
      await again.goto(address);
      await expect(
        again.getByRole("status").filter({ hasText: /Your unsent changes from .* were kept on this device/ }),
      ).toBeVisible();
      const both = ["Which knot makes a loop that holds?", "Which one joins two ropes?"];
      await expect.poll(() => storedQuestions(lesson)).toEqual(both);
      await expect(saved(again)).toBeVisible();
      await again.reload();
      await expect(again.getByRole("textbox", { name: "Question", exact: true })).toHaveValue(both[0] ?? "");
      await expect(again.getByText("were kept on this device")).toBeHidden();
    });
  } finally {
    await browser.dispose();
  }
});
