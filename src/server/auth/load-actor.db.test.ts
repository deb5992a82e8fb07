import { expect, it } from "vitest";
import { testDatabase } from "@/testing/database";
import { aPerson } from "@/testing/factories/person";
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

it("a session that was idle for too long lets nobody in and is not woken", async () => {
  const { id } = await aSession();
  expect((await loadActor(test.db, id, after(15 * day))).kind).toBe("guest");
  expect(await idleEnd(id)).toEqual(after(idleDays * day));
});

it("looks at the same moment are all let in", async () => {
  const { id } = await aSession();
  const looks = await Promise.all(Array.from({ length: 8 }, () => loadActor(test.db, id, after(day))));
  expect(looks.map(({ kind }) => kind)).toEqual(Array(8).fill("person"));
});
