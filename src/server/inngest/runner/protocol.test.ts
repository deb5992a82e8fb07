import { Inngest, type InngestFunction, NonRetriableError, RetryAfterError } from "inngest";
import { serve } from "inngest/edge";
import { describe, expect, test } from "vitest";
import { type Call, type Decision, decide } from "./decide";
import { buildCall, type Reply, readReply, type StepOutcome, wholeFunction } from "./protocol";
import { sign } from "./sign";

const signingKey = "signkey-test-00112233445566778899aabbccddeeff";
const silent = { info() {}, warn() {}, error() {}, debug() {} };
const client = new Inngest({
  id: "app",
  isDev: false,
  checkpointing: false,
  signingKey,
  eventKey: "key",
  logger: silent,
});
const now = new Date("2026-03-02T09:00:00.000Z");
const clock = { now, backoff: (attempt: number) => 1000 * 2 ** attempt };

/** One run held in memory: each call goes to the real SDK, each answer through `decide`, and the reader sees every step. */
function aRun(fn: InngestFunction.Any, data: object = {}, maxAttempts = 3) {
  const handle = serve({ client, functions: [fn] });
  const outcomes: Record<string, StepOutcome> = {};
  const stack: string[] = [];
  const open = new Map<string, { name: string; isRace: boolean }>();
  let isRacy = false;

  const send = async (call: Call): Promise<Reply> => {
    const body = buildCall({
      runId: "run-1",
      functionId: `app-${fn.id()}`,
      event: { id: "event-1", name: "test/event", data: { ...data }, ts: now.getTime() },
      attempt: call.attempt,
      maxAttempts,
      stack,
      outcomes,
      planOnly: isRacy || open.size > 0 || call.stepId !== wholeFunction,
      nonce: "n",
    });
    const response = await handle(
      new Request(`http://127.0.0.1/api/inngest?fnId=app-${fn.id()}&stepId=${call.stepId}`, {
        method: "POST",
        body: JSON.stringify(body),
        headers: { host: "127.0.0.1", "x-inngest-signature": sign(body, signingKey, new Date()) },
      }),
    );
    return readReply({
      status: response.status,
      headers: Object.fromEntries(response.headers),
      body: await response.text(),
    });
  };

  const finish = (id: string, outcome: StepOutcome) => {
    outcomes[id] = outcome;
    stack.push(id);
    open.delete(id);
  };

  return {
    finish,
    /** One call and what it changes, which is then remembered. */
    call: async (call: Call = { stepId: wholeFunction, attempt: 0 }): Promise<Decision> => {
      const reply = await send(call);
      const facts = {
        maxAttempts,
        open: new Set(open.keys()),
        awaited: new Set([...open].filter(([, { isRace }]) => !isRace).map(([id]) => id)),
        known: new Set([...open.keys(), ...stack]),
        hasMovedOn: false,
      };
      const decision = decide(facts, call, reply, clock);
      for (const step of decision.finished) finish(step.id, step.outcome);
      for (const step of decision.opened) open.set(step.id, step);
      isRacy ||= decision.opened.some(({ isRace }) => isRace);
      return decision;
    },
  };
}

const again = { stepId: wholeFunction, attempt: 0, at: now };

describe("the exchange with the SDK, call by call", () => {
  test("a step is run in the call that finds it, and its result comes back before the next call", async () => {
    const fn = client.createFunction({ id: "one", triggers: [{ event: "test/event" }] }, async ({ event, step }) => {
      const n = await step.run("add", () => event.data.n + 1);
      return { n };
    });
    const run = aRun(fn, { n: 1 });
    expect(await run.call()).toMatchObject({
      finished: [{ name: "add", op: "StepRun", outcome: { type: "data", data: 2 } }],
      calls: [again],
      end: undefined,
    });
    expect(await run.call()).toMatchObject({ finished: [], calls: [], end: { state: "COMPLETED", output: { n: 2 } } });
  });

  test("a sleep is a time to wake at, and null once it has passed", async () => {
    const fn = client.createFunction({ id: "nap", triggers: [{ event: "test/event" }] }, async ({ step }) => {
      await step.sleep("short", "90s");
      await step.sleepUntil("long", new Date("2026-03-03T00:00:00Z"));
      return "rested";
    });
    const run = aRun(fn);
    const first = await run.call();
    expect(first).toMatchObject({
      opened: [{ name: "short", wait: { kind: "sleep", until: new Date("2026-03-02T09:01:30Z") } }],
    });
    expect(first.calls).toEqual([]);
    run.finish(first.opened[0]?.id ?? "", { type: "data", data: null });
    const second = await run.call();
    expect(second.opened).toMatchObject([{ name: "long", wait: { until: new Date("2026-03-03T00:00:00Z") } }]);
    run.finish(second.opened[0]?.id ?? "", { type: "data", data: null });
    expect((await run.call()).end).toEqual({ state: "COMPLETED", output: "rested" });
  });

  test("parallel steps are planned, called one by one, and the function only when all have finished", async () => {
    const fn = client.createFunction({ id: "two", triggers: [{ event: "test/event" }] }, ({ step }) =>
      Promise.all([step.run("left", () => "l"), step.run("right", () => "r")]),
    );
    const run = aRun(fn);
    const planned = await run.call();
    expect(planned.opened.map(({ name, wait, isRace }) => [name, wait.kind, isRace])).toEqual([
      ["left", "run", false],
      ["right", "run", false],
    ]);
    expect(planned.calls.map(({ stepId }) => stepId)).toEqual(planned.opened.map(({ id }) => id));
    const [left, right] = planned.calls;
    if (left === undefined || right === undefined) throw new Error("Two calls were expected");
    expect(await run.call(right)).toMatchObject({ finished: [{ name: "right" }], calls: [] });
    expect(await run.call(left)).toMatchObject({ finished: [{ name: "left" }], calls: [again] });
    expect((await run.call()).end).toEqual({ state: "COMPLETED", output: ["l", "r"] });
  });

  test("in a race the function is called after the first, and steps that are found then are planned, not run", async () => {
    const fn = client.createFunction({ id: "race", triggers: [{ event: "test/event" }] }, async ({ step, group }) => {
      const winner = await group.parallel({ mode: "race" }, () =>
        Promise.race([step.run("quick", () => "q"), step.sleep("slow", "1h")]),
      );
      return [winner, await step.run("after", () => "a")];
    });
    const run = aRun(fn);
    const planned = await run.call();
    expect(planned.opened.map(({ isRace }) => isRace)).toEqual([true, true]);
    expect((await run.call(planned.calls[0])).calls).toEqual([again]);
    const after = await run.call();
    expect(after).toMatchObject({ opened: [{ name: "after", wait: { kind: "run" }, isRace: false }], finished: [] });
    expect((await run.call(after.calls[0])).calls).toEqual([again]);
  });

  test("a failed step is called again after the backoff, and at the last attempt its error is stored", async () => {
    const fn = client.createFunction({ id: "bad", triggers: [{ event: "test/event" }] }, ({ step }) =>
      step.run("bad", () => Promise.reject(new RangeError("too far"))),
    );
    const run = aRun(fn, {}, 2);
    const first = await run.call();
    expect(first).toMatchObject({
      calls: [{ stepId: wholeFunction, attempt: 1, at: new Date(now.getTime() + 1000) }],
      failure: { error: { name: "RangeError", message: "too far" } },
      finished: [],
    });
    expect(await run.call(first.calls[0])).toMatchObject({
      finished: [{ name: "bad", outcome: { type: "error", error: { message: "too far" } } }],
      calls: [again],
    });
    expect((await run.call()).end).toMatchObject({ state: "FAILED", error: { message: "too far" } });
  });

  test("errors say for themselves whether and when to try again", async () => {
    const reply = { busy: new RetryAfterError("busy", "2m"), over: new NonRetriableError("over") };
    const fn = client.createFunction({ id: "says", triggers: [{ event: "test/event" }] }, ({ event }) => {
      throw reply[event.data.how as "busy" | "over"];
    });
    expect((await aRun(fn, { how: "busy" }).call()).calls).toEqual([
      { stepId: wholeFunction, attempt: 1, at: new Date(now.getTime() + 120_000) },
    ]);
    expect((await aRun(fn, { how: "over" }).call()).end).toMatchObject({ state: "FAILED", error: { message: "over" } });
  });

  test("waits name their event and condition, invocations their function and data", async () => {
    const callee = client.createFunction({ id: "callee", triggers: [] }, () => 1);
    const fn = client.createFunction({ id: "asks", triggers: [{ event: "test/event" }] }, ({ step }) =>
      Promise.all([
        step.waitForEvent("paid", { event: "test/paid", match: "data.id", timeout: "2h" }),
        step.invoke("call", { function: callee, data: { x: 1 } }),
      ]),
    );
    const { opened, calls } = await aRun(fn, { id: 7 }).call();
    expect(calls).toEqual([]);
    expect(opened.map(({ wait }) => wait)).toEqual([
      {
        kind: "event",
        event: "test/paid",
        if: "event.data.id == async.data.id",
        until: new Date("2026-03-02T11:00:00Z"),
      },
      { kind: "invoke", functionId: "app-callee", data: { x: 1 }, until: undefined },
    ]);
  });

  test("a function that answers with nothing new while nothing is in progress is stuck, and fails", () => {
    const known = {
      maxAttempts: 4,
      open: new Set<string>(),
      awaited: new Set<string>(),
      known: new Set(["s"]),
      hasMovedOn: false,
    };
    const ops = [{ id: "s", op: "StepPlanned", data: undefined, error: undefined }];
    const reply: Reply = { kind: "ops", ops, noRetry: false, retryAfter: undefined, coalesces: true };
    expect(decide(known, again, reply, clock).end).toMatchObject({ state: "FAILED", error: { name: "StuckRunError" } });
    expect(decide({ ...known, open: new Set(["s"]) }, again, reply, clock).end).toBeUndefined();
    expect(decide({ ...known, hasMovedOn: true }, again, reply, clock).end).toBeUndefined();
  });
});

describe("reading answers", () => {
  test.each([
    ["a proxy's page", { status: 502, headers: {}, body: "<html>Bad gateway</html>" }],
    ["a 206 that holds no operations", { status: 206, headers: {}, body: '[{"no":"op"}]' }],
  ])("%s is an error that may be tried again", (_, response) => {
    expect(readReply(response)).toMatchObject({ kind: "threw", noRetry: false });
  });

  test("a call that fails for the last time ends the run, one before that is repeated", () => {
    const facts = {
      maxAttempts: 2,
      open: new Set<string>(),
      awaited: new Set<string>(),
      known: new Set<string>(),
      hasMovedOn: false,
    };
    const reply = readReply({ status: 500, headers: {}, body: '{"name":"Error","message":"down"}' });
    expect(decide(facts, { stepId: "s1", attempt: 0 }, reply, clock).calls).toMatchObject([
      { stepId: "s1", attempt: 1 },
    ]);
    expect(decide(facts, { stepId: "s1", attempt: 1 }, reply, clock).end).toMatchObject({ state: "FAILED" });
  });
});
