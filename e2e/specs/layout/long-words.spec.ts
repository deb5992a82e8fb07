import { randomUUID } from "node:crypto";
import type { Page } from "@playwright/test";
import { rightsOfRole } from "../../../src/features/studio/team";
import { expect, test } from "../../fixtures/test";
import { callSite } from "../../flows/call-site";
import { ownCourse } from "../../flows/own-course";
import { sendForm } from "../../flows/send-form";
import { signUp } from "../../flows/sign-up";
import { withSiteDatabase } from "../../flows/site-database";

const widths = [320, 360, 1280];
/** Where the navigation folds, the name of whoever is signed in appears, and in between. */
const mastheadWidths = [320, 360, 480, 640, 768, 833, 960, 1024, 1153, 1280];
const longAddress = `https://example.org/${"tidetables".repeat(16)}`;

/** As wide as what is on the page; a table that scrolls in its own frame would hide a part of a name as well. */
const neededWidth = (page: Page) =>
  page.evaluate(() => {
    const frames = [...document.querySelectorAll("main section:has(> table)")];
    const hidden = Math.max(0, ...frames.map(({ scrollWidth, clientWidth }) => scrollWidth - clientWidth));
    return Math.max(document.documentElement.scrollWidth, innerWidth + hidden);
  });

async function expectFit(page: Page, address: string, at: readonly number[] = widths): Promise<void> {
  await page.goto(address, { waitUntil: "domcontentloaded" });
  const found: string[] = [];
  for (const width of at) {
    await page.setViewportSize({ width, height: 800 });
    const needed = await neededWidth(page);
    if (needed > width) found.push(`${needed} px wide in ${width}`);
  }
  expect.soft(found, address).toEqual([]);
}

/** Of the course's one lesson. */
const lessonOf = (courseId: string) =>
  withSiteDatabase(async (client) => {
    const { rows } = await client.query<{ slug: string; lessonId: string }>(
      `SELECT c.slug, l.id AS "lessonId" FROM lesson l JOIN course c ON c.id = l.course_id WHERE c.id = $1`,
      [courseId],
    );
    return rows[0] ?? { slug: "", lessonId: "" };
  });

test("no page scrolls sideways where a name, a note, a group or what is searched for is one long word", async ({
  page,
  baseURL,
  signInAs,
}) => {
  const url = baseURL ?? "";
  const name = `Nomsa${Date.now()}`.padEnd(120, "mahlangu");
  await signInAs("instructor");
  const course = await ownCourse(page, url, { isLive: true });
  const lesson = await lessonOf(course.id);

  await page.context().clearCookies();
  await signUp(page, name);
  const learner = await callSite(url, page.context());
  await learner.enrollment.enroll.mutate({ courseId: course.id });
  const note = { noteId: randomUUID(), content: longAddress, anchor: { kind: "lesson" } } as const;
  await learner.notebook.addNote.mutate({ ...lesson, ...note });
  await learner.learning.markComplete.mutate(lesson);
  await expectFit(page, "/dashboard", mastheadWidths);
  await expectFit(page, "/transcript");
  await expectFit(page, `/courses?q=${"tidetables".repeat(50)}`);
  await expectFit(page, `/courses?q=${"tide".repeat(15)}`);
  await expect.poll(async () => (await learner.certificates.mine.query()).length, { timeout: 60_000 }).toBe(1);
  const number = (await learner.certificates.mine.query())[0]?.number ?? "";
  await expectFit(page, `/certificates/${number}`);
  await expectFit(page, `/verify/${number}`);
  await expectFit(page, "/account/profile");
  const after = `Again${name}`.slice(0, 120);
  await learner.profiles.saveField.mutate({ field: "name", value: after });

  // A session of its own: whoever else is signed in as this admin sees nothing of the view as someone.
  await page.context().clearCookies();
  await sendForm(page, "/sign-in", { email: "admin@demo.test", password: "lectern-demo" });
  const admin = await callSite(url, page.context());
  const userId = (await admin.users.list.query({ q: after })).users[0]?.id ?? "";
  const { username } = await admin.users.get.query({ userId });
  await admin.users.changeRole.mutate({ userId, role: "INSTRUCTOR", from: "STUDENT" });
  const until = new Date(Date.now() + 86_400_000).toISOString();
  await admin.subscriptions.grant.mutate({ grantId: randomUUID(), whom: username, tier: "BASIC", until });
  const groupId = randomUUID();
  const group = `Harbor${Date.now()}`.padEnd(80, "pilots");
  await admin.users.groups.save.mutate({ groupId, name: group, description: longAddress, actions: [] });
  await admin.users.groups.addMember.mutate({ groupId, whom: username });
  await expectFit(page, `/admin/certificates/${number}`);
  await expectFit(page, `/admin/certificates?q=${number}`);
  await expectFit(page, `/admin/users/${userId}`);
  await expectFit(page, `/admin/users?q=${after}`);
  await expectFit(page, "/admin/groups");
  await expectFit(page, "/admin/instructors?queue=teaching");
  await expectFit(page, `/admin/access/tiers?q=${username}`);
  await admin.users.groups.remove.mutate({ groupId });

  await admin.users.impersonate.mutate({ userId, reason: "Cannot read the page." });
  await expectFit(page, "/dashboard", mastheadWidths);
  await expectFit(page, "/account/profile");
});

test("the studio doesn't scroll sideways where a course, a lesson or an invited address is one long word", async ({
  page,
  baseURL,
  signInAs,
}) => {
  await signInAs("instructor");
  const site = await callSite(baseURL ?? "", page.context());
  const [courseId, moduleId, lessonId] = [randomUUID(), randomUUID(), randomUUID()];
  const long = (letters: number) => `T${Date.now()}`.padEnd(letters, "idetables");
  await site.studio.builder.create.mutate({ courseId, sessionId: randomUUID(), title: long(120) });
  await site.authoring.outline.addModule.mutate({ courseId, moduleId, title: long(120) });
  await site.authoring.outline.addLesson.mutate({ courseId, lessonId, moduleId, title: long(120), kind: "assessment" });
  await site.studio.team.invite.mutate({
    ...{ courseId, inviteId: randomUUID(), whom: `${long(60)}@${"tables".repeat(10)}.example.org` },
    ...{ role: "EDITOR", rights: rightsOfRole.EDITOR, revenueShare: 0 },
  });
  const studio = `/instructor/courses/${courseId}`;
  for (const part of ["", "/publish", "/team", "/students", "/details", "/versions", `/lessons/${lessonId}`])
    await expectFit(page, `${studio}${part}`);
  for (const address of ["/instructor/courses", "/instructor/analytics"]) await expectFit(page, address);
});
