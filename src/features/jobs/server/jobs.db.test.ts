import { randomUUID } from "node:crypto";
import { NonRetriableError } from "inngest";
import { afterEach, beforeAll, describe, expect, test } from "vitest";
import { setVariable } from "@/env/server";
import { inngest } from "@/server/inngest/client";
import { createCaller } from "@/server/trpc/root";
import { aClock } from "@/testing/clock";
import { countQueries } from "@/testing/count-queries";
import { testDatabase } from "@/testing/database";
import { actorOf, depsOf } from "@/testing/deps-of";
import { aPerson } from "@/testing/factories/person";
import { ended, endedOne, eventually, testRunner } from "@/testing/job-runner";

const database = testDatabase();
const { start, send, runsOf } = testRunner(database);
const clock = aClock("2026-03-02T09:00:00.000Z");

let admin: Awaited<ReturnType<typeof aPerson>>;
beforeAll(async () => {
  admin = await aPerson(database.db, { role: "ADMIN" });
});
afterEach(async () => {
  await database.db.jobSetting.deleteMany();
  await database.db.jobRun.deleteMany();
  clock.set("2026-03-02T09:00:00.000Z");
});

const jobs = () => createCaller(depsOf(database.db, actorOf(admin), clock)).jobs;
const audited = (action: string) =>
  database.db.auditEvent.findMany({
    where: { action },
    orderBy: { sequence: "asc" },
    select: { values: true, objectId: true },
  });

/** Functions of this installation by their names, with another inside: the page knows only those. */
const nightly = "accounts.purge-sign-ups";
const byEvent = "interchange.import-uploaded-course";

const aNightly = () => inngest.createFunction({ id: nightly, triggers: [{ cron: "37 3 * * *" }] }, () => "done");
const onEvent = (
  run: (tell: { step: { run: (name: string, work: () => unknown) => Promise<unknown> } }) => Promise<unknown>,
) =>
  inngest.createFunction({ id: byEvent, retries: 1, triggers: [{ event: "test/asked" }] }, ({ step }) =>
    run({ step: step as never }),
  );

describe("a timetable", () => {
  test("that an admin sets holds in every runner without a restart, on its zone's clock through both changes, one run a time", async () => {
    const now = clock.now;
    const runners = [await start([aNightly()], { now }), await start([aNightly()], { now })];
    const tick = (time: string) => Promise.all(runners.map(({ engine }) => engine.tick(new Date(time))));
    const due = async () => (await runsOf(nightly)).map(({ scheduledFor }) => scheduledFor?.toISOString());
    const set = (cron: string, timeZone: string, seen: number) =>
      jobs().saveTimetable({ name: nightly, timetable: { cron, timeZone }, seen });

    await tick("2026-03-02T09:00:30Z");
    clock.set("2026-03-28T12:00:00Z");
    expect(await set("30 2 * * *", "Europe/Berlin", 0)).toEqual({ revision: 1 });
    // 02:30 is left out in the night to the 29th: it runs as soon as the clock shows something later.
    expect((await jobs().function({ name: nightly })).due.map((at) => at.toISOString())).toEqual([
      "2026-03-29T01:00:00.000Z",
      "2026-03-30T00:30:00.000Z",
      "2026-03-31T00:30:00.000Z",
    ]);
    for (const time of ["00:30:00", "01:00:00", "01:00:01", "01:30:00", "03:37:00"]) await tick(`2026-03-29T${time}Z`);
    expect(await due()).toEqual(["2026-03-29T01:00:00.000Z"]);

    // In autumn there are two of it: the first one counts.
    clock.set("2026-10-24T12:00:00Z");
    expect((await jobs().function({ name: nightly })).nextAt?.toISOString()).toBe("2026-10-25T00:30:00.000Z");
    for (const time of ["00:30:00", "00:31:00", "01:30:00", "01:30:01"]) await tick(`2026-10-25T${time}Z`);
    expect((await due()).slice(1)).toEqual(["2026-10-25T00:30:00.000Z"]);

    // Another one takes its place, also in a zone that never changes its clock; what it would have named before is not made up for.
    clock.set("2026-10-26T04:45:00Z");
    expect(await set("0 10 * * *", "Asia/Kolkata", 1)).toEqual({ revision: 2 });
    for (const time of ["26T04:45:01", "27T01:30:00", "27T04:30:00", "27T04:30:00"]) await tick(`2026-10-${time}Z`);
    expect((await due()).slice(2)).toEqual(["2026-10-27T04:30:00.000Z"]);

    // And back to the code's.
    clock.set("2026-10-27T05:00:00Z");
    await jobs().saveTimetable({ name: nightly, timetable: null, seen: 2 });
    for (const time of ["28T03:37:00", "28T04:30:00"]) await tick(`2026-10-${time}Z`);
    expect((await due()).slice(3)).toEqual(["2026-10-28T03:37:00.000Z"]);
    await ended(() => runsOf(nightly), 4);
    expect((await audited("job.reschedule")).map(({ values }) => values)).toMatchObject([
      { from: { value: "37 3 * * *" }, to: { value: "TZ=Europe/Berlin 30 2 * * *" } },
      { from: { value: "TZ=Europe/Berlin 30 2 * * *" }, to: { value: "TZ=Asia/Kolkata 0 10 * * *" } },
      { from: { value: "TZ=Asia/Kolkata 0 10 * * *" }, to: { value: "37 3 * * *" } },
    ]);
  });

  test("is refused where it cannot be read, never comes, or someone changed it meanwhile; sent twice it is one change", async () => {
    const save = (cron: string, timeZone = "UTC", seen = 0, name = nightly) =>
      jobs().saveTimetable({ name, timetable: { cron, timeZone }, seen });
    await expect(save("every day")).rejects.toMatchObject({ message: "jobs.bad_cron" });
    await expect(save("* * * * * *")).rejects.toMatchObject({ message: "jobs.bad_cron" });
    await expect(save("61 3 * * *")).rejects.toMatchObject({ message: "jobs.bad_cron" });
    await expect(save("0 0 30 2 *")).rejects.toMatchObject({ message: "jobs.never_due" });
    await expect(save("0 3 * * *", "Mars/Base")).rejects.toMatchObject({ message: "jobs.bad_zone" });
    await expect(save("0 3 * * *", "+02:00")).rejects.toMatchObject({ message: "jobs.bad_zone" });
    await expect(save("0 3 * * *", "UTC", 0, byEvent)).rejects.toMatchObject({ message: "jobs.no_timetable" });
    await expect(save("0 3 * * *", "UTC", 0, "no.such")).rejects.toMatchObject({ code: "NOT_FOUND" });
    const before = (await audited("job.reschedule")).length;
    expect(await Promise.all([save("0  3 * * *"), save("0 3 * * *")])).toEqual([{ revision: 1 }, { revision: 1 }]);
    await expect(save("0 4 * * *")).rejects.toMatchObject({ code: "CONFLICT", message: "jobs.changed" });
    expect((await audited("job.reschedule")).length - before).toBe(1);
  });
});

describe("a function that is off", () => {
  test("lets its times pass by for good, and writes down the events, which can be run from there", async () => {
    const fn = onEvent(async () => "done");
    const { engine } = await start([aNightly(), fn], { now: clock.now });
    await jobs().switch({ name: nightly, isEnabled: false });
    await jobs().switch({ name: byEvent, isEnabled: false });
    await jobs().switch({ name: byEvent, isEnabled: false });
    expect(await jobs().function({ name: nightly })).toMatchObject({ isEnabled: false, nextAt: null, due: [] });
    await engine.tick(new Date("2026-03-03T03:37:00Z"));
    await send("test/asked", { n: 1 });
    const skipped = await endedOne(() => runsOf(byEvent));
    expect(skipped).toMatchObject({ state: "CANCELLED", startedAt: null, event: { data: { n: 1 } } });

    clock.set("2026-03-03T03:40:00Z");
    await jobs().switch({ name: nightly, isEnabled: true });
    await engine.tick(new Date("2026-03-03T03:40:01Z"));
    expect(await runsOf(nightly)).toEqual([]);
    await engine.tick(new Date("2026-03-04T03:37:00Z"));
    expect(await ended(() => runsOf(nightly))).toHaveLength(1);

    // Someone's wish is not something that starts automatically.
    const asked = await jobs().repeat({ runId: skipped.id, requestId: randomUUID(), keepsSteps: true });
    const [, again] = await ended(() => runsOf(byEvent), 2);
    expect(again).toMatchObject({ id: asked.runId, state: "COMPLETED", event: { data: { n: 1 } } });
    expect((await audited("job.disable")).map(({ objectId }) => objectId)).toEqual([nightly, byEvent]);
  });
});

describe("run now", () => {
  test("is one run a request, beside the due times, and not for what an event starts", async () => {
    await start([aNightly()], { now: clock.now });
    const requestId = randomUUID();
    const [first, second] = await Promise.all([
      jobs().runNow({ name: nightly, requestId }),
      jobs().runNow({ name: nightly, requestId }),
    ]);
    expect(second).toEqual(first);
    await jobs().runNow({ name: nightly, requestId: randomUUID() });
    const runs = await ended(() => runsOf(nightly), 2);
    expect(runs).toHaveLength(2);
    expect(runs.map(({ id }) => id)).toContain(first.runId);
    expect(await jobs().hasBegun(first)).toBe(true);
    expect(await audited("job.run")).toHaveLength(2);
    await expect(jobs().runNow({ name: byEvent, requestId: randomUUID() })).rejects.toMatchObject({
      message: "jobs.no_timetable",
    });
    await expect(jobs().runNow({ name: "accounts.forget-networks", requestId })).rejects.toMatchObject({
      message: "jobs.other_request",
    });
  });
});

describe("a run that failed", () => {
  const failing = () => {
    const ran: string[] = [];
    let isMended = false;
    const fn = onEvent(async ({ step }) => {
      await step.run("first", () => ran.push("first"));
      await step.run("second", () => {
        ran.push("second");
        if (!isMended) throw new NonRetriableError("the file of marta@frost.example is gone");
      });
      return "done";
    });
    return { ran, fn, mend: () => (isMended = true) };
  };

  test("is run again from where it failed, by a run of its own with the same event; or all of it", async () => {
    const { ran, fn, mend } = failing();
    await start([fn]);
    const eventId = await send("test/asked", { n: 2 });
    const failed = await endedOne(() => runsOf(byEvent));
    const shown = await jobs().run({ runId: failed.id });
    expect(shown).toMatchObject({ state: "FAILED", tries: 1, error: { message: "the file of ‹@› is gone" } });
    expect(shown.stepList.map(({ name, state }) => [name, state])).toEqual([
      ["first", "COMPLETED"],
      ["second", "FAILED"],
    ]);

    mend();
    const request = { runId: failed.id, requestId: randomUUID(), keepsSteps: true };
    const [again] = await Promise.all([jobs().repeat(request), jobs().repeat(request)]);
    const [, resumed] = await ended(() => runsOf(byEvent), 2);
    expect(resumed).toMatchObject({ id: again.runId, state: "COMPLETED", eventId, event: failed.event });
    expect(ran).toEqual(["first", "second", "second"]);
    const repeated = await jobs().run(again);
    expect(repeated.stepList.map(({ name, isKept }) => [name, isKept])).toEqual([
      ["first", true],
      ["second", false],
    ]);
    expect(repeated.repeats).toBe(failed.id);
    expect((await jobs().run({ runId: failed.id })).repeatedBy).toEqual([again.runId]);

    await jobs().repeat({ runId: failed.id, requestId: randomUUID(), keepsSteps: false });
    expect(await ended(() => runsOf(byEvent), 3)).toHaveLength(3);
    expect(ran.slice(3)).toEqual(["first", "second"]);
    expect((await audited("job.retry")).map(({ objectId }) => objectId)).toContain(failed.id);
    await expect(jobs().repeat({ ...request, keepsSteps: false })).rejects.toMatchObject({
      message: "jobs.other_request",
    });
  });

  test("and waits for its next try need not wait", async () => {
    let tries = 0;
    const fn = onEvent(async () => {
      tries++;
      if (tries === 1) throw new Error("not yet");
      return "done";
    });
    await start([fn], { backoff: () => 3_600_000 });
    await send("test/asked");
    const [waiting] = await eventually(
      () => runsOf(byEvent),
      ([run]) => run?.wakeAt !== null && run?.wakeAt !== undefined,
    );
    const runId = waiting?.id ?? "";
    expect((await jobs().runs({ tab: "running" })).runs).toMatchObject([{ id: runId, errorName: "Error", tries: 1 }]);
    await expect(jobs().repeat({ runId, requestId: randomUUID(), keepsSteps: true })).rejects.toMatchObject({
      message: "jobs.still_running",
    });
    await jobs().hurry({ runId, requestId: randomUUID() });
    expect(await endedOne(() => runsOf(byEvent))).toMatchObject({ state: "COMPLETED", output: "done", attempt: 1 });
  });
});

describe("an end that is asked for", () => {
  test("comes at once to a run that sleeps, and before the next step to one at work", async () => {
    let letGo: () => void = () => undefined;
    const held = new Promise<void>((resolve) => {
      letGo = resolve;
    });
    const ran: string[] = [];
    const working = onEvent(async ({ step }) => {
      await step.run("slow", async () => {
        ran.push("slow");
        await held;
      });
      await step.run("after", () => ran.push("after"));
    });
    const sleeping = inngest.createFunction({ id: nightly, triggers: [{ event: "test/sleeps" }] }, ({ step }) =>
      step.sleep("long", "1d"),
    );
    await start([working, sleeping]);
    await send("test/asked");
    await send("test/sleeps");
    await eventually(
      () => ran,
      (all) => all.length === 1,
    );
    const [sleeper] = await eventually(
      () => runsOf(nightly),
      ([run]) => run?.state === "SLEEPING",
    );
    expect((await jobs().runs({ tab: "waiting" })).runs.map(({ id }) => id)).toEqual([sleeper?.id]);
    const [worker] = await runsOf(byEvent);
    const request = { runId: worker?.id ?? "", requestId: randomUUID() };
    await jobs().end({ runId: sleeper?.id ?? "", requestId: randomUUID() });
    await jobs().end(request);
    await jobs().end(request);
    expect(await endedOne(() => runsOf(nightly))).toMatchObject({ state: "CANCELLED" });
    expect(await endedOne(() => runsOf(byEvent))).toMatchObject({ state: "CANCELLED" });
    letGo();
    // Whatever the step still had to say is over once the runner has nothing in progress.
    await eventually(
      () =>
        database.pool.query("SELECT 1 FROM pgboss.job WHERE state IN ('created', 'active') AND data->>'runId' = $1", [
          request.runId,
        ]),
      ({ rowCount }) => rowCount === 0,
    );
    expect(ran).toEqual(["slow"]);
    expect(await audited("job.cancel")).toHaveLength(2);
    await jobs().end({ ...request, requestId: randomUUID() });
    expect(await audited("job.cancel")).toHaveLength(2);
  });
});

describe("the page", () => {
  test("lists every function with what starts it, its last run, its next time and its failures", async () => {
    const at = clock.now();
    const run = { functionId: `lectern-${nightly}`, event: {}, startedAt: at, endedAt: new Date(at.getTime() + 1500) };
    await database.db.jobRun.create({ data: { ...run, state: "FAILED", createdAt: at } });
    await database.db.jobRun.create({
      data: { ...run, state: "COMPLETED", createdAt: new Date(at.getTime() + 1) },
    });
    const all = await jobs().functions();
    expect(all.length).toBeGreaterThan(40);
    expect(all.find(({ name }) => name === nightly)).toMatchObject({
      timetables: [{ trigger: "37 3 * * *", timeZone: "UTC" }],
      nextAt: new Date("2026-03-03T03:37:00Z"),
      lastRun: { state: "COMPLETED", tookMs: 1500 },
      usualMs: 1500,
      failures: 1,
    });
    expect(all.find(({ name }) => name === byEvent)).toMatchObject({ timetables: [], nextAt: null, lastRun: null });
  });

  test("turns its pages without a gap, whatever is on them, in few statements", async () => {
    const data = Array.from({ length: 65 }, (_, n) => ({
      functionId: `lectern-${nightly}`,
      event: {},
      state: n % 2 === 0 ? ("FAILED" as const) : ("COMPLETED" as const),
      // Several at one moment.
      createdAt: new Date(clock.now().getTime() + Math.floor(n / 4)),
    }));
    await database.db.jobRun.createMany({ data });
    for (const asked of [
      { tab: "all" },
      { tab: "failed" },
      { name: nightly },
      { name: nightly, tab: "failed" },
    ] as const) {
      const seen: string[] = [];
      for (let before: string | null | undefined; before !== null; ) {
        const page = await jobs().runs({ ...asked, before });
        seen.push(...page.runs.map(({ id }) => id));
        before = page.olderThan;
      }
      expect(new Set(seen).size).toBe("tab" in asked && asked.tab === "failed" ? 33 : 65);
      expect(seen).toHaveLength(new Set(seen).size);
    }
    const page = await jobs().runs({});
    expect(page).toMatchObject({ counts: { all: 65, running: 0, waiting: 0, failed: 33 }, inngest: null });
    const runId = page.runs[0]?.id ?? "";
    expect(await countQueries(() => jobs().run({ runId }))).toBe(1);
    expect(await countQueries(() => jobs().runs({ tab: "running" }))).toBe(2);
    expect(await countQueries(() => jobs().functions())).toBe(1);
    expect(await countQueries(() => jobs().function({ name: nightly }))).toBe(2);
  });

  test("with an Inngest server it leads there, and does nothing itself", async () => {
    setVariable("INNGEST_EVENT_KEY", "event-key");
    setVariable("INNGEST_SIGNING_KEY", "signkey-prod-0011");
    try {
      expect(await jobs().runs({})).toMatchObject({ inngest: "https://app.inngest.com" });
      const requestId = randomUUID();
      for (const act of [
        () => jobs().runNow({ name: nightly, requestId }),
        () => jobs().switch({ name: nightly, isEnabled: false }),
        () => jobs().saveTimetable({ name: nightly, timetable: null, seen: 0 }),
        () => jobs().end({ runId: requestId, requestId }),
      ])
        await expect(act()).rejects.toMatchObject({ message: "jobs.at_inngest" });
      expect(await database.db.outboxEvent.count({ where: { id: requestId } })).toBe(0);
    } finally {
      delete process.env.INNGEST_EVENT_KEY;
      delete process.env.INNGEST_SIGNING_KEY;
      setVariable("LOG_LEVEL", process.env.LOG_LEVEL ?? "silent");
    }
  });
});
