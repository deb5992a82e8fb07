import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { type Round, Sender } from "./sender";

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

/** A sender whose rounds end as the test says. */
function aSender() {
  const open: ((round: Round) => void)[] = [];
  const waits: number[] = [];
  const send = vi.fn(() => new Promise<Round>((resolve) => open.push(resolve)));
  const sender: Sender = new Sender({
    send,
    onUnanswered: (waitMs, failures) => {
      waits.push(failures);
      sender.later(waitMs);
    },
  });
  const end = async (round: Round) => {
    open.shift()?.(round);
    await vi.advanceTimersByTimeAsync(0);
  };
  return { sender, send, waits, end };
}

test("changes that follow each other go together, once they settle", async () => {
  const { sender, send } = aSender();
  for (let change = 0; change < 5; change += 1) {
    sender.later(700);
    await vi.advanceTimersByTimeAsync(600);
  }
  expect(send).not.toHaveBeenCalled();
  await vi.advanceTimersByTimeAsync(100);
  expect(send).toHaveBeenCalledTimes(1);
});

test("one round goes at a time, and what came in during one goes in another", async () => {
  const { sender, send, end } = aSender();
  const over = vi.fn();
  void sender.now().then(over);
  void sender.now();
  void sender.now();
  expect(send).toHaveBeenCalledTimes(1);
  await end("done");
  expect(send).toHaveBeenCalledTimes(2);
  expect(over).not.toHaveBeenCalled();
  await end("done");
  expect(over).toHaveBeenCalledTimes(1);
  expect([send.mock.calls.length, sender.isSending]).toEqual([2, false]);
});

test("it is asked for again at the very end of a round, and sends", async () => {
  const { sender, send, end } = aSender();
  void sender.now().then(() => sender.now());
  await end("done");
  expect([send.mock.calls.length, sender.isSending]).toEqual([2, true]);
});

test("while no one answers it waits longer and longer, until someone does", async () => {
  const { sender, send, waits, end } = aSender();
  void sender.now();
  for (let failure = 1; failure <= 3; failure += 1) {
    await end("unanswered");
    expect(send).toHaveBeenCalledTimes(failure);
    await vi.advanceTimersByTimeAsync(5000);
  }
  expect([waits, send.mock.calls.length]).toEqual([[1, 2, 3], 4]);
  await end("done");
  void sender.now();
  await end("unanswered");
  expect(waits).toEqual([1, 2, 3, 1]);
});

test("closed, it ends its round and sends nothing more", async () => {
  const { sender, send, end } = aSender();
  void sender.now();
  void sender.now();
  sender.close();
  await end("done");
  sender.later(10);
  await vi.advanceTimersByTimeAsync(1000);
  await sender.now();
  expect(send).toHaveBeenCalledTimes(1);
});
