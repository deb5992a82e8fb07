import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from "vitest";
import { setVariable } from "@/env/server";
import { transaction } from "@/server/db/transaction";
import { inngest } from "@/server/inngest/client";
import { beat } from "@/server/inngest/heartbeat";
import { answerProbe } from "@/server/inngest/jobs/answer-probe";
import { deliverToInngest } from "@/server/inngest/runner/deliver";
import { type ServedEndpoint, serveFunctions } from "@/server/inngest/runner/endpoint";
import { type Relay, startRelay } from "@/server/outbox/relay";
import { checkReadiness } from "@/server/readiness";
import { testDatabase } from "@/testing/database";
import { eventually } from "@/testing/job-runner";
import { PlayedInngest } from "@/testing/played-inngest";
import { sendProbe } from "./probe";
import { probeId } from "./probe-event";
import { reachProblem } from "./reach";
import { readPath } from "./read-path";

const database = testDatabase();
const keys = { eventKey: "event-key", signingKey: "signkey-prod-0011" };
let server: PlayedInngest;
let site: ServedEndpoint;
let relay: Relay | undefined;

beforeAll(() => {
  setVariable("INNGEST_EVENT_KEY", keys.eventKey);
  setVariable("INNGEST_SIGNING_KEY", keys.signingKey);
});
beforeEach(async () => {
  await database.db.outboxEvent.deleteMany();
  await database.db.heartbeat.deleteMany();
  server = await PlayedInngest.start(keys);
  setVariable("INNGEST_BASE_URL", server.url);
  site = await serveFunctions(inngest, [answerProbe]);
  await server.register(site.url.href);
});
afterEach(async () => {
  await relay?.stop();
  relay = undefined;
  await server.close();
  await site.close();
});
afterAll(() => {
  for (const name of ["INNGEST_EVENT_KEY", "INNGEST_SIGNING_KEY", "INNGEST_BASE_URL"] as const) setVariable(name, "");
});

const startHandingOver = () => {
  relay = startRelay({
    transaction: (work) => transaction(database.pool, work),
    deliver: deliverToInngest,
    onTrouble: (error) => expect.soft(error).toBeUndefined(),
  });
};
const later = (seconds: number) => new Date(Date.now() + seconds * 1000);
/** A jobs process says that it lives, then and now. */
const beatAt = (at: Date) => beat(database.db, at, { mode: "inngest", pid: 1, trouble: reachProblem() });
const probe = async () => {
  await sendProbe(database.db, new Date(), false);
  relay?.wake();
};
const tried = () =>
  eventually(
    () => database.db.outboxEvent.findUniqueOrThrow({ where: { id: probeId } }),
    ({ sentAt, lastError }) => sentAt !== null || lastError !== null,
  );
const answered = () =>
  eventually(
    () => database.db.heartbeat.count({ where: { name: "inngest" } }),
    (count) => count === 1,
  );

test("a way that is open there and back has no problem", async () => {
  startHandingOver();
  await probe();
  await answered();
  await beatAt(later(0));
  expect(await readPath(database.db, later(0))).toBeNull();
  expect((await checkReadiness()).parts.jobs).toBe("ok");
  await beatAt(later(24));
  expect(await readPath(database.db, later(24))).toBeNull();
});

test("no one who hands events over is noticed: no process, or one whose relay stays still", async () => {
  expect(await readPath(database.db, later(0))).toBe("relay");
  expect((await checkReadiness()).parts.jobs).toBe("failing");
  await probe();
  await beatAt(later(19));
  expect(await readPath(database.db, later(19))).toBeNull();
  await beatAt(later(21));
  expect(await readPath(database.db, later(21))).toBe("relay");
});

test("a server that is down is noticed, and that it is back", async () => {
  startHandingOver();
  server.conduct = "down";
  await probe();
  await tried();
  await beatAt(later(0));
  expect(await readPath(database.db, later(0))).toBe("unreachable");
  server.conduct = "works";
  await answered();
  await beatAt(later(1));
  expect(await readPath(database.db, later(1))).toBeNull();
});

test("a server that is not there is noticed", async () => {
  startHandingOver();
  await server.close();
  await probe();
  await tried();
  await beatAt(later(0));
  expect(await readPath(database.db, later(0))).toBe("unreachable");
});

test("an event key that the server does not know is noticed", async () => {
  setVariable("INNGEST_EVENT_KEY", "another-key");
  startHandingOver();
  await probe();
  await tried();
  setVariable("INNGEST_EVENT_KEY", keys.eventKey);
  await beatAt(later(0));
  expect(await readPath(database.db, later(0))).toBe("refused");
});

test("a server that calls no one is noticed within thirty seconds", async () => {
  server.unregister();
  startHandingOver();
  await probe();
  await tried();
  await beatAt(later(20));
  expect(await readPath(database.db, later(20))).toBeNull();
  await beatAt(later(26));
  expect(await readPath(database.db, later(26))).toBe("unanswered");
});

test("however often it is asked for, one probe is in progress, and the next has an id of its own", async () => {
  await Promise.all([probe(), probe(), probe()]);
  await sendProbe(database.db, later(60), false);
  expect(await database.db.outboxEvent.findMany()).toMatchObject([{ id: probeId, resends: 0, sentAt: null }]);
  startHandingOver();
  await answered();
  await sendProbe(database.db, later(5), false);
  expect(await database.db.outboxEvent.findMany()).toMatchObject([{ resends: 0 }]);
  await sendProbe(database.db, later(11), false);
  relay?.wake();
  await eventually(
    () => server.accepted.length,
    (count) => count === 2,
  );
  expect(server.accepted.map(({ id }) => id)).toEqual([probeId, `${probeId}.again-1`]);
  expect(await database.db.jobReceipt.count()).toBe(0);
});
