import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import type { PageSignal } from "@/features/assessment/signal-schema";
import { type KeptSignal, SignalQueue, type SignalQueueDeps, type SignalsSent } from "./signal-queue";

beforeEach(() => vi.useFakeTimers({ now: 0 }));
afterEach(() => vi.useRealTimers());

const pass = (seconds: number) => vi.advanceTimersByTimeAsync(seconds * 1000);

function aQueue(answer: () => SignalsSent = () => "stored", kept = new Map<string, KeptSignal>()) {
  const sent: PageSignal[][] = [];
  let ids = 0;
  const deps: SignalQueueDeps = {
    async send(signals) {
      sent.push(signals);
      return answer();
    },
    keep: (signal) => kept.set(signal.id, signal),
    forget: (id) => kept.delete(id),
    newId: () => `signal-${kept.size}-${++ids}`,
    now: () => Date.now(),
  };
  return { queue: new SignalQueue(deps), sent, kept };
}

describe("absences", () => {
  test("one is kept while it lasts, sent once the page has been in sight for a while, and then forgotten", async () => {
    const { queue, sent, kept } = aQueue();
    await pass(10);
    queue.hide();
    expect([...kept.values()]).toMatchObject([{ kind: "AWAY", from: 10_000, to: null }]);
    await pass(60);
    queue.show();
    await pass(4);
    expect(sent).toEqual([]);
    await pass(1);
    expect(sent).toMatchObject([[{ kind: "PAGE_HIDDEN", sinceStartMs: 10_000, awaySeconds: 60 }]]);
    expect(kept.size).toBe(0);
  });

  test("short ones that follow each other closely are one, and a short one alone is none", async () => {
    const { queue, sent, kept } = aQueue();
    for (const away of [3, 4]) {
      queue.hide();
      await pass(away);
      queue.show();
      await pass(2);
    }
    await pass(3);
    expect(sent).toMatchObject([[{ sinceStartMs: 0, awaySeconds: 7 }]]);
    queue.hide();
    await pass(4);
    queue.show();
    await pass(60);
    expect(sent).toHaveLength(1);
    expect(kept.size).toBe(0);
  });

  test("one that a page saw begin ends when the next page takes it up", async () => {
    const before = aQueue();
    before.queue.hide();
    before.queue.close();
    await pass(90);
    const { queue, sent, kept } = aQueue(() => "stored", before.kept);
    queue.restore([...kept.values()]);
    await queue.flush();
    expect(sent).toMatchObject([[{ kind: "PAGE_HIDDEN", sinceStartMs: 0, awaySeconds: 90 }]]);
    expect(kept.size).toBe(0);
  });

  test("one that has just ended is sent with the rest when all is sent", async () => {
    const { queue, sent } = aQueue();
    queue.hide();
    await pass(8);
    queue.show();
    await queue.flush();
    expect(sent).toMatchObject([[{ awaySeconds: 8 }]]);
    await pass(60);
    expect(sent).toHaveLength(1);
  });
});

describe("sending", () => {
  test("what does not get through is tried again under the same id, and kept until then", async () => {
    const answers: SignalsSent[] = ["unreachable", "unreachable", "stored"];
    const { queue, sent, kept } = aQueue(() => answers.shift() ?? "stored");
    queue.paste("q1", 40);
    await pass(0);
    expect([sent.length, kept.size]).toEqual([1, 1]);
    await pass(60);
    expect(sent).toHaveLength(3);
    expect(new Set(sent.flat().map(({ id }) => id)).size).toBe(1);
    expect(kept.size).toBe(0);
  });

  test("many go in requests of 50", async () => {
    const { queue, sent } = aQueue();
    const kept = Array.from({ length: 120 }, (_, index) => ({
      ...{ kind: "PASTED" as const, id: `p${index}`, sinceStartMs: 0 },
      ...{ questionVersionId: "q1", characterCount: 1 },
    }));
    queue.restore(kept);
    await queue.flush();
    expect(sent.map((signals) => signals.length)).toEqual([50, 50, 20]);
  });

  test.each(["full", "refused"] as const)("nothing is noted anymore once an attempt says: %s", async (answer) => {
    const { queue, sent, kept } = aQueue(() => answer);
    queue.paste("q1", 1);
    await pass(0);
    queue.paste("q1", 1);
    queue.hide();
    await pass(30);
    queue.show();
    await pass(30);
    expect(sent).toHaveLength(1);
    expect(kept.size).toBe(0);
  });
});
