import { expect, it } from "vitest";
import { siteRules } from "@/policy/site";
import { testDatabase } from "@/testing/database";
import { aCourse } from "@/testing/factories/course";
import { aPerson } from "@/testing/factories/person";
import { rowsRead } from "@/testing/rows-read";
import { idleDays, loadActor } from "./load-actor";

const test = testDatabase();
const day = 24 * 60 * 60 * 1000;
const start = new Date("2026-11-20T12:00:00Z");
const after = (milliseconds: number) => new Date(start.getTime() + milliseconds);

async function aSession(ended: { endedAt?: Date } = {}) {
  const person = await aPerson(test.db);
  const session = await test.db.userSession.create({
    data: {
      userId: person.id,
      loginMethod: "PASSWORD",
      lastActivityAt: start,
      idleExpiresAt: after(idleDays * day),
      expiresAt: after(20 * day),
      ...ended,
    },
  });
  return { person, id: session.id };
}

const idleEnd = async (id: string) => (await test.db.userSession.findUniqueOrThrow({ where: { id } })).idleExpiresAt;

it("a look moves the idle end of its session, once a minute and never past the absolute end", async () => {
  const { person, id } = await aSession();
  expect(await loadActor(test.db, id, after(30_000))).toMatchObject({ kind: "person", id: person.id, tier: "FREE" });
  expect(await idleEnd(id)).toEqual(after(idleDays * day));
  await loadActor(test.db, id, after(day));
  expect(await idleEnd(id)).toEqual(after((idleDays + 1) * day));
  await loadActor(test.db, id, after(13 * day));
  expect(await idleEnd(id)).toEqual(after(20 * day));
});

it("a session that was idle for too long lets no one in and is not woken", async () => {
  const { id } = await aSession();
  expect((await loadActor(test.db, id, after(15 * day))).kind).toBe("guest");
  expect(await idleEnd(id)).toEqual(after(idleDays * day));
});

it("a session that was ended lets no one in from then on, and stays as it ended", async () => {
  const { id } = await aSession({ endedAt: after(1000) });
  expect((await loadActor(test.db, id, after(day))).kind).toBe("guest");
  expect(await idleEnd(id)).toEqual(after(idleDays * day));
});

it("looks at the same moment are all let in", async () => {
  const { id } = await aSession();
  const looks = await Promise.all(Array.from({ length: 8 }, () => loadActor(test.db, id, after(day))));
  expect(looks.map(({ kind }) => kind)).toEqual(Array(8).fill("person"));
});

it("a look reads its own session and person, however many others are signed in", async () => {
  const { id } = await aSession();
  for (let others = 0; others < 20; others += 1) await aSession();
  const read = await rowsRead(test.pool, '"storedView"', () => loadActor(test.db, id, after(1000)));
  // Once to let its person in, once to see whether its end is to be moved.
  expect([read.get("user_session"), read.get("users")]).toEqual([2, 1]);
  const due = await rowsRead(test.pool, '"storedView"', async () => {
    await loadActor(test.db, id, after(day));
    await test.db.userSession.update({ where: { id }, data: { lastActivityAt: start } });
  });
  // To move its end it is held, found and written as well.
  expect(due.get("user_session")).toBe(4);
});

it("someone counts as verified from the first proved address on", async () => {
  const { person, id } = await aSession();
  const ofPerson = { userId: person.id };
  const isVerified = async () => (await loadActor(test.db, id, after(day))) as { isVerified?: boolean };
  expect(await isVerified()).toMatchObject({ isVerified: true });
  await test.db.emailAddress.updateMany({ where: ofPerson, data: { verifiedAt: null } });
  expect(await isVerified()).toMatchObject({ isVerified: false });
  const email = `second-${person.id}@example.test`;
  await test.db.emailAddress.create({ data: { ...ofPerson, email, emailKey: email, verifiedAt: after(0) } });
  expect(await isVerified()).toMatchObject({ isVerified: true });
});

it("a student who may write in a course has files for it, for as long as that is", async () => {
  const { person, id } = await aSession();
  const course = await aCourse(test.db);
  const enrollment = { courseId: course.id, userId: person.id };
  const may = async () => {
    const actor = await loadActor(test.db, id, after(day));
    return [siteRules["portal.use"](actor), siteRules["media.use"](actor), siteRules["course.create"](actor)];
  };
  expect(await may()).toEqual([false, false, false]);
  await test.db.courseInstructor.create({ data: { ...enrollment, role: "ASSISTANT" } });
  expect(await may()).toEqual([true, false, false]);
  const change = (data: { canEditContent?: boolean; isActive?: boolean; leftAt?: Date }) =>
    test.db.courseInstructor.update({ where: { courseId_userId: enrollment }, data });
  await change({ canEditContent: true });
  expect(await may()).toEqual([true, true, false]);
  await change({ isActive: false, leftAt: after(day) });
  expect(await may()).toEqual([false, false, false]);
});
