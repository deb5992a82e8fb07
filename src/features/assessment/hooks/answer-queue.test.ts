import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import {
  type AcceptedAnswer,
  AnswerQueue,
  type Change,
  type QueueDeps,
  type SendResult,
  unsavedIn,
} from "./answer-queue";

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

const at = new Date("2026-03-02T09:00:00Z");
const stored = (change: Change, isCurrent = true): SendResult => ({
  type: "stored",
  isCurrent,
  answer: { ...change, answeredAt: at, checkedAt: null },
});
const text = (textResponse: string) => ({ selectedAnswers: [], textResponse, fields: {}, isFlagged: false });

function someDeps(answer: (change: Change) => SendResult | Promise<SendResult> = stored) {
  const sent: Change[] = [];
  const kept = new Map<string, Change>();
  const said: string[] = [];
  let ids = 0;
  const deps: QueueDeps = {
    async send(change) {
      sent.push(change);
      return answer(change);
    },
    async keep(change) {
      kept.set(change.questionVersionId, change);
      return true;
    },
    forget(id, revision) {
      if ((kept.get(id)?.revision ?? 0) <= revision) kept.delete(id);
    },
    newClientId: () => `client-${++ids}`,
    tick: () => 100,
    onEnded: () => said.push("ended"),
    onSignedOut: () => said.push("signed-out"),
  };
  return { deps, sent, kept, said };
}

describe("sending answers", () => {
  test("a change is kept, sent, acknowledged and then forgotten by the device", async () => {
    const { deps, sent, kept } = someDeps();
    const queue = new AnswerQueue(deps, []);
    queue.change("q1", text("a"));
    expect(queue.entry("q1").status.kind).toBe("saving");
    expect(kept.size).toBe(1);
    expect(await queue.flush()).toBe(true);
    expect(queue.entry("q1")).toMatchObject({ status: { kind: "saved", at } });
    expect(kept.size).toBe(0);
    expect(sent.map(({ revision }) => revision)).toEqual([100]);
  });

  test("typing is sent once it settles, with its last state", async () => {
    const { deps, sent, kept } = someDeps();
    const queue = new AnswerQueue(deps, []);
    for (const typed of ["4", "4.", "4.2"]) queue.change("q1", text(typed), 500);
    expect(kept.get("q1")?.textResponse).toBe("4.2");
    expect(sent).toHaveLength(0);
    await vi.advanceTimersByTimeAsync(500);
    expect(sent.map(({ textResponse }) => textResponse)).toEqual(["4.2"]);
  });

  test("what is changed while a send is in progress goes next, with a higher revision", async () => {
    let release = () => undefined as undefined;
    const { deps, sent } = someDeps((change) =>
      change.textResponse === "first"
        ? new Promise((resolve) => {
            release = () => resolve(stored(change)) as undefined;
          })
        : stored(change),
    );
    const queue = new AnswerQueue(deps, []);
    queue.change("q1", text("first"));
    queue.change("q1", text("second"));
    queue.change("q1", text("third"));
    release();
    expect(await queue.flush()).toBe(true);
    expect(sent.map(({ textResponse }) => textResponse)).toEqual(["first", "third"]);
    expect(sent[1]?.revision).toBeGreaterThan(sent[0]?.revision ?? 0);
    expect(queue.entry("q1")).toMatchObject({ status: { kind: "saved" }, value: { textResponse: "third" } });
  });

  test("without a line it says that the answer is kept, and sends the very same change when the line is back", async () => {
    let isOnline = false;
    const { deps, sent, kept } = someDeps((change) => (isOnline ? stored(change) : { type: "unreachable" }));
    const queue = new AnswerQueue(deps, []);
    queue.change("q1", text("a"));
    expect(await queue.flush()).toBe(false);
    expect(queue.entry("q1").status.kind).toBe("kept");
    await vi.advanceTimersByTimeAsync(3000);
    expect(sent.length).toBeGreaterThan(1);
    isOnline = true;
    queue.wake();
    expect(await queue.flush()).toBe(true);
    expect(new Set(sent.map(({ clientId, revision }) => `${clientId} ${revision}`)).size).toBe(1);
    expect(kept.size).toBe(0);
  });

  test("where the device cannot keep anything, it does not say that it does", async () => {
    const { deps } = someDeps(() => ({ type: "unreachable" }));
    const queue = new AnswerQueue({ ...deps, keep: async () => false }, []);
    queue.change("q1", text("a"));
    await queue.flush();
    expect(queue.entry("q1").status).toMatchObject({ kind: "retrying", isKept: false });
    expect(unsavedIn(queue.entries())).toEqual({ unsent: 1, isKept: false, notAccepted: 0 });
  });

  test("when the server holds a later answer, that one is shown", async () => {
    const later: AcceptedAnswer = {
      questionVersionId: "q1",
      ...text("from the other tab"),
      revision: 500,
      answeredAt: at,
      checkedAt: null,
    };
    const { deps } = someDeps(() => ({ type: "stored", isCurrent: false, answer: later }));
    const queue = new AnswerQueue(deps, []);
    queue.change("q1", text("mine"));
    await queue.flush();
    expect(queue.entry("q1")).toMatchObject({
      status: { kind: "saved" },
      revision: 500,
      value: { textResponse: "from the other tab" },
      isChangedElsewhere: true,
    });
    queue.change("q1", text("mine again"));
    expect(queue.entry("q1")).toMatchObject({ revision: 501, isChangedElsewhere: false });
  });

  test("an attempt that has ended is told once, and a lost session keeps the answers", async () => {
    const ended = someDeps(() => ({ type: "ended" }));
    const queue = new AnswerQueue(ended.deps, []);
    queue.change("q1", text("a"));
    await queue.flush();
    expect(ended.said).toEqual(["ended"]);
    expect(queue.entry("q1").status.kind).toBe("refused");
    const out = someDeps(() => ({ type: "signed-out" }));
    const other = new AnswerQueue(out.deps, []);
    other.change("q1", text("a"));
    await other.flush();
    expect(out.said).toEqual(["signed-out"]);
    expect(out.kept.size).toBe(1);
    other.close();
  });
});

describe("what the site refuses", () => {
  const refused: SendResult = { type: "refused", failure: { reason: "common.forbidden", facts: {}, sentence: null } };

  test("it is kept and sent once more when asked to, and what is submitted meanwhile waits", async () => {
    let isOpen = false;
    const { deps, sent, kept } = someDeps((change) => (isOpen ? stored(change) : refused));
    const queue = new AnswerQueue(deps, []);
    queue.change("q1", text("a"));
    expect(await queue.flush()).toBe(false);
    expect(unsavedIn(queue.entries())).toEqual({ unsent: 0, isKept: true, notAccepted: 1 });
    expect(await queue.flush()).toBe(true);
    queue.sendAgain();
    expect(await queue.flush()).toBe(false);
    expect([queue.entry("q1").status.kind, sent.length, kept.size]).toEqual(["refused", 2, 1]);
    isOpen = true;
    queue.sendAgain();
    expect(unsavedIn(queue.entries())).toEqual({ unsent: 1, isKept: true, notAccepted: 0 });
    expect(await queue.flush()).toBe(true);
    expect([queue.entry("q1").status.kind, sent.length, kept.size]).toEqual(["saved", 3, 0]);
    expect(new Set(sent.map(({ clientId, revision }) => `${clientId} ${revision}`)).size).toBe(1);
    queue.sendAgain();
    expect(await queue.flush()).toBe(true);
    expect(sent).toHaveLength(3);
  });

  test("a later change goes in its place, also one made while it is on its way", async () => {
    let release = () => undefined as undefined;
    const { deps, sent } = someDeps((change) =>
      change.textResponse === "first"
        ? new Promise((resolve) => {
            release = () => resolve(refused) as undefined;
          })
        : stored(change),
    );
    const queue = new AnswerQueue(deps, []);
    queue.change("q1", text("first"));
    queue.change("q1", text("second"));
    release();
    expect(await queue.flush()).toBe(true);
    queue.sendAgain();
    expect(await queue.flush()).toBe(true);
    expect(sent.map(({ textResponse }) => textResponse)).toEqual(["first", "second"]);
    expect(queue.entry("q1")).toMatchObject({ status: { kind: "saved" }, value: { textResponse: "second" } });
  });

  test("what another device has answered since is not written over", async () => {
    const { deps, sent } = someDeps(() => refused);
    const queue = new AnswerQueue(deps, []);
    queue.change("q1", text("mine"));
    await queue.flush();
    const revision = queue.entry("q1").revision + 1;
    queue.adopt([{ questionVersionId: "q1", ...text("theirs"), revision, answeredAt: at, checkedAt: null }]);
    queue.sendAgain();
    expect(await queue.flush()).toBe(true);
    expect(sent).toHaveLength(1);
    expect(queue.entry("q1").value.textResponse).toBe("theirs");
  });
});

describe("coming back", () => {
  const onServer: AcceptedAnswer = {
    ...{ questionVersionId: "q1", ...text("old"), revision: 50 },
    ...{ answeredAt: at, checkedAt: null },
  };
  const change = (revision: number): Change => ({
    questionVersionId: "q1",
    clientId: "c",
    revision,
    ...text("kept"),
    selectedAnswers: [],
  });

  test("what the device kept is sent when it is newer than what the server holds, and dropped when not", async () => {
    const newer = someDeps();
    const queue = new AnswerQueue(newer.deps, [onServer]);
    queue.restore([change(60)]);
    await queue.flush();
    expect(newer.sent).toEqual([change(60)]);
    expect(queue.entry("q1").value.textResponse).toBe("kept");
    const older = someDeps();
    older.kept.set("q1", change(40));
    const other = new AnswerQueue(older.deps, [onServer]);
    other.restore([change(40)]);
    expect(older.sent).toEqual([]);
    expect(older.kept.size).toBe(0);
    expect(other.entry("q1").value.textResponse).toBe("old");
  });

  test("answers of another device are taken over where they are newer", () => {
    const queue = new AnswerQueue(someDeps().deps, [onServer]);
    queue.adopt([
      { ...onServer, ...text("newer"), revision: 51 },
      { ...onServer, questionVersionId: "q2", revision: 1 },
    ]);
    expect(queue.entry("q1").value.textResponse).toBe("newer");
    expect(queue.entry("q2").status.kind).toBe("saved");
    queue.adopt([onServer]);
    expect(queue.entry("q1").value.textResponse).toBe("newer");
  });

  test("what another device changed is told until it is changed here, and a flag or the page before this one is no such change", async () => {
    const here = (queue: AnswerQueue) => queue.entry("q1").isChangedElsewhere;
    const fields = { first: "a", second: "b" };
    const { deps } = someDeps();
    const queue = new AnswerQueue(deps, [{ ...onServer, fields }]);
    const swapped = { second: "b", first: "a" };
    queue.adopt([{ ...onServer, fields: swapped, isFlagged: true, revision: 51 }]);
    expect(here(queue)).toBe(false);
    queue.adopt([{ ...onServer, fields: { ...fields, second: "c" }, revision: 52 }]);
    expect(here(queue)).toBe(true);
    queue.change("q1", { ...queue.entry("q1").value, isFlagged: true });
    expect(await queue.flush()).toBe(true);
    expect(here(queue)).toBe(true);
    queue.change("q1", text("mine"));
    expect(here(queue)).toBe(false);
    const reloaded = new AnswerQueue(someDeps().deps, [onServer]);
    reloaded.adopt([{ ...onServer, ...text("typed before the reload"), revision: 51 }], true);
    expect([here(reloaded), reloaded.entry("q1").value.textResponse]).toEqual([false, "typed before the reload"]);
  });

  test("an answer that was checked elsewhere wins over later changes, which are refused and not kept", async () => {
    const { deps, kept, sent } = someDeps(() => ({ type: "checked" }));
    const queue = new AnswerQueue(deps, [onServer]);
    queue.restore([change(60)]);
    queue.change("q1", text("typed meanwhile"));
    await queue.flush();
    expect(sent).toHaveLength(1);
    expect(queue.entry("q1").status).toEqual({ kind: "refused", why: "checked" });
    expect([queue.unsent, kept.size]).toEqual([0, 1]);
    queue.adopt([{ ...onServer, checkedAt: at }]);
    expect(queue.entry("q1")).toMatchObject({
      value: text("old"),
      revision: 50,
      checkedAt: at,
      status: { kind: "saved" },
      // The check says so.
      isChangedElsewhere: false,
    });
  });

  test("a check is known of an answer that did not change, and its flag may change after that", async () => {
    const { deps } = someDeps((flagged) => ({
      type: "stored",
      isCurrent: true,
      answer: { ...flagged, answeredAt: at, checkedAt: at },
    }));
    const queue = new AnswerQueue(deps, [onServer]);
    queue.adopt([{ ...onServer, checkedAt: at }]);
    expect(queue.entry("q1").checkedAt).toBe(at);
    queue.change("q1", { ...text("old"), isFlagged: true });
    expect(queue.entry("q1").checkedAt).toBe(at);
    await queue.flush();
    expect(queue.entry("q1")).toMatchObject({ value: { isFlagged: true }, checkedAt: at, status: { kind: "saved" } });
  });
});
