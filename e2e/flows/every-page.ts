import { expect, type Page } from "@playwright/test";
import { pagePolicies } from "../../src/policy/pages";
import type { Rows } from "../specs/policy/answers";
import { readDemoIds } from "../specs/policy/ids";
import { statusTable } from "../specs/policy/status-table";
import { packShippedCourse } from "./course-answers";
import { call, listLessons } from "./learner";
import { ownCourse } from "./own-course";

export interface Walk {
  /** A visitor of their own, in the language of the walk. */
  newVisitor: () => Promise<Page>;
  /** Looks at the page as it is. */
  check: (page: Page, where: string) => Promise<void>;
}

const password = "lectern-demo";
const course = "reading-a-tide-table";
const priced = "sql-for-people-who-count";

/** Goes to each address in turn, whatever its status, and looks at it. */
async function visit(page: Page, { check }: Walk, addresses: readonly string[]): Promise<void> {
  for (const address of addresses) {
    await page.goto(address, { waitUntil: "domcontentloaded" });
    await expect(page.locator("main h1, main h2").first()).toBeAttached();
    await check(page, address);
  }
}

/** Signs in by the names of the fields: their labels are what is looked at. */
async function enter(page: Page, person: string): Promise<void> {
  await page.goto("/sign-in");
  await page.locator("[name=email]").fill(`${person}@demo.test`);
  await page.locator("[name=password]").fill(password);
  await page.locator("main form [type=submit]").click();
  await expect(page).toHaveURL(/\/dashboard$/);
}

/** At whose place of the table's columns, after those who see less. */
const people = [null, "student", "instructor", "admin"] as const;

/**
 * The addresses of all pages that the table of statuses lets this person see and no one who may less: a page that is new there
 * is looked at here.
 */
function visibleFirstTo(person: (typeof people)[number]): string[] {
  const at = people.indexOf(person);
  const rows = Object.keys(pagePolicies).flatMap((route) =>
    Object.entries<Rows[string]>(statusTable[route as keyof typeof pagePolicies]),
  );
  return rows.filter(([, answers]) => answers.indexOf(200) === at).map(([address]) => address);
}

/** Every page of the table, as the one who sees it with the least rights. */
const walkTable = (person: (typeof people)[number]) => async (walk: Walk) => {
  const page = await walk.newVisitor();
  if (person) await enter(page, person);
  const fillIn = await readDemoIds({ draft: person === "instructor" ? await draftOf(page) : "" });
  await visit(page, walk, visibleFirstTo(person).map(fillIn));
};

async function draftOf(page: Page): Promise<string> {
  return (await ownCourse(page, new URL(page.url()).origin, { isLive: false })).id;
}

async function signUp(page: Page, walk: Walk): Promise<void> {
  await page.goto("/sign-up");
  await page.locator("main form [type=submit]").click();
  await expect(page.locator("main [aria-invalid=true]").first()).toBeVisible();
  await walk.check(page, "/sign-up with nothing typed in");
  await fillInSignUp(page);
}

async function fillInSignUp(page: Page): Promise<void> {
  await page.locator("[name=name]").fill("Nomsa 4821");
  await page
    .locator("[name=email]")
    .fill(`learner-${Date.now()}-${Math.random().toString(36).slice(2, 8)}@example.org`);
  await page.locator("[name=password]").fill("a long enough sentence");
  await page.locator("main form [type=submit]").click();
  await expect(page).toHaveURL(/\/dashboard$/);
}

async function walkAsStranger(walk: Walk): Promise<void> {
  const page = await walk.newVisitor();
  await visit(page, walk, [
    "/courses?q=%23%3F",
    "/courses?view=covers",
    "/no-such-page",
    "/verify/nothing-like-a-number",
    "/verify-email/no-such-link",
    "/sign-in?error=denied",
    "/sign-in/link/no-such-link",
    "/sign-in",
  ]);
  await page.locator("[name=email]").fill("nobody@example.org");
  await page.locator("[name=password]").fill("not a password of anyone");
  await page.locator("main form [type=submit]").click();
  await expect(page.locator("main [role=alert]")).toBeVisible();
  await walk.check(page, "/sign-in refused");
}

/** From the empty dashboard into a course, and to the pages that are closed. */
async function walkAsNewcomer(walk: Walk): Promise<void> {
  const page = await walk.newVisitor();
  await signUp(page, walk);
  await visit(page, walk, [
    "/dashboard",
    "/practice",
    "/saved",
    "/verify-email/no-such-link",
    "/certificates",
    "/transcript",
    "/account/profile",
    "/account/preferences",
    "/account/security",
    "/account/data",
    "/account/security/second-factor",
    "/teach",
    `/courses/${course}`,
    `/courses/${course}/reviews`,
    `/courses/${priced}/buy`,
    "/instructor/courses",
  ]);
  await visit(page, walk, ["/notifications", "/account/notifications"]);
  await call(page, "mutation", "enrollment.enroll", { slug: course });
  await visit(page, walk, ["/dashboard", `/courses/${course}`]);
  await page.locator("[popovertarget=leave-course]").first().click();
  await walk.check(page, "leaving a course");
  const closed = await lastLesson(page, priced);
  await visit(page, walk, [closed]);
}

/** One lesson of each kind, and an attempt from its start to its review. */
async function walkAsLearner(walk: Walk): Promise<void> {
  const page = await walk.newVisitor();
  await page.goto("/sign-up");
  await fillInSignUp(page);
  await call(page, "mutation", "enrollment.enroll", { slug: course });
  const lessons = await listLessons(page, course);
  const kinds = new Map(lessons.toReversed().map(({ id, type }) => [type, id]));
  expect([...kinds.keys()].sort()).toEqual(["DISCUSSION", "LAB", "QUIZ", "READING", "VIDEO"]);
  const quiz = `/learn/${course}/${kinds.get("QUIZ")}`;
  kinds.delete("QUIZ");
  for (const id of kinds.values()) await visit(page, walk, [`/learn/${course}/${id}`]);
  await visit(page, walk, [`/courses/${course}/discussion`, `/courses/${course}/announcements`]);
  await takeAttempt(page, walk, quiz);
}

/** The address of the last lesson of a course in which one has no enrollment, from the contents of any that is open. */
async function lastLesson(page: Page, slug: string): Promise<string> {
  await page.goto(`/courses/${slug}`);
  const links = page.locator(`main a[href^="/learn/${slug}/"]`);
  return (await links.last().getAttribute("href")) ?? `/courses/${slug}`;
}

async function takeAttempt(page: Page, walk: Walk, start: string): Promise<void> {
  await visit(page, walk, [start]);
  await page.locator(".begin button, main button.btn--first").first().click();
  await expect(page).toHaveURL(/\/attempt$/);
  await expect(page.locator("fieldset[id^=q]").first()).toBeVisible();
  const choice = page.locator("fieldset[id^=q] input[type=radio], fieldset[id^=q] input[type=checkbox]").first();
  await choice.check();
  await walk.check(page, "an attempt");
  await page.locator("#submit").click();
  await expect(page.getByRole("dialog")).toBeVisible();
  await walk.check(page, "an attempt about to be submitted");
  await page.getByRole("dialog").getByRole("button").last().click();
  await expect(page).toHaveURL(/\/attempt\/[0-9a-f-]{36}$/);
  await walk.check(page, "a review");
  await visit(page, walk, [start]);
}

async function walkAsGraduate(walk: Walk): Promise<void> {
  const page = await walk.newVisitor();
  await enter(page, "student");
  await page.goto("/certificates");
  const address = await page.locator('main a[href^="/certificates/"]').first().getAttribute("href");
  await visit(page, walk, address ? [address, address.replace("certificates", "verify")] : []);
}

/** An import that stops, one that works, its course, the sheet to sign, and what is published then. */
async function walkAsTeacher(walk: Walk): Promise<void> {
  const page = await walk.newVisitor();
  await enter(page, "instructor");
  const importing = "/instructor/courses/import";
  await visit(page, walk, ["/instructor/courses", importing]);
  await bringIn(page, { name: "1.zip", mimeType: "application/zip", buffer: Buffer.from("not a zip at all") });
  await walk.check(page, "an import that stopped");
  await page.goto(importing);
  await bringIn(page, await packShippedCourse());
  await walk.check(page, "an import that worked");
  const address = (await page.locator('main a[href*="/instructor/courses/0"]').first().getAttribute("href")) ?? "";
  await visit(page, walk, [address, `${address}/publish`]);
}

async function bringIn(page: Page, file: Parameters<ReturnType<Page["locator"]>["setInputFiles"]>[0]): Promise<void> {
  await page.locator("input[type=file]").setInputFiles(file);
  await page.locator("main form [type=submit]").click();
  await expect(page).toHaveURL(/\?run=/);
  await expect(page.locator("[aria-busy=true], [role=progressbar]")).toHaveCount(0, { timeout: 30_000 });
}

/** Every page of the main job, as each of those who see it. Speaks to fields by their names, never by their words. */
export const walks: Record<string, (walk: Walk) => Promise<void>> = {
  "a signed-out visitor": walkTable(null),
  "a student": walkTable("student"),
  "an instructor": walkTable("instructor"),
  "an admin": walkTable("admin"),
  "somebody who is refused": walkAsStranger,
  "a newcomer": walkAsNewcomer,
  "a learner": walkAsLearner,
  "somebody with a certificate": walkAsGraduate,
  "a teacher": walkAsTeacher,
};
