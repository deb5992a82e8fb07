import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from "vitest";
import { env, setVariable } from "@/env/server";
import { courseCompleted } from "@/features/learning/events";
import { transaction } from "@/server/db/transaction";
import { inngest } from "@/server/inngest/client";
import { functions } from "@/server/inngest/functions";
import { listFunctions } from "@/server/inngest/list-functions";
import { appendEvent } from "@/server/outbox/append-event";
import { type Relay, startRelay } from "@/server/outbox/relay";
import { testDatabase } from "@/testing/database";
import { aCourse, anEnrollment } from "@/testing/factories/course";
import { aPerson } from "@/testing/factories/person";
import { eventually } from "@/testing/job-runner";
import { PlayedInngest } from "@/testing/played-inngest";
import { deliverToInngest } from "./deliver";
import { type ServedEndpoint, serveFunctions } from "./endpoint";
import { mostResends, watchAtSql, watchEvents } from "./watch-events";

const database = testDatabase();
const keys = { eventKey: "event-key", signingKey: "signkey-prod-0011" };
const troubles: unknown[] = [];
let server: PlayedInngest;
let site: ServedEndpoint;
let relay: Relay;

beforeAll(async () => {
  setVariable("INNGEST_EVENT_KEY", keys.eventKey);
  setVariable("INNGEST_SIGNING_KEY", keys.signingKey);
});
beforeEach(async () => {
  await database.db.outboxEvent.deleteMany();
  server = await PlayedInngest.start(keys);
  setVariable("INNGEST_BASE_URL", server.url);
  site = await serveFunctions(inngest, functions);
  await server.register(site.url.href);
  relay = startRelay({
    transaction: (work) => transaction(database.pool, work),
    deliver: deliverToInngest,
    watchAtSql,
    onTrouble: (error) => troubles.push(error),
  });
});
afterEach(async () => {
  await relay.stop();
  await server.close();
  await site.close();
  expect([...troubles.splice(0), ...server.errors]).toEqual([]);
});
afterAll(() => {
  for (const name of ["INNGEST_EVENT_KEY", "INNGEST_SIGNING_KEY", "INNGEST_BASE_URL"] as const) setVariable(name, "");
  expect(env.INNGEST_EVENT_KEY).toBeUndefined();
});

/** Someone completes a course, as the use case tells it. */
async function complete(): Promise<{ eventId: string; enrollmentId: string }> {
  const { db } = database;
  const student = await aPerson(db);
  const course = await aCourse(db);
  const enrollment = await anEnrollment(db, { userId: student.id, course, completedAt: new Date() });
  const eventId = await appendEvent(
    db,
    courseCompleted({ enrollmentId: enrollment.id, userId: student.id, courseId: course.id }),
  );
  relay.wake();
  await eventually(
    () => db.outboxEvent.findUniqueOrThrow({ where: { id: eventId } }),
    ({ sentAt }) => sentAt !== null,
  );
  return { eventId, enrollmentId: enrollment.id };
}

/** What the jobs process does each half minute, so many minutes later. */
async function look(minutesLater: number) {
  const at = new Date(Date.now() + minutesLater * 60_000);
  const registry = await listFunctions();
  const watch = await transaction(database.pool, (client) => watchEvents(client, registry, at));
  if (watch.resent.length > 0) {
    relay.wake();
    const ids = watch.resent.map(({ id }) => id);
    await eventually(
      () => database.db.outboxEvent.count({ where: { id: { in: ids }, sentAt: null } }),
      (waiting) => waiting === 0,
    );
  }
  await server.settled();
  return watch;
}

const certificatesOf = (enrollmentId: string) => database.db.certificate.count({ where: { enrollmentId } });
const runsOf = (eventId: string) => server.runs.filter((run) => run.includes(eventId));

test("two completed courses that the server forgot get their certificates, once", async () => {
  server.conduct = "forgets";
  const completed = [await complete(), await complete()];
  expect(await look(9)).toMatchObject({ resent: [] });
  server.conduct = "works";
  expect((await look(11)).resent.map(({ id }) => id).sort()).toEqual(completed.map(({ eventId }) => eventId).sort());
  for (const { enrollmentId, eventId } of completed) {
    expect(await certificatesOf(enrollmentId)).toBe(1);
    expect(runsOf(eventId).length).toBeGreaterThan(1);
    expect(runsOf(eventId).every((run) => run.endsWith(".again-1"))).toBe(true);
  }
  expect(await look(200)).toMatchObject({ resent: [], givenUp: [] });
  expect(await database.db.outboxEvent.count({ where: { watchAt: { not: null }, name: "course/completed" } })).toBe(0);
});

test("what the server did is not asked for again", async () => {
  const { eventId, enrollmentId } = await complete();
  await server.settled();
  expect(await certificatesOf(enrollmentId)).toBe(1);
  const receipts = await database.db.jobReceipt.findMany({ where: { eventId } });
  expect(receipts.map(({ functionId }) => functionId)).toContain("lectern-certificates.issue");
  expect(receipts.every(({ endedAt }) => endedAt !== null)).toBe(true);
  expect(await look(11)).toMatchObject({ resent: [] });
});

test("of an event that comes again, functions that had ended are not run again", async () => {
  const { eventId } = await complete();
  await server.settled();
  await database.db.jobReceipt.delete({
    where: { eventId_functionId: { eventId, functionId: "lectern-certificates.issue" } },
  });
  const others = () =>
    database.db.jobReceipt.findMany({
      where: { eventId, functionId: { not: "lectern-certificates.issue" } },
      select: { functionId: true, endedAt: true },
      orderBy: { functionId: "asc" },
    });
  const before = await others();
  expect(before.length).toBeGreaterThan(0);
  expect((await look(11)).resent).toHaveLength(1);
  expect(await others()).toEqual(before);
  expect(
    await database.db.jobReceipt.count({
      where: { eventId, functionId: "lectern-certificates.issue", endedAt: { not: null } },
    }),
  ).toBe(1);
});

test("a run that broke off is waited for, and comes again after a day", async () => {
  server.conduct = "breaks";
  const { eventId, enrollmentId } = await complete();
  await server.settled();
  await database.db.certificate.deleteMany({ where: { enrollmentId } });
  await database.db.jobReceipt.updateMany({ where: { eventId }, data: { endedAt: null } });
  server.conduct = "works";
  expect(await look(11)).toMatchObject({ resent: [] });
  expect(await look(60)).toMatchObject({ resent: [] });
  expect((await look(25 * 60)).resent).toContainEqual(expect.objectContaining({ id: eventId }));
  expect(await certificatesOf(enrollmentId)).toBe(1);
});

test("an event that is lost again and again is handed over eight times more, further and further apart, and then named", async () => {
  server.conduct = "forgets";
  const { eventId } = await complete();
  const waits: number[] = [];
  for (let resends = 0; resends < mostResends; resends += 1) {
    const { watchAt, sentAt } = await database.db.outboxEvent.findUniqueOrThrow({ where: { id: eventId } });
    waits.push(Math.round(((watchAt?.getTime() ?? 0) - (sentAt?.getTime() ?? 0)) / 60_000));
    expect((await look(100_000)).resent).toMatchObject([{ id: eventId }]);
  }
  expect(waits).toEqual([10, 20, 40, 80, 160, 320, 640, 1280]);
  expect(await look(100_000)).toMatchObject({ resent: [], givenUp: [{ id: eventId, name: "course/completed" }] });
  expect(await look(100_000)).toMatchObject({ resent: [], givenUp: [] });
  expect(new Set(server.accepted.filter(({ id }) => id?.startsWith(eventId)).map(({ id }) => id)).size).toBe(
    mostResends + 1,
  );
});

test("an event that starts nothing is not watched twice", async () => {
  const id = await appendEvent(database.db, { name: "test/nobody-listens", data: {} });
  relay.wake();
  await eventually(
    () => database.db.outboxEvent.findUniqueOrThrow({ where: { id } }),
    ({ sentAt }) => sentAt !== null,
  );
  expect(await look(11)).toMatchObject({ resent: [] });
  expect(await database.db.outboxEvent.findUniqueOrThrow({ where: { id } })).toMatchObject({
    watchAt: null,
    resends: 0,
  });
});
