import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { anAutosave, aServer, conflict } from "@/testing/autosave-deps";
import fc from "@/testing/fast-check";
import { failureOf, SaveRefused } from "./autosave";

beforeEach(() => {
  vi.useFakeTimers({ now: new Date("2026-03-02T09:00:00Z") });
  vi.spyOn(Math, "random").mockReturnValue(0.5);
});
afterEach(() => {
  vi.useRealTimers();
  vi.restoreAllMocks();
});

describe("saving while one types", () => {
  test("typing is sent once, within a second after it rests", async () => {
    const { autosave, server } = anAutosave();
    for (const text of ["a", "ab", "abc"]) {
      autosave.change(text);
      await vi.advanceTimersByTimeAsync(200);
    }
    expect(server.seen).toEqual([]);
    expect(autosave.state().status.kind).toBe("saving");
    await vi.advanceTimersByTimeAsync(800);
    expect(server.seen).toEqual([{ baseRevision: 7, value: "abc" }]);
    expect(autosave.state().status).toEqual({ kind: "saved", at: new Date("2026-03-02T09:00:01.200Z") });
  });

  test("steady typing is sent too, before it rests", async () => {
    const { autosave, server } = anAutosave();
    for (let index = 0; index < 30; index += 1) {
      autosave.change(`text ${index}`);
      await vi.advanceTimersByTimeAsync(300);
    }
    expect(server.seen.length).toBeGreaterThanOrEqual(2);
  });

  test("the device has a copy within 300 ms, and forgets it when the server has the text", async () => {
    const { autosave, device } = anAutosave();
    autosave.change("new");
    await vi.advanceTimersByTimeAsync(299);
    expect(device.copy).toMatchObject({ baseRevision: 7, value: "new" });
    await vi.advanceTimersByTimeAsync(1000);
    expect(device.copy).toBeNull();
  });

  test("leaving the page writes the copy at once", () => {
    const { autosave, device } = anAutosave();
    autosave.change("new");
    autosave.keepNow();
    expect(device.copy?.value).toBe("new");
    autosave.keepNow();
    expect(device.writes).toBe(1);
  });

  test("one save is in progress at a time; what is typed meanwhile follows, on the new revision", async () => {
    const { autosave, server } = anAutosave();
    let release = () => {};
    server.holds = new Promise((resolve) => {
      release = resolve;
    });
    autosave.change("first");
    await vi.advanceTimersByTimeAsync(800);
    autosave.change("second");
    await vi.advanceTimersByTimeAsync(5000);
    expect(server.seen).toHaveLength(1);
    release();
    await vi.advanceTimersByTimeAsync(1000);
    expect(server.seen).toEqual([
      { baseRevision: 7, value: "first" },
      { baseRevision: 8, value: "second" },
    ]);
    expect(autosave.state().status.kind).toBe("saved");
  });

  test("a text that is typed back to what the server has is not sent", async () => {
    const { autosave, server, device } = anAutosave();
    autosave.change("new");
    autosave.change("old");
    await vi.advanceTimersByTimeAsync(2000);
    expect(server.seen).toEqual([]);
    expect(autosave.state().status.kind).toBe("idle");
    expect(device.copy).toBeNull();
  });

  test("flush sends everything at once and says whether it arrived", async () => {
    const { autosave, server } = anAutosave();
    autosave.change("new");
    expect(await autosave.flush()).toBe(true);
    expect(server.value).toBe("new");
    server.isDown = true;
    autosave.change("newer");
    expect(await autosave.flush()).toBe(false);
    expect(await anAutosave().autosave.flush()).toBe(true);
  });

  test("what is typed during the last save outlives the page, on the right revision", async () => {
    const { autosave, server, device } = anAutosave();
    let release = () => {};
    server.holds = new Promise((resolve) => {
      release = resolve;
    });
    autosave.change("first");
    await vi.advanceTimersByTimeAsync(800);
    autosave.change("second");
    autosave.close();
    release();
    await vi.advanceTimersByTimeAsync(60_000);
    expect(server.seen).toHaveLength(1);
    expect(device.copy).toMatchObject({ baseRevision: 8, value: "second" });
  });
});

describe("without a line", () => {
  test("it tries again after 1, 2, 4, 8, 16 and then every 30 seconds, and says when", async () => {
    const { autosave, server } = anAutosave();
    server.isDown = true;
    autosave.change("new");
    await vi.advanceTimersByTimeAsync(800);
    for (const seconds of [1, 2, 4, 8, 16, 30, 30]) {
      const { status } = autosave.state();
      expect(status).toEqual({ kind: "retrying", at: new Date(Date.now() + seconds * 1000), isKept: true });
      const before = server.seen.length;
      await vi.advanceTimersByTimeAsync(seconds * 1000 - 1);
      expect(server.seen).toHaveLength(before);
      await vi.advanceTimersByTimeAsync(1);
      expect(server.seen).toHaveLength(before + 1);
    }
    server.isDown = false;
    await vi.advanceTimersByTimeAsync(30_000);
    expect(autosave.state().status.kind).toBe("saved");
    expect(server.value).toBe("new");
  });

  test("offline it says that the text is kept here, and sends it the moment the line is back", async () => {
    const { autosave, server, device } = anAutosave();
    server.isDown = true;
    device.isOnline = false;
    autosave.change("new");
    await vi.advanceTimersByTimeAsync(800);
    expect(autosave.state().status).toEqual({ kind: "kept" });
    server.isDown = false;
    device.isOnline = true;
    autosave.wake();
    await vi.advanceTimersByTimeAsync(0);
    expect(autosave.state().status.kind).toBe("saved");
  });

  test("where the device cannot keep anything, it does not say that it does", async () => {
    const { autosave, server, device } = anAutosave();
    server.isDown = true;
    device.isFull = true;
    device.isOnline = false;
    autosave.change("new");
    await vi.advanceTimersByTimeAsync(800);
    expect(autosave.state().status).toMatchObject({ kind: "retrying", isKept: false });
  });

  test("typing on while it waits does not wait for the next try", async () => {
    const { autosave, server } = anAutosave();
    server.isDown = true;
    autosave.change("new");
    await vi.advanceTimersByTimeAsync(20_000);
    server.isDown = false;
    autosave.change("newer");
    await vi.advanceTimersByTimeAsync(1000);
    expect(server.value).toBe("newer");
  });

  test("an answer that was lost on its way back does not become a conflict with oneself", async () => {
    const { autosave, server } = anAutosave();
    const { save } = server;
    server.save = async (request) => {
      await save(request);
      server.save = save;
      throw new TypeError("connection reset");
    };
    autosave.change("new");
    await vi.advanceTimersByTimeAsync(5000);
    expect(autosave.state().status.kind).toBe("saved");
    autosave.change("newer");
    await vi.advanceTimersByTimeAsync(1000);
    expect(server.value).toBe("newer");
  });
});

describe("when someone else has saved", () => {
  async function inConflict() {
    const made = anAutosave();
    made.server.value = "theirs";
    made.server.revision = 9;
    made.autosave.change("mine");
    await vi.advanceTimersByTimeAsync(800);
    return made;
  }

  test("nothing more is sent, the other text is shown, mine is kept here", async () => {
    const { autosave, server, device } = await inConflict();
    expect(autosave.state()).toMatchObject({
      value: "mine",
      status: { kind: "conflict", theirs: "theirs", revision: 9 },
    });
    autosave.change("mine and more");
    await vi.advanceTimersByTimeAsync(60_000);
    expect(server.seen).toHaveLength(1);
    expect(server.value).toBe("theirs");
    expect(device.copy?.value).toBe("mine and more");
    expect(await autosave.flush()).toBe(false);
  });

  test("mine goes over theirs when the author says so", async () => {
    const { autosave, server } = await inConflict();
    autosave.resolve("mine");
    await vi.advanceTimersByTimeAsync(0);
    expect(server.value).toBe("mine");
    expect(autosave.state().status.kind).toBe("saved");
  });

  test("what both were made from is known, and one text made of both is sent over theirs", async () => {
    const { autosave, server, device } = await inConflict();
    const { status } = autosave.state();
    expect(status.kind === "conflict" && status.base).toBe("old");
    const bringBack = autosave.resolve({ merged: "theirs and mine" });
    expect(autosave.state().value).toBe("theirs and mine");
    expect(device.copy?.value).toBe("theirs and mine");
    await vi.advanceTimersByTimeAsync(0);
    expect([server.value, autosave.state().status.kind]).toEqual(["theirs and mine", "saved"]);
    bringBack();
    await vi.advanceTimersByTimeAsync(1000);
    expect(server.value).toBe("mine");
  });

  test("theirs takes the place of mine when the author says so", async () => {
    const { autosave, server, device } = await inConflict();
    autosave.resolve("theirs");
    expect(autosave.state()).toMatchObject({ value: "theirs", status: { kind: "idle" } });
    expect(device.copy).toBeNull();
    autosave.change("theirs, amended");
    await vi.advanceTimersByTimeAsync(1000);
    expect(server.value).toBe("theirs, amended");
  });

  test("mine comes back after theirs was taken, and goes over theirs", async () => {
    const { autosave, server, device } = await inConflict();
    autosave.change("mine and more");
    const bringBack = autosave.resolve("theirs");
    await vi.advanceTimersByTimeAsync(5000);
    expect(server.value).toBe("theirs");
    bringBack();
    expect(autosave.state().value).toBe("mine and more");
    await vi.advanceTimersByTimeAsync(300);
    expect(device.copy?.value).toBe("mine and more");
    await vi.advanceTimersByTimeAsync(1000);
    expect(server).toMatchObject({ value: "mine and more", revision: 10 });
    expect(autosave.state().status.kind).toBe("saved");
  });

  test("a refusal is told in its sentence, keeps the text here and is tried again with the next change", async () => {
    const { autosave, server, device } = anAutosave();
    const { save } = server;
    server.save = async () => {
      throw new SaveRefused("The course is archived.");
    };
    autosave.change("new");
    await vi.advanceTimersByTimeAsync(60_000);
    expect(autosave.state().status).toEqual({ kind: "refused", why: "The course is archived." });
    expect(device.copy?.value).toBe("new");
    server.save = save;
    autosave.change("newer");
    await vi.advanceTimersByTimeAsync(1000);
    expect(server.value).toBe("newer");
  });

  test.each([
    [conflict("t", 3), "conflict"],
    [new SaveRefused("No"), "refused"],
    [{ code: "CONFLICT", reason: "other", facts: {} }, "unreachable"],
    [new TypeError("fetch failed"), "unreachable"],
    [null, "unreachable"],
  ])("%j is %s", (error, kind) => {
    expect(failureOf(error).kind).toBe(kind);
  });
});

describe("coming back", () => {
  const keptAt = new Date("2026-03-01T20:15:00Z");

  test("what the device kept of this revision is there again, and is sent", async () => {
    const { autosave, server, device } = anAutosave(aServer(), { baseRevision: 7, value: "kept", keptAt });
    expect(autosave.state()).toMatchObject({ value: "kept", restoredFrom: keptAt, status: { kind: "kept" } });
    await vi.advanceTimersByTimeAsync(1000);
    expect(server.value).toBe("kept");
    expect(device.copy).toBeNull();
  });

  test("a copy that the server has already is dropped without a word", () => {
    const { autosave, device } = anAutosave(aServer("same"), { baseRevision: 6, value: "same", keptAt });
    expect(autosave.state()).toMatchObject({ value: "same", restoredFrom: null, status: { kind: "idle" } });
    expect(device.copy).toBeNull();
  });

  test("a copy of an older revision is a conflict, not a restored text", async () => {
    const { autosave, server } = anAutosave(aServer("newer on the server", 9), {
      baseRevision: 7,
      value: "kept",
      keptAt,
    });
    expect(autosave.state()).toMatchObject({
      value: "kept",
      status: { kind: "conflict", theirs: "newer on the server", revision: 9, base: null },
    });
    await vi.advanceTimersByTimeAsync(60_000);
    expect(server.seen).toEqual([]);
  });

  test("a copy made from a text that the server had stored without our knowing is restored, not a conflict", async () => {
    const server = aServer();
    server.isMute = true;
    const first = anAutosave(server);
    first.autosave.change("old, and");
    await vi.advanceTimersByTimeAsync(900);
    first.autosave.change("old, and more");
    await vi.advanceTimersByTimeAsync(300);
    expect(server.value).toBe("old, and");
    server.isMute = false;
    const second = anAutosave(server, first.device.copy, { revision: server.revision, value: server.value });
    expect(second.autosave.state()).toMatchObject({ value: "old, and more", restoredFrom: expect.any(Date) });
    expect(second.autosave.state().status.kind).toBe("kept");
    await vi.advanceTimersByTimeAsync(1000);
    expect(server.value).toBe("old, and more");
  });

  test("a restored text can be put away for the server's", async () => {
    const { autosave, server, device } = anAutosave(aServer(), { baseRevision: 7, value: "kept", keptAt });
    autosave.discardRestored();
    expect(autosave.state()).toEqual({ value: "old", restoredFrom: null, status: { kind: "idle" } });
    await vi.advanceTimersByTimeAsync(5000);
    expect(server.seen).toEqual([]);
    expect(device.copy).toBeNull();
  });

  test("and when it has been sent too: the text from before is sent over it", async () => {
    const { autosave, server, device } = anAutosave(aServer(), { baseRevision: 7, value: "kept", keptAt });
    await vi.advanceTimersByTimeAsync(1000);
    expect(server.value).toBe("kept");
    const bringBack = autosave.discardRestored();
    expect(autosave.state()).toMatchObject({ value: "old", restoredFrom: null });
    await vi.advanceTimersByTimeAsync(1000);
    expect([server.value, device.copy]).toEqual(["old", null]);
    bringBack();
    await vi.advanceTimersByTimeAsync(1000);
    expect(server.value).toBe("kept");
  });
});

test("whatever the line does, nothing that was typed is lost", async () => {
  const aStep = fc.oneof(
    fc.record({ do: fc.constant("type" as const), text: fc.string({ minLength: 1, maxLength: 3 }) }),
    fc.record({ do: fc.constantFrom("drop" as const, "mute" as const, "mend" as const, "wake" as const) }),
    fc.record({ do: fc.constant("undo" as const) }),
    fc.record({ do: fc.constant("wait" as const), ms: fc.integer({ min: 0, max: 5000 }) }),
  );
  await fc.assert(
    fc.asyncProperty(fc.array(aStep, { maxLength: 20 }), async (steps) => {
      const { autosave, server, device } = anAutosave();
      let typed = "old";
      for (const step of steps) {
        if (step.do === "type") {
          typed += step.text;
          autosave.change(typed);
        } else if (step.do === "undo") {
          typed = typed.slice(0, -1);
          autosave.change(typed);
        } else if (step.do === "wait") await vi.advanceTimersByTimeAsync(step.ms);
        else if (step.do === "wake") autosave.wake();
        else {
          server.isDown = step.do === "drop";
          server.isMute = step.do === "mute";
        }
      }
      autosave.keepNow();
      expect([server.value, device.copy?.value]).toContain(typed);
      server.isDown = false;
      server.isMute = false;
      await vi.advanceTimersByTimeAsync(31_000);
      expect(server.value).toBe(typed);
      expect(device.copy).toBeNull();
    }),
    { numRuns: 200 },
  );
});
