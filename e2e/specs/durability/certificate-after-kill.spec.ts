import { setTimeout as sleep } from "node:timers/promises";
import type { Page } from "@playwright/test";
import type { Site } from "../../../src/testing/site";
import { expect, test } from "../../fixtures/own-site";
import { callSite, type SiteApi } from "../../flows/call-site";
import { readCourseFile, shippedCourse } from "../../flows/course-answers";
import { signUp } from "../../flows/sign-up";
import { prepareLesson, type StudiedLesson } from "../../flows/study-by-calls";

/** When the site is killed, and which lesson is left for last: the lab is marked complete, the quiz is passed. */
const allMoments = [
  {
    name: "on the answer",
    last: "the-words-in-a-book",
    killAfter: async (call: Promise<unknown>) => call,
    isFurther: true,
  },
  {
    name: "20 ms after it",
    last: "check-bounds-and-doubts",
    killAfter: (call: Promise<unknown>) => later(call, 20),
    isFurther: true,
  },
  {
    name: "100 ms after it",
    last: "the-words-in-a-book",
    killAfter: (call: Promise<unknown>) => later(call, 100),
    isFurther: true,
  },
  { name: "before there is one", last: "check-bounds-and-doubts", killAfter: () => sleep(8) },
  {
    name: "on the answer, with the database",
    last: "the-words-in-a-book",
    killAfter: async (call: Promise<unknown>) => call,
    isDatabaseKilled: true,
  },
] as const;

/** `npm run test:kill` takes all of them. `npm test` leaves out those that are a matter of time, and one that another one holds too. */
const moments = allMoments.filter((moment) => process.env.KILL_SEEDS || !("isFurther" in moment));

const later = async (call: Promise<unknown>, milliseconds: number) => {
  await call;
  await sleep(milliseconds);
};

interface Learner {
  page: Page;
  api: SiteApi;
  finish: () => Promise<unknown>;
}

/** Someone new, who has done all of the course but the last call of the last lesson. */
async function studyAllBut(
  last: string,
  page: Page,
  site: Site,
  course: ReturnType<typeof readCourseFile>,
): Promise<Learner> {
  const slug = course.slug ?? "";
  await signUp(page, "Nadia Quint");
  const api = await callSite(site.url, page.context());
  await api.enrollment.enroll.mutate({ slug });
  const { course: shown } = await api.catalog.coursePage.query({ slug });
  const ids = shown.modules.flatMap((module) => module.lessons.map(({ id }) => id));
  const lessons = course.modules
    .flatMap((module) => module.lessons)
    .map((document, at): StudiedLesson => ({ slug, lessonId: ids[at] ?? "", document }));
  const isLast = ({ document }: StudiedLesson) => document.sourceKey === last;
  for (const lesson of lessons.filter((one) => !isLast(one))) await (await prepareLesson(api, lesson))();
  const lastLesson = lessons.find(isLast);
  if (!lastLesson) throw new Error(`The course has no lesson ${last}.`);
  return { page, api, finish: await prepareLesson(api, lastLesson) };
}

/** The certificates of the course that the student's own page lists, by number. */
async function listCertificates({ page }: Learner, title: string): Promise<string[]> {
  await page.goto("/certificates");
  const links = page.getByRole("main").getByRole("link", { name: title, exact: true });
  const addresses = await links.evaluateAll((all) => all.map((link) => link.getAttribute("href") ?? ""));
  return addresses.map((address) => address.split("/").at(-1) ?? "");
}

test("a site that is killed right after the last lesson gives the certificate when it is back, once", async ({
  site,
  newVisitor,
}, info) => {
  test.setTimeout(900_000);
  const course = readCourseFile(shippedCourse);
  const stranger = await newVisitor();
  const certified: { learner: Learner; number: string }[] = [];
  let issuedLater = 0;

  for (const moment of moments) {
    await test.step(moment.name, async () => {
      const learner = await studyAllBut(moment.last, await newVisitor(), site, course);
      const call = learner.finish();
      call.catch(() => undefined);
      await moment.killAfter(call);
      const killedAt = Date.now();
      await Promise.all([site.kill(), "isDatabaseKilled" in moment && site.killDatabase()]);
      await site.start();
      // Killed before it could answer, the site may or may not have heard the call: a student makes it again.
      if (moment.name === "before there is one") await learner.finish();
      await expect.poll(async () => (await learner.api.certificates.mine.query()).length, { timeout: 60_000 }).toBe(1);
      const [number = ""] = await listCertificates(learner, course.title);
      await stranger.goto(`/verify/${number}`);
      await expect(stranger.getByRole("status")).toContainText("Valid certificate");
      const [own] = await learner.api.certificates.mine.query();
      if (own && Date.parse(own.issuedAt) >= killedAt) issuedLater += 1;
      certified.push({ learner, number });
    });
  }

  // Whatever was started twice has had its time by now; and finishing again gives no second one.
  for (const { learner, number } of certified) {
    await learner.finish();
    expect(await listCertificates(learner, course.title)).toEqual([number]);
  }
  info.annotations.push({ type: "issued after the kill", description: `${issuedLater} of ${moments.length}` });
  expect(issuedLater, "kills that came before the certificate").toBeGreaterThan(0);
});
