import { randomUUID } from "node:crypto";
import { readFileSync } from "node:fs";
import type { Page } from "@playwright/test";
import {
  emptyPageScripts,
  mostScriptBytes,
  mostStatements,
  statementsHeader,
} from "../../../src/cli/bench/page-budgets";
import { describeScripts, scriptsOf, totalBytes } from "../../../src/cli/bench/script-bytes";
import { expect, test } from "../../fixtures/test";
import { forgetKeptPages } from "../../flows/forget-kept-pages";
import { call, listLessons } from "../../flows/learner";
import { ownCourse } from "../../flows/own-course";
import { signUp } from "../../flows/sign-up";

const slug = "reading-a-tide-table";

/** A student with an enrollment, and where its first lesson to read, its first video and its assessments are: they ask different kinds. */
async function enroll(page: Page): Promise<{ reading: string; video: string; assessments: string[] }> {
  await signUp(page, "Budget Keeper");
  await call(page, "mutation", "enrollment.enroll", { slug });
  const lessons = await listLessons(page, slug);
  const addressOf = (type: string) => `/learn/${slug}/${lessons.find((lesson) => lesson.type === type)?.id}`;
  const assessments = lessons.filter(({ type }) => type === "QUIZ").map(({ id }) => `/learn/${slug}/${id}`);
  return { reading: addressOf("READING"), video: addressOf("VIDEO"), assessments };
}

/** @returns the id of an attempt that the student has begun. */
async function startAt(page: Page, assessed: string): Promise<string> {
  const lessonId = assessed.split("/").at(-1);
  const { attemptId } = await call<{ attemptId: string }>(page, "mutation", "assessment.start", { slug, lessonId });
  return attemptId;
}

/** The number of the certificate that the demo student has. */
async function certificateOf(student: Page): Promise<string> {
  await student.goto("/certificates");
  const address = await student.locator('main a[href^="/certificates/"]').first().getAttribute("href");
  return address?.split("/").at(-1) ?? "";
}

/**
 * The least of three, where one is too many: another journey may change a setting of the site at that very moment, which this
 * answer then reads again.
 */
async function countStatements(page: Page, address: string): Promise<number> {
  let least = Number.POSITIVE_INFINITY;
  for (let tries = 0; tries < 3 && least > mostStatements; tries += 1)
    least = Math.min(least, await countOnce(page, address));
  return least;
}

/** Statements for one answer with no page kept in memory. A kept copy does not say how many it took. */
async function countOnce(page: Page, address: string): Promise<number> {
  await forgetKeptPages();
  let count: string | undefined;
  await expect(async () => {
    const answer = await page.request.get(address, { maxRedirects: 0 });
    expect(answer.status(), address).toBe(200);
    count = answer.headers()[statementsHeader];
    expect(count, `${address} says how many statements it took`).toBeDefined();
  }).toPass({ timeout: 30_000 });
  return Number(count);
}

test("no page of the journey asks the database more than six things", async ({
  page,
  newVisitor,
  signInAs,
  baseURL,
}) => {
  const counts: Record<string, number> = {};
  const look = async (on: Page, who: string, addresses: readonly string[]) => {
    for (const address of addresses) counts[`${address} (${who})`] = await countStatements(on, address);
  };
  const { reading, video, assessments } = await enroll(page);
  const stranger = await newVisitor();
  await look(stranger, "signed out", ["/", "/courses", "/courses?q=tide", `/courses/${slug}`, reading]);
  await look(stranger, "signed out", ["/sign-in", "/sign-up", "/forgot-password", "/verify"]);
  await look(page, "learner", [
    "/courses",
    `/courses/${slug}`,
    "/dashboard",
    "/certificates",
    reading,
    video,
    ...assessments,
  ]);
  await look(page, "learner", [
    "/notifications",
    "/account/notifications",
    "/account/preferences",
    "/account/security",
  ]);
  await call(page, "mutation", "profiles.savePreferences", { contentFilters: { level: ["BEGINNER"] } });
  await look(page, "learner who presets filters", ["/courses", "/courses?all=1", "/courses?q=tide"]);
  for (const assessed of assessments) {
    const attemptId = await startAt(page, assessed);
    await look(page, "learner", [`${assessed}/attempt`]);
    await call(page, "mutation", "assessment.submit", { attemptId });
    await look(page, "learner", [`${assessed}/attempt/${attemptId}`]);
  }
  const graduate = await newVisitor();
  await signInAs("student", graduate);
  const number = await certificateOf(graduate);
  await look(graduate, "graduate", [`/certificates/${number}`]);
  await look(stranger, "signed out", [`/verify/${number}`]);
  const teacher = await newVisitor();
  await signInAs("instructor", teacher);
  await look(teacher, "instructor", ["/instructor", "/instructor/courses", "/instructor/courses/import"]);
  await look(teacher, "instructor", [
    "/instructor/drafts",
    "/instructor/drafts/new",
    "/instructor/templates",
    "/instructor/banks",
  ]);
  await teacher.goto("/instructor/courses");
  const own = await teacher
    .locator('main a[href^="/instructor/courses/"]:not([href$="/import"])')
    .first()
    .getAttribute("href");
  await look(teacher, "instructor", own ? [own] : []);
  const ofOwn = `/instructor/analytics?course=${own?.split("/").at(-1)}&period=12m`;
  await look(teacher, "instructor", ["/instructor/analytics", ofOwn, `${ofOwn}&of=learners`]);
  const draftId = randomUUID();
  await call(teacher, "mutation", "drafting.create", { draftId });
  const draft = `/instructor/drafts/ai/${draftId}`;
  await look(teacher, "instructor", [draft, `${draft}/outline`, `${draft}/lessons`]);
  const { id } = await ownCourse(teacher, baseURL ?? "", { isLive: false });
  await look(teacher, "instructor", [`/instructor/courses/${id}`, `/instructor/courses/${id}/publish`]);
  const adminPage = await newVisitor();
  await signInAs("admin", adminPage);
  await look(adminPage, "admin", [
    "/admin/audit?who=admin%40demo.test&from=2026-01-01",
    "/admin/certificates?q=a",
    `/admin/certificates/${number}`,
    "/admin/certificates/earlier",
    "/admin/users?q=demo",
    "/admin/figures?period=12m",
    "/admin/figures?period=all&of=active",
  ]);
  await adminPage.goto("/admin/users");
  const account = await adminPage.getByRole("main").getByRole("row").getByRole("link").first().getAttribute("href");
  await look(adminPage, "admin", [account ?? ""]);
  const tooMany = Object.entries(counts).filter(([, count]) => count > mostStatements);
  expect(Object.fromEntries(tooMany)).toEqual({});
});

test("pages that read the same for every stranger come out of memory", async ({ page }) => {
  for (const address of ["/", "/courses", `/courses/${slug}`, "/verify", "/sign-in", "/sign-up", "/forgot-password"]) {
    await expect(async () => {
      const answer = await page.request.get(address);
      expect(answer.headers()[statementsHeader], `${address} is rendered anew`).toBeUndefined();
    }).toPass({ timeout: 30_000 });
  }
});

test("pages ship little JavaScript beyond an empty page of the same Next", async ({
  page,
  browser,
  baseURL,
  newVisitor,
  signInAs,
}) => {
  const { reading, video, assessments } = await enroll(page);
  const graduate = await newVisitor();
  await signInAs("student", graduate);
  const number = await certificateOf(graduate);
  const fetchScripts = async (address: string, as: Page | null) => {
    const context = await browser.newContext({ baseURL });
    if (as) await context.addCookies(await as.context().cookies());
    const files = await scriptsOf(await context.newPage(), address);
    await context.close();
    return files;
  };
  const empty = emptyPageScripts.bytes;
  const check = async (address: string, as: Page | null, limit: number) => {
    const files = await fetchScripts(address, as);
    const beyond = totalBytes(files) - empty;
    expect(beyond, `bytes of JavaScript of ${address}\n${describeScripts(files)}`).toBeLessThanOrEqual(limit);
  };
  const forAll = ["/", "/courses", `/courses/${slug}`, "/verify", `/verify/${number}`, "/sign-in", "/sign-up"];
  for (const address of forAll) await check(address, null, mostScriptBytes.reading);
  for (const address of [`/courses/${slug}`, reading, video, ...assessments]) {
    await check(address, page, mostScriptBytes.reading);
  }
  await check(`/certificates/${number}`, graduate, mostScriptBytes.reading);
  for (const assessed of assessments) {
    const attemptId = await startAt(page, assessed);
    await check(`${assessed}/attempt`, page, mostScriptBytes.attempt);
    await call(page, "mutation", "assessment.submit", { attemptId });
    await check(`${assessed}/attempt/${attemptId}`, page, mostScriptBytes.reading);
  }
});

test("the empty page was measured with the Next and React that are installed", () => {
  const versionOf = (name: string) =>
    (JSON.parse(readFileSync(`node_modules/${name}/package.json`, "utf8")) as { version: string }).version;
  const { next, react } = emptyPageScripts;
  expect({ next, react }, "run `npm run bench` and write down what it says").toEqual({
    next: versionOf("next"),
    react: versionOf("react"),
  });
});
