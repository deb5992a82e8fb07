import { NonRetriableError, RetryAfterError } from "inngest";
import { describe, expect, test } from "vitest";
import * as z from "zod";
import { AppError } from "@/lib/app-error";
import { event } from "@/lib/event";
import { inngest, on } from "@/server/inngest/client";
import { testDatabase } from "@/testing/database";
import { ended, endedOne, eventually, testRunner } from "@/testing/job-runner";

const database = testDatabase();
const { start, send, runsOf } = testRunner(database);

const counted = event("test/counted", { n: z.number() });

const names = (steps: readonly { name: string }[]) => steps.map(({ name }) => name).sort();

describe("steps", () => {
  test("a step, a sleep and two parallel steps come to the function's result, each step run once", async () => {
    const ran: string[] = [];
    const fn = inngest.createFunction({ id: "steps", triggers: [on(counted)] }, async ({ event, step }) => {
      const first = await step.run("first", () => ran.push("first") && event.data.n + 1);
      await step.sleep("rest", "1s");
      const [double, triple] = await Promise.all([
        step.run("double", () => ran.push("double") && first * 2),
        step.run("triple", () => ran.push("triple") && first * 3),
      ]);
      return { first, double, triple };
    });
    await start([fn]);
    const eventId = await send("test/counted", { n: 1 });
    const run = await endedOne(() => runsOf("steps"));
    expect(run).toMatchObject({ state: "COMPLETED", output: { first: 2, double: 4, triple: 6 }, eventId, error: null });
    expect(ran.sort()).toEqual(["double", "first", "triple"]);
    expect(names(run.steps)).toEqual(["double", "first", "rest", "triple"]);
    expect(run.stack).toHaveLength(4);
    expect(run.endedAt?.getTime() ?? 0).toBeGreaterThanOrEqual(run.createdAt.getTime() + 1000);
  });

  test("a run that sleeps says so, and until when", async () => {
    const fn = inngest.createFunction({ id: "sleeper", triggers: [{ event: "test/sleep" }] }, ({ step }) =>
      step.sleep("long", "1h"),
    );
    await start([fn]);
    await send("test/sleep");
    const [run] = await eventually(
      () => runsOf("sleeper"),
      (runs) => runs[0]?.state === "SLEEPING",
    );
    expect(run?.wakeAt?.getTime() ?? 0).toBeGreaterThan(Date.now() + 3_500_000);
  });

  test("parallel chains go on in step with each other", async () => {
    const order: string[] = [];
    const note = (name: string) => () => order.push(name) && name;
    const fn = inngest.createFunction({ id: "chains", triggers: [{ event: "test/chains" }] }, ({ step }) =>
      Promise.all([
        step.run("a1", note("a1")).then(() => step.run("a2", note("a2"))),
        step.run("b1", note("b1")).then(() => step.run("b2", note("b2"))),
      ]),
    );
    await start([fn]);
    await send("test/chains");
    const run = await endedOne(() => runsOf("chains"));
    expect(run).toMatchObject({ state: "COMPLETED", output: ["a2", "b2"] });
    expect([order.slice(0, 2).sort(), order.slice(2).sort()]).toEqual([
      ["a1", "b1"],
      ["a2", "b2"],
    ]);
  });

  test("a race goes on with its first step, each step still runs once, and the run ends with its last", async () => {
    const order: string[] = [];
    const note = (name: string) => () => order.push(name) && name;
    const fn = inngest.createFunction({ id: "race", triggers: [{ event: "test/race" }] }, async ({ step, group }) => {
      const winner = await group.parallel({ mode: "race" }, () =>
        Promise.race([
          step.run("fast", note("fast")),
          step.waitForEvent("slow", { event: "test/slow", timeout: "1h" }).then(() => "slow"),
        ]),
      );
      return [winner, await step.run("next", note("next")), await step.run("last", note("last"))];
    });
    await start([fn]);
    await send("test/race");
    await eventually(
      () => runsOf("race"),
      ([run]) => order.length === 3 && run?.state === "WAITING",
    );
    await send("test/slow");
    const run = await endedOne(() => runsOf("race"));
    expect(run).toMatchObject({ state: "COMPLETED", output: ["fast", "next", "last"] });
    expect(order).toEqual(["fast", "next", "last"]);
  });

  test("what jsonb cannot hold does not stop a run", async () => {
    const fn = inngest.createFunction({ id: "odd-text", triggers: [{ event: "test/odd" }] }, ({ step }) =>
      step.run("text", () => `a\u0000b \\u0000 ${String.fromCharCode(0xd800)} ünï 漢字`),
    );
    await start([fn]);
    await send("test/odd");
    const run = await endedOne(() => runsOf("odd-text"));
    expect(run.output).toBe("a\ufffdb \\u0000 \ufffd ünï 漢字");
  });
});

describe("errors", () => {
  test("an event that isn't what its contract says fails the run by name, at the first try and before any step", async () => {
    let tries = 0;
    const fn = inngest.createFunction({ id: "strict", retries: 5, triggers: [on(counted)] }, ({ event, step }) =>
      step.run("count", () => ++tries && event.data.n),
    );
    await start([fn]);
    await send("test/counted", { n: "one" });
    const refused = await endedOne(() => runsOf("strict"));
    expect(refused).toMatchObject({ state: "FAILED", attempt: 0, error: { name: "NonRetriableError" } });
    expect(refused.error).toMatchObject({
      message: expect.stringContaining("test/counted is not what its contract says: n: "),
    });
    await send("test/counted", { n: 1, ofLaterRelease: true });
    const [, counting] = await ended(() => runsOf("strict"), 2);
    expect([counting?.output, tries]).toEqual([1, 1]);
  });

  test("a step that fails is tried again, alone, until it succeeds", async () => {
    const attempts: number[] = [];
    let before = 0;
    const fn = inngest.createFunction(
      { id: "again", triggers: [{ event: "test/again" }] },
      async ({ step, attempt }) => {
        await step.run("before", () => ++before);
        return step.run("shaky", () => {
          attempts.push(attempt);
          if (attempts.length < 3) throw new Error("not yet");
          return "at last";
        });
      },
    );
    await start([fn]);
    await send("test/again");
    const run = await endedOne(() => runsOf("again"));
    expect(run).toMatchObject({ state: "COMPLETED", output: "at last" });
    expect({ attempts, before }).toEqual({ attempts: [0, 1, 2], before: 1 });
  });

  test("a step that fails to the end fails the run, and onFailure hears of it with the event and the error", async () => {
    let tries = 0;
    const heard: unknown[] = [];
    const fn = inngest.createFunction(
      {
        id: "hopeless",
        retries: 1,
        triggers: [{ event: "test/hopeless" }],
        onFailure: ({ event, error }) => heard.push({ message: error.message, original: event.data.event.data }),
      },
      ({ step }) =>
        step.run("bad", () => {
          tries++;
          throw new TypeError("no use");
        }),
    );
    await start([fn]);
    await send("test/hopeless", { who: "ada" });
    const run = await endedOne(() => runsOf("hopeless"));
    expect(run).toMatchObject({ state: "FAILED", error: { message: "no use" } });
    expect(run.steps).toMatchObject([{ name: "bad", state: "FAILED" }]);
    expect(tries).toBe(2);
    await endedOne(() => runsOf("hopeless-failure"));
    expect(heard).toEqual([{ message: "no use", original: { who: "ada" } }]);
  });

  test("an error that is not to be retried fails the run at once", async () => {
    let tries = 0;
    const fn = inngest.createFunction({ id: "final", triggers: [{ event: "test/final" }] }, () => {
      tries++;
      throw new NonRetriableError("gone");
    });
    await start([fn]);
    await send("test/final");
    const run = await endedOne(() => runsOf("final"));
    expect(run).toMatchObject({ state: "FAILED", error: { name: "NonRetriableError", message: "gone" } });
    expect(tries).toBe(1);
  });

  test("an expected failure of a use case fails its step at once, one of another service is tried again", async () => {
    const tries: string[] = [];
    const fn = inngest.createFunction(
      { id: "expected", triggers: [{ event: "test/expected" }] },
      async ({ event, step }) => {
        const { code } = event.data as { code: "CONFLICT" | "UPSTREAM_FAILED" };
        await step.run("use case", () => {
          tries.push(code);
          throw new AppError(code, "common.not_found");
        });
      },
    );
    await start([fn]);
    await send("test/expected", { code: "CONFLICT" });
    await send("test/expected", { code: "UPSTREAM_FAILED" });
    const runs = await ended(() => runsOf("expected"), 2);
    expect(runs.map(({ error }) => error)).toMatchObject([
      { message: "common.not_found" },
      { message: "common.not_found" },
    ]);
    expect(tries.sort()).toEqual(["CONFLICT", ...Array.from({ length: 4 }, () => "UPSTREAM_FAILED")]);
  });

  test("a function catches the error of its step and goes on", async () => {
    const fn = inngest.createFunction(
      { id: "catcher", retries: 0, triggers: [{ event: "test/catch" }] },
      async ({ step }) => {
        const failed = await Promise.all([
          step.run("bad", () => Promise.reject(new Error("expected"))).catch((error: Error) => error.message),
          step.run("good", () => "fine"),
        ]);
        return [...failed, await step.run("after", () => "still here")];
      },
    );
    await start([fn]);
    await send("test/catch");
    expect((await endedOne(() => runsOf("catcher"))).output).toEqual(["expected", "fine", "still here"]);
  });

  test("an error that names its time is tried again then, not before", async () => {
    const times: number[] = [];
    const fn = inngest.createFunction({ id: "later", triggers: [{ event: "test/later" }] }, ({ step }) =>
      step.run("busy", () => {
        times.push(Date.now());
        if (times.length === 1) throw new RetryAfterError("busy", 1000);
        return "done";
      }),
    );
    await start([fn]);
    await send("test/later");
    expect((await endedOne(() => runsOf("later"))).output).toBe("done");
    expect((times[1] ?? 0) - (times[0] ?? 0)).toBeGreaterThanOrEqual(990);
  });

  test("a step of a kind that the embedded runner lacks fails with words that say so", async () => {
    const fn = inngest.createFunction({ id: "lacking", triggers: [{ event: "test/lacking" }] }, ({ step }) =>
      step.waitForSignal("wait", { signal: "s", timeout: "1h", onConflict: "fail" }),
    );
    await start([fn]);
    await send("test/lacking");
    const run = await endedOne(() => runsOf("lacking"));
    expect(run).toMatchObject({ state: "FAILED", error: { message: expect.stringContaining("WaitForSignal") } });
  });

  test("flow control that the embedded runner lacks is refused at the start", async () => {
    const fn = inngest.createFunction(
      { id: "throttled", throttle: { limit: 1, period: "1m" }, triggers: [{ event: "test/throttled" }] },
      () => undefined,
    );
    await expect(start([fn])).rejects.toThrow('Function "lectern-throttled" uses throttle');
  });
});
