import { randomUUID } from "node:crypto";
import { beforeAll, describe, expect, it } from "vitest";
import { startSession } from "@/features/accounts/server/start-session";
import { countDownload } from "@/features/learning/server/count-download";
import { isPerson } from "@/policy/actor";
import { loadActor } from "@/server/auth/load-actor";
import { createCaller } from "@/server/trpc/root";
import { aClock } from "@/testing/clock";
import { testDatabase } from "@/testing/database";
import { depsOf } from "@/testing/deps-of";
import { aCourseOf } from "@/testing/factories/course-of";
import { aPerson } from "@/testing/factories/person";

const test = testDatabase();
const start = "2026-11-20T12:00:00.000Z";
const clock = aClock(start);
type Someone = Awaited<ReturnType<typeof aPerson>>;

let deputy: Someone;
beforeAll(async () => {
  deputy = await aPerson(test.db, { role: "ADMIN", name: "Rhea Kolm" });
});

const origin = { now: clock.now, ip: "192.0.2.7", userAgent: "Firefox" };
/** Someone's browser: asks as whoever its session stands for at that moment. */
async function aBrowserOf(person: Someone) {
  const sessionId = await startSession(test.db, person.id, origin);
  const actor = () => loadActor(test.db, sessionId, clock.now());
  return { sessionId, actor, api: async () => createCaller(depsOf(test.db, await actor(), clock)) };
}
async function aScene() {
  clock.set(start);
  const admin = await aPerson(test.db, { role: "ADMIN", name: "Signe Valkoren" });
  const person = await aPerson(test.db, { name: "Dag Okonjo-Vale" });
  const browser = await aBrowserOf(admin);
  const begin = async (userId = person.id, reason = "Cannot find her seat.") =>
    (await browser.api()).users.impersonate({ userId, reason });
  return { admin, person, browser, begin };
}
const whois = async (browser: Awaited<ReturnType<typeof aBrowserOf>>) => {
  const actor = await browser.actor();
  return isPerson(actor) ? [actor.name, actor.impersonator?.name ?? null] : null;
};

describe("an admin who acts as someone", () => {
  it("is them in this one browser for an hour, and then themselves again", async () => {
    const { admin, person, browser, begin } = await aScene();
    const other = await aBrowserOf(admin);
    await begin();
    expect(await whois(browser)).toEqual([person.name, admin.name]);
    expect(await whois(other)).toEqual([admin.name, null]);
    clock.advance(59 * 60_000);
    // Asking again prolongs nothing: as them there is no back office.
    await expect(begin()).rejects.toMatchObject({ code: "FORBIDDEN" });
    expect(await whois(browser)).toEqual([person.name, admin.name]);
    clock.advance(60_000);
    expect(await whois(browser)).toEqual([admin.name, null]);
    await begin();
    expect(await whois(browser)).toEqual([person.name, admin.name]);
  });

  it("goes back at once by stopping, and both ends are in the audit under the admin's name, with the reason", async () => {
    const { admin, person, browser, begin } = await aScene();
    await begin();
    expect(await (await browser.api()).users.stopImpersonating()).toEqual({ userId: person.id });
    expect(await whois(browser)).toEqual([admin.name, null]);
    expect(await (await browser.api()).users.stopImpersonating()).toEqual({ userId: null });
    const events = await test.db.auditEvent.findMany({
      where: { objectId: person.id },
      orderBy: { sequence: "asc" },
      select: { action: true, actorId: true, values: true },
    });
    expect(events).toMatchObject([
      {
        ...{ action: "user.impersonate", actorId: admin.id },
        values: { reason: { value: "Cannot find her seat." }, until: { value: "2026-11-20T13:00:00.000Z" } },
      },
      { action: "user.endImpersonation", actorId: admin.id, values: { actingAs: { value: person.id } } },
    ]);
    const acts = (await (await browser.api()).users.get({ userId: person.id })).acts;
    expect(acts.map(({ action, by, reason }) => [action, by, reason])).toEqual([
      ["user.endImpersonation", admin.name, null],
      ["user.impersonate", admin.name, "Cannot find her seat."],
    ]);
  });

  it("is found by the person under Security, who else is not: it is no device of theirs", async () => {
    const { admin, person, browser, begin } = await aScene();
    const own = await aBrowserOf(person);
    await begin();
    const { devices, happenings } = await (await own.api()).accounts.security.overview();
    expect(devices.map(({ id }) => id)).toEqual([own.sessionId]);
    expect(happenings).toMatchObject([
      { what: "impersonated", ip: null, by: { name: admin.name, reason: "Cannot find her seat." } },
    ]);
    const users = (await (await aBrowserOf(deputy)).api()).users;
    expect((await users.get({ userId: person.id })).signIns).toHaveLength(1);
    expect((await users.list({ q: person.username })).users[0]?.lastSeenAt).toEqual(clock.now());
    expect(await whois(browser)).toEqual([person.name, admin.name]);
  });

  it("reads what they read and writes nothing in their name", async () => {
    const { person, browser, begin } = await aScene();
    const course = await aCourseOf(test.db, { modules: [{ lessons: [{}] }] });
    const own = await aBrowserOf(person);
    await (await own.api()).enrollment.enroll({ courseId: course.id });
    const lesson = { slug: course.slug, lessonId: course.lessonIds[0] ?? "" };
    await begin();
    const api = await browser.api();
    expect(await api.learning.lesson(lesson)).toMatchObject({ access: { body: "content" } });
    const writes = [
      () => api.notebook.addNote({ ...lesson, noteId: person.id, content: "not mine" } as never),
      () => api.enrollment.enroll({ courseId: course.id }),
      () => api.profiles.saveField({ field: "bio", value: "not mine" } as never),
      () => api.privacy.askForDeletion({ current: "any" } as never),
      () => api.accounts.security.changePassword({ current: "any", password: "any" } as never),
      () => api.notifications.markAllRead(),
      () => api.reviews.write({ slug: course.slug } as never),
    ];
    for (const write of writes)
      await expect(write()).rejects.toMatchObject({ code: "FORBIDDEN", message: "common.viewing_as" });
    const { id: resourceId } = await test.db.resource.create({ data: { courseId: course.id } });
    const place = { courseId: course.id, lessonId: lesson.lessonId };
    await countDownload(depsOf(test.db, await browser.actor(), clock), { resourceId }, place);
    expect(await test.db.resourceDownload.count({ where: { resourceId } })).toBe(0);
    expect(await test.db.lessonProgress.count({ where: { enrollment: { userId: person.id } } })).toBe(0);
    expect(await test.db.userActivity.count({ where: { userId: person.id, kind: { not: "ENROLLED" } } })).toBe(0);
    // How they come in is not even read.
    const refused = { code: "FORBIDDEN", message: "common.forbidden" };
    await expect(api.accounts.security.overview()).rejects.toMatchObject(refused);
    await expect(api.accounts.secondFactor.offer()).rejects.toMatchObject(refused);
    await expect(api.users.list({})).rejects.toMatchObject(refused);
  });

  it("does not read what they keep for themselves, only what they share with the course", async () => {
    const { person, browser, begin } = await aScene();
    const course = await aCourseOf(test.db, { modules: [{ lessons: [{}] }] });
    const own = await (await aBrowserOf(person)).api();
    await own.enrollment.enroll({ courseId: course.id });
    const lesson = { slug: course.slug, lessonId: course.lessonIds[0] ?? "" };
    const notes = [
      { content: "Kept to herself", sharing: "private" },
      { content: "For the course", sharing: "shared" },
    ] as const;
    for (const note of notes)
      await own.notebook.addNote({ ...lesson, ...note, noteId: randomUUID(), anchor: { kind: "lesson" } });
    await begin();
    const api = await browser.api();
    const contents = (notes: { content: string }[]) => notes.map(({ content }) => content).sort();
    expect(contents((await own.notebook.lesson(lesson)).own)).toEqual(["For the course", "Kept to herself"]);
    expect(contents((await api.notebook.lesson(lesson)).own)).toEqual(["For the course"]);
    expect((await own.records.dashboard()).notes).toHaveLength(2);
    expect((await api.records.dashboard()).notes.map(({ text }) => text)).toEqual(["For the course"]);
    const closed = [() => api.notebook.notes({}), () => api.notebook.exportNotes({}), () => api.notebook.bookmarks()];
    for (const read of closed) await expect(read()).rejects.toMatchObject({ code: "FORBIDDEN" });
  });

  it("signs out as a whole: neither of the two is signed in here afterwards", async () => {
    const { browser, begin } = await aScene();
    await begin();
    await (await browser.api()).accounts.signOut();
    expect(await whois(browser)).toBeNull();
  });
});

describe("acting as someone", () => {
  it("is nothing for another admin, for oneself, for a locked account, and never without a reason", async () => {
    const { admin, person, browser, begin } = await aScene();
    await expect(begin(deputy.id)).rejects.toMatchObject({ message: "users.never_an_admin" });
    await expect(begin(admin.id)).rejects.toMatchObject({ message: "users.yourself" });
    await expect(begin(person.id, " ")).rejects.toMatchObject({ code: "BAD_REQUEST" });
    await test.db.user.update({ where: { id: person.id }, data: { isActive: false } });
    await expect(begin()).rejects.toMatchObject({ message: "users.account_locked" });
    expect(await whois(browser)).toEqual([admin.name, null]);
  });

  it("ends with what it rests on: the person's standing, the admin's role and session", async () => {
    const { admin, person, browser, begin } = await aScene();
    const setRole = (id: string, role: "ADMIN" | "STUDENT") => test.db.user.update({ where: { id }, data: { role } });
    await begin();
    await setRole(person.id, "ADMIN");
    expect(await whois(browser)).toEqual([admin.name, null]);
    await setRole(person.id, "STUDENT");
    await setRole(admin.id, "STUDENT");
    expect(await whois(browser)).toEqual([admin.name, null]);
    await setRole(admin.id, "ADMIN");
    expect(await whois(browser)).toEqual([person.name, admin.name]);
    await (await (await aBrowserOf(deputy)).api()).users.lock({ userId: admin.id, reason: "Gone" });
    expect(await whois(browser)).toBeNull();
  });
});
