import { describe, expect, it } from "vitest";
import fc from "@/testing/fast-check";
import { ShownAtOnce } from "./shown-at-once";

/** A call that is answered when a test says so. */
function call() {
  let answer = (_: number) => {};
  let refuse = (_: Error) => {};
  const done = new Promise<number>((resolve, reject) => {
    answer = resolve;
    refuse = reject;
  });
  return { send: () => done, answer, refuse };
}

const settled = (work: Promise<unknown>) =>
  work.then(
    () => "stored",
    (error: Error) => error.message,
  );

describe("a choice that shows at once", () => {
  it("stays once it is stored, with what the answer knows beside it", async () => {
    const votes = new ShownAtOnce({ isMine: false, count: 3 });
    const vote = call();
    const by = ({ count }: { count: number }) => ({ isMine: true, count: count + 1 });
    const work = votes.change({ by, send: vote.send, answered: (stored, count: number) => ({ ...stored, count }) });
    expect([votes.read(), votes.isSettled]).toEqual([{ isMine: true, count: 4 }, false]);
    vote.answer(9);
    await work;
    expect([votes.read(), votes.isSettled]).toEqual([{ isMine: true, count: 9 }, true]);
  });

  it("goes back alone where it is refused", async () => {
    const ticked = new ShownAtOnce<readonly string[]>([]);
    const [first, second] = [call(), call()];
    const tick = (line: string, { send }: ReturnType<typeof call>) =>
      settled(ticked.change({ by: (before) => [...before, line], send }));
    const both = [tick("buoy", first), tick("chart", second)];
    expect(ticked.read()).toEqual(["buoy", "chart"]);
    first.refuse(new Error("Not now"));
    second.answer(0);
    expect(await Promise.all(both)).toEqual(["Not now", "stored"]);
    expect(ticked.read()).toEqual(["chart"]);
  });

  it("is sent once the one before it was answered", async () => {
    const value = new ShownAtOnce("none");
    const [first, second] = [call(), call()];
    const sent: string[] = [];
    const choose = (name: string, { send }: ReturnType<typeof call>) =>
      value.change({
        by: () => name,
        send() {
          sent.push(name);
          return send();
        },
      });
    const both = [choose("one", first), choose("two", second)];
    await Promise.resolve();
    expect([value.read(), sent]).toEqual(["two", ["one"]]);
    first.answer(0);
    await both[0];
    expect([value.read(), sent]).toEqual(["two", ["one", "two"]]);
    second.answer(0);
    await both[1];
    expect(value.read()).toBe("two");
  });

  it("shows what is stored in the end, and what a listener hears is what it shows, in any order of choices and refusals", async () => {
    const step = fc.record({
      field: fc.constantFrom("a", "b", "c"),
      to: fc.nat(9),
      isRefused: fc.boolean(),
      waits: fc.boolean(),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 8 }), async (steps) => {
        const server: Record<string, number> = {};
        const shown = new ShownAtOnce<Record<string, number>>({});
        let heard = shown.read();
        shown.subscribe(() => {
          heard = shown.read();
        });
        const works: Promise<unknown>[] = [];
        for (const { field, to, isRefused, waits } of steps) {
          const send = async () => {
            if (isRefused) throw new Error("refused");
            server[field] = to;
          };
          works.push(settled(shown.change({ by: (before) => ({ ...before, [field]: to }), send })));
          expect([shown.read()[field], heard]).toEqual([to, shown.read()]);
          if (waits) await works.at(-1);
        }
        await Promise.all(works);
        expect([shown.read(), heard, shown.isSettled]).toEqual([server, server, true]);
      }),
    );
  });
});
