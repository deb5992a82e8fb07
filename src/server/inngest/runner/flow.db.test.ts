import { setTimeout as sleep } from "node:timers/promises";
import { describe, expect, test } from "vitest";
import { cancelRun } from "@/server/inngest/cancel-run";
import { inngest } from "@/server/inngest/client";
import { startRequested } from "@/server/inngest/run-commands";
import { appendEvent } from "@/server/outbox/append-event";
import { testDatabase } from "@/testing/database";
import { ended, endedOne, eventually, testRunner } from "@/testing/job-runner";
import { noteTime } from "@/testing/within";

const database = testDatabase();
const { start, send, runsOf, takeTroubles } = testRunner(database);

describe("concurrency", () => {
  test("at most so many steps with one key run at once, in any number of processes, and other keys beside them", async () => {
    const inside = new Map<string, number>();
    const most = new Map<string, number>();
    let total = 0;
    let mostInTotal = 0;
    const fn = inngest.createFunction(
      { id: "narrow", concurrency: { limit: 2, key: "event.data.key" }, triggers: [{ event: "test/narrow" }] },
      async ({ event, step }) => {
        const { key } = event.data as { key: string };
        await step.run("inside", async () => {
          inside.set(key, (inside.get(key) ?? 0) + 1);
          total++;
          most.set(key, Math.max(most.get(key) ?? 0, inside.get(key) ?? 0));
          mostInTotal = Math.max(mostInTotal, total);
          // Steps of the other key are inside as well: these wait for them.
          await eventually(
            () => mostInTotal,
            (most) => most > 2,
          );
          await sleep(250);
          inside.set(key, (inside.get(key) ?? 0) - 1);
          total--;
        });
      },
    );
    await start([fn]);
    await start([fn]);
    for (let n = 0; n < 6; n++) for (const key of ["a", "b"]) await send("test/narrow", { key });
    await ended(() => runsOf("narrow"), 12);
    expect(Math.max(...most.values())).toBe(2);
    expect(mostInTotal).toBeGreaterThan(2);
  });
});

describe("once only", () => {
  test("an idempotency key starts one run in 24 hours", async () => {
    const fn = inngest.createFunction(
      { id: "once", idempotency: "event.data.user + '-' + event.data.course", triggers: [{ event: "test/once" }] },
      () => "done",
    );
    await start([fn]);
    await send("test/once", { user: "u1", course: "c1" });
    await send("test/once", { user: "u1", course: "c1" });
    await send("test/once", { user: "u2", course: "c1" });
    expect(await ended(() => runsOf("once"), 2)).toHaveLength(2);
    await database.db.jobRun.updateMany({ data: { createdAt: new Date(Date.now() - 25 * 3_600_000) } });
    await send("test/once", { user: "u1", course: "c1" });
    expect(await ended(() => runsOf("once"), 3)).toHaveLength(3);
  });

  test("an event that is handed over twice starts each function once", async () => {
    const fn = inngest.createFunction({ id: "twice", triggers: [{ event: "test/twice" }] }, () => "done");
    const { engine } = await start([fn]);
    const event = { id: "11111111-1111-4111-8111-111111111111", name: "test/twice", data: {}, ts: 1 };
    await Promise.all([engine.accept(event), engine.accept(event), engine.accept(event)]);
    expect(await ended(() => runsOf("twice"))).toHaveLength(1);
  });
});

describe("debounce", () => {
  const debounce = { period: "1s", timeout: "1s" } as const;

  test("what comes until a run begins shares it, in any number of processes, and what comes during it gets one more", async () => {
    let begun = 0;
    let goOn = () => {};
    const held = new Promise<void>((resolve) => {
      goOn = resolve;
    });
    const fn = inngest.createFunction(
      { id: "bounced", debounce, concurrency: 1, triggers: [{ event: "test/bounced" }] },
      ({ step }) =>
        step.run("look", async () => {
          begun += 1;
          await held;
        }),
    );
    await start([fn]);
    await start([fn]);
    const sent = () => database.db.outboxEvent.count({ where: { name: "test/bounced", sentAt: { not: null } } });
    await database.db.$transaction(async (tx) => {
      for (let n = 0; n < 60; n++) await appendEvent(tx, { name: "test/bounced", data: { n } });
    });
    await eventually(
      () => begun,
      (count) => count === 1,
    );
    for (let n = 0; n < 5; n++) await send("test/bounced");
    await eventually(sent, (count) => count === 65);
    expect((await runsOf("bounced")).map(({ state }) => state)).toEqual(["RUNNING", "QUEUED"]);
    goOn();
    const runs = await ended(() => runsOf("bounced"), 2);
    expect(runs.map(({ state }) => state)).toEqual(["COMPLETED", "COMPLETED"]);
    for (const { createdAt, startedAt } of runs)
      expect((startedAt?.getTime() ?? 0) - createdAt.getTime()).toBeGreaterThanOrEqual(900);
  });

  test("a run that was ended before it began holds up no event", async () => {
    const fn = inngest.createFunction(
      { id: "stopped", debounce: { period: "1d", timeout: "1d" }, triggers: [{ event: "test/stopped" }] },
      () => "done",
    );
    await start([fn]);
    await send("test/stopped");
    const [waiting] = await eventually(
      () => runsOf("stopped"),
      ({ length }) => length === 1,
    );
    await cancelRun(database.db, waiting?.id ?? "");
    await ended(() => runsOf("stopped"));
    await send("test/stopped");
    const runs = await eventually(
      () => runsOf("stopped"),
      ({ length }) => length === 2,
    );
    expect(runs.map(({ state }) => state)).toEqual(["CANCELLED", "QUEUED"]);
  });

  test("its timetable and who asks for a run wait for nothing", async () => {
    const fn = inngest.createFunction(
      {
        id: "both",
        debounce: { period: "1d", timeout: "1d" },
        triggers: [{ event: "test/both" }, { cron: "30 3 * * *" }],
      },
      () => "done",
    );
    const { engine } = await start([fn], { now: () => new Date("2026-07-01T12:00:00Z") });
    await engine.tick(new Date("2026-07-02T03:30:00Z"));
    await ended(() => runsOf("both"));
    await send(startRequested.name, { functionId: "lectern-both" });
    const runs = await ended(() => runsOf("both"), 2);
    expect(runs.map(({ state }) => state)).toEqual(["COMPLETED", "COMPLETED"]);
  });
});

describe("schedules", () => {
  test("a due time starts one run, in the schedule's own time zone, whoever ticks and however often", async () => {
    const fn = inngest.createFunction(
      { id: "nightly", triggers: [{ cron: "TZ=Europe/Berlin 30 3 * * *" }] },
      ({ event }) => event,
    );
    const standing = () => new Date("2026-07-01T12:00:00Z");
    const runners = [await start([fn], { now: standing }), await start([fn], { now: standing })];
    const tick = (time: string) => Promise.all(runners.map(({ engine }) => engine.tick(new Date(time))));
    await tick("2026-07-02T01:29:59Z");
    expect(await runsOf("nightly")).toHaveLength(0);
    await tick("2026-07-02T01:30:00Z");
    await tick("2026-07-02T01:30:01Z");
    await tick("2026-07-02T02:10:00Z");
    const run = await endedOne(() => runsOf("nightly"));
    expect(run).toMatchObject({ scheduledFor: new Date("2026-07-02T01:30:00Z"), eventName: "inngest/scheduled.timer" });
    expect(run.output).toMatchObject({ data: { cron: "TZ=Europe/Berlin 30 3 * * *" } });
    await tick("2026-07-03T01:30:05Z");
    expect(await ended(() => runsOf("nightly"), 2)).toHaveLength(2);
  });
});

describe("the outbox", () => {
  test("an event of a transaction that is rolled back is never sent", async () => {
    const fn = inngest.createFunction({ id: "undone", triggers: [{ event: "test/undone" }] }, () => "done");
    await start([fn]);
    await expect(
      database.db.$transaction(async (tx) => {
        await appendEvent(tx, { name: "test/undone", data: { committed: false } });
        throw new Error("changed my mind");
      }),
    ).rejects.toThrow("changed my mind");
    await send("test/undone", { committed: true });
    const run = await endedOne(() => runsOf("undone"));
    expect(run.event).toMatchObject({ data: { committed: true } });
    expect(await runsOf("undone")).toHaveLength(1);
  });

  test("events written while nothing ran are handed over by the next process, each by one of several", async () => {
    const fn = inngest.createFunction({ id: "backlog", triggers: [{ event: "test/backlog" }] }, () => "done");
    for (let n = 0; n < 120; n++) await send("test/backlog", { n });
    await Promise.all([start([fn]), start([fn])]);
    expect(await ended(() => runsOf("backlog"), 120)).toHaveLength(120);
    const rows = await database.db.outboxEvent.findMany({ where: { name: "test/backlog" } });
    expect(rows.every(({ sentAt, attempts }) => sentAt !== null && attempts === 1)).toBe(true);
  });

  test("a lost connection is made again, and what came meanwhile is found", async () => {
    const fn = inngest.createFunction(
      { id: "patient", concurrency: 1, triggers: [{ event: "test/patient" }] },
      () => "done",
    );
    await start([fn]);
    const mine = "application_name = 'lectern-listen' AND datname = current_database()";
    await database.pool.query(`SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE ${mine}`);
    await send("test/patient");
    await endedOne(() => runsOf("patient"));
    await eventually(
      () => database.pool.query(`SELECT 1 FROM pg_stat_activity WHERE ${mine}`),
      ({ rowCount }) => rowCount === 1,
    );
    await send("test/patient");
    expect(await ended(() => runsOf("patient"), 2)).toHaveLength(2);
    expect(takeTroubles().length).toBeGreaterThan(0);
  });

  test("an event is handled within moments of its commit", async () => {
    const fn = inngest.createFunction({ id: "quick", triggers: [{ event: "test/quick" }] }, ({ step }) =>
      step.run("one", () => "done"),
    );
    await start([fn]);
    const waits: number[] = [];
    for (let n = 1; n <= 10; n++) {
      const sentAt = Date.now();
      await send("test/quick", { n });
      const runs = await ended(() => runsOf("quick"), n);
      waits.push((runs.at(-1)?.endedAt?.getTime() ?? Number.POSITIVE_INFINITY) - sentAt);
    }
    expect(waits).toHaveLength(10);
    // Less than the pause between two polls: the notification brings it.
    noteTime("the middle one of ten events, from its commit to its end", 1_000, waits.sort((a, b) => a - b)[5]);
  });
});
