import { describe, expect, test } from "vitest";
import * as z from "zod";
import { event } from "@/lib/event";
import { cancelRun } from "@/server/inngest/cancel-run";
import { inngest, on } from "@/server/inngest/client";
import { testDatabase } from "@/testing/database";
import { ended, endedOne, eventually, testRunner } from "@/testing/job-runner";

const database = testDatabase();
const { start, send, runsOf } = testRunner(database);

const isWaiting = (runs: readonly { state: string }[]) => runs[0]?.state === "WAITING";

describe("waiting for an event", () => {
  const orders = () =>
    inngest.createFunction({ id: "order", triggers: [{ event: "test/ordered" }] }, async ({ step }) => {
      const paid = await step.waitForEvent("payment", { event: "test/paid", match: "data.order", timeout: "1h" });
      return paid === null ? "unpaid" : { by: paid.data.by };
    });

  test("the event that matches ends the wait, and no other", async () => {
    await start([orders()]);
    await send("test/ordered", { order: 1 });
    await eventually(() => runsOf("order"), isWaiting);
    await send("test/paid", { order: 2, by: "bob" });
    await send("test/shipped", { order: 1 });
    await eventually(
      () => database.db.outboxEvent.count({ where: { sentAt: null } }),
      (unsent) => unsent === 0,
    );
    expect(await runsOf("order")).toMatchObject([{ state: "WAITING" }]);
    await send("test/paid", { order: 1, by: "ada" });
    expect((await endedOne(() => runsOf("order"))).output).toEqual({ by: "ada" });
  });

  test("a wait that takes too long gives null", async () => {
    const fn = inngest.createFunction({ id: "impatient", triggers: [{ event: "test/impatient" }] }, ({ step }) =>
      step.waitForEvent("never", { event: "test/never", timeout: "1s" }),
    );
    await start([fn]);
    await send("test/impatient");
    const run = await endedOne(() => runsOf("impatient"));
    expect(run).toMatchObject({ state: "COMPLETED", output: null });
  });

  test("an expression may compare the two events", async () => {
    const fn = inngest.createFunction({ id: "bid", triggers: [{ event: "test/auction" }] }, async ({ step }) => {
      const condition = "async.data.amount >= event.data.least && async.data.by != event.data.seller";
      const bid = await step.waitForEvent("bid", { event: "test/bid", if: condition, timeout: "1h" });
      return bid?.data;
    });
    await start([fn]);
    await send("test/auction", { least: 10, seller: "eve" });
    await eventually(() => runsOf("bid"), isWaiting);
    for (const data of [
      { amount: 9, by: "ada" },
      { amount: 12, by: "eve" },
      { by: "ada" },
      { amount: 11, by: "ada" },
    ]) {
      await send("test/bid", data);
    }
    expect((await endedOne(() => runsOf("bid"))).output).toEqual({ amount: 11, by: "ada" });
  });
});

describe("invoking another function", () => {
  const half = () =>
    inngest.createFunction({ id: "half", retries: 0, triggers: [] }, async ({ event, step }) => {
      const { n } = event.data as { n: number };
      if (n % 2 === 1) throw new Error(`${n} is odd`);
      return step.run("divide", () => n / 2);
    });

  test("the caller is given the result, or the error", async () => {
    const callee = half();
    const caller = inngest.createFunction({ id: "caller", triggers: [{ event: "test/halve" }] }, async ({ step }) => {
      const results = await Promise.all([
        step.invoke("even", { function: callee, data: { n: 8 } }),
        step.invoke("odd", { function: callee, data: { n: 3 } }).catch((error: Error) => error.message),
      ]);
      return results;
    });
    await start([callee, caller]);
    await send("test/halve");
    expect((await endedOne(() => runsOf("caller"))).output).toEqual([4, "3 is odd"]);
    expect((await ended(() => runsOf("half"), 2)).map(({ state }) => state).sort()).toEqual(["COMPLETED", "FAILED"]);
  });

  test("a function that is not there is an error of the step", async () => {
    const stranger = inngest.createFunction({ id: "stranger", triggers: [] }, () => "never");
    const caller = inngest.createFunction({ id: "lost-caller", triggers: [{ event: "test/lost" }] }, ({ step }) =>
      step.invoke("nobody", { function: stranger, data: {} }),
    );
    await start([caller]);
    await send("test/lost");
    const run = await endedOne(() => runsOf("lost-caller"));
    expect(run).toMatchObject({ state: "FAILED", error: { message: expect.stringContaining("lectern-stranger") } });
  });
});

describe("sending events from a step", () => {
  test("they start other functions, once, however often the step is tried", async () => {
    let tries = 0;
    const sender = inngest.createFunction({ id: "sender", triggers: [{ event: "test/send" }] }, async ({ step }) => {
      const { ids } = await step.sendEvent("tell", [
        { name: "test/told", data: { n: 1 } },
        { name: "test/told", data: { n: 2 } },
      ]);
      await step.run("tell again", async () => {
        await inngest.send({ name: "test/told", data: { n: 3 } });
        if (++tries < 3) throw new Error("after sending");
      });
      return ids.length;
    });
    const listener = inngest.createFunction(
      { id: "listener", triggers: [on(event("test/told", { n: z.number() }))] },
      ({ event }) => event.data.n,
    );
    await start([sender, listener]);
    await send("test/send");
    expect((await endedOne(() => runsOf("sender"))).output).toBe(2);
    const heard = await ended(() => runsOf("listener"), 3);
    expect(heard.map(({ output }) => output).sort()).toEqual([1, 2, 3]);
    expect(tries).toBe(3);
  });
});

describe("cancelling", () => {
  test("an event that cancelOn names ends the runs that it matches", async () => {
    const fn = inngest.createFunction(
      {
        id: "reminder",
        triggers: [{ event: "test/remind" }],
        cancelOn: [{ event: "test/forget", match: "data.id" }],
      },
      ({ step }) => step.sleep("wait", "1h"),
    );
    await start([fn]);
    await send("test/remind", { id: "a" });
    await send("test/remind", { id: "b" });
    await eventually(
      () => runsOf("reminder"),
      (runs) => runs.length === 2 && runs.every(({ state }) => state === "SLEEPING"),
    );
    await send("test/forget", { id: "b" });
    const runs = await eventually(
      () => runsOf("reminder"),
      (all) => all.some(({ endedAt }) => endedAt !== null),
    );
    expect(runs.map(({ event, state }) => [(event as { data: { id: string } }).data.id, state]).sort()).toEqual([
      ["a", "SLEEPING"],
      ["b", "CANCELLED"],
    ]);
  });

  test("a run is canceled by its id, even in the middle of a step, and whoever invoked it is told", async () => {
    let finish: () => void = () => undefined;
    let isIn = false;
    const after: string[] = [];
    const inner = inngest.createFunction({ id: "inner", triggers: [] }, async ({ step }) => {
      await step.run("long", () => {
        isIn = true;
        return new Promise<void>((resolve) => {
          finish = resolve;
        });
      });
      await step.run("after", () => after.push("ran"));
    });
    const outer = inngest.createFunction({ id: "outer", triggers: [{ event: "test/outer" }] }, ({ step }) =>
      step.invoke("inner", { function: inner, data: {} }).catch((error: Error) => error.message),
    );
    await start([inner, outer]);
    await send("test/outer");
    await eventually(
      () => isIn,
      (inside) => inside,
    );
    const [run] = await runsOf("inner");
    await cancelRun(database.db, run?.id ?? "");
    expect((await endedOne(() => runsOf("outer"))).output).toBe("The run was cancelled");
    finish();
    await eventually(
      () =>
        database.pool.query("SELECT 1 FROM pgboss.job WHERE data->>'runId' = $1 AND state < 'completed'", [run?.id]),
      ({ rowCount }) => rowCount === 0,
    );
    expect({ state: (await endedOne(() => runsOf("inner"))).state, after }).toEqual({ state: "CANCELLED", after: [] });
  });
});
