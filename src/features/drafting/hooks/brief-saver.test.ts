import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import type { Brief, BriefField, BriefValue } from "@/features/drafting/schema";
import { BriefSaver, type SaveResult } from "./brief-saver";

const empty: Brief = {
  topic: "",
  description: "",
  audience: [],
  objectives: [],
  level: null,
  length: null,
  tone: null,
  language: "en",
  minutes: null,
  price: "",
};

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

function aSaver(answers: SaveResult[] = []) {
  const sent: [BriefField, BriefValue, BriefValue][] = [];
  const send = async (field: BriefField, { base, value }: { base: BriefValue; value: BriefValue }) => {
    sent.push([field, base, value]);
    return answers.shift() ?? ({ type: "saved", at: new Date(0) } as const);
  };
  return { saver: new BriefSaver(send, empty), sent };
}

describe("a brief that is typed", () => {
  it("is sent once the typing settles, over what was there before", async () => {
    const { saver, sent } = aSaver();
    for (const text of ["T", "Ti", "Tides"]) saver.change("topic", text);
    expect(saver.read().isDirty).toBe(true);
    await vi.runAllTimersAsync();
    expect(sent).toEqual([["topic", "", "Tides"]]);
    saver.change("topic", "Tides and winds");
    await vi.runAllTimersAsync();
    expect(sent.at(-1)).toEqual(["topic", "Tides", "Tides and winds"]);
    expect(saver.read()).toMatchObject({ state: { kind: "saved" }, isDirty: false });
  });

  it("is not sent where its field does not take it, and does not hold up the others", async () => {
    const { saver, sent } = aSaver();
    saver.change("price", "49");
    saver.change("minutes", 0);
    saver.change("topic", "Tides");
    await vi.runAllTimersAsync();
    expect(sent.map(([field]) => field)).toEqual(["topic"]);
  });

  it("is tried again while the line is down, and lost nowhere", async () => {
    const { saver, sent } = aSaver([{ type: "unreachable" }, { type: "unreachable" }]);
    saver.change("topic", "Tides");
    await vi.advanceTimersByTimeAsync(800);
    expect(saver.read().state).toEqual({ kind: "retrying", inSeconds: 2 });
    await vi.runAllTimersAsync();
    expect(sent).toHaveLength(3);
    expect(saver.read().state.kind).toBe("saved");
  });

  it("that meets another's value waits for a decision, and either is kept as decided", async () => {
    const meeting: SaveResult = { type: "conflict", theirs: "Winds" };
    const { saver, sent } = aSaver([meeting]);
    saver.change("topic", "Tides");
    await vi.runAllTimersAsync();
    expect(saver.read()).toMatchObject({ conflicts: { topic: "Winds" }, isDirty: true });
    saver.resolve("topic", "mine");
    await vi.runAllTimersAsync();
    expect(sent.at(-1)).toEqual(["topic", "Winds", "Tides"]);
    const other = aSaver([meeting]);
    other.saver.change("topic", "Tides");
    await vi.runAllTimersAsync();
    other.saver.resolve("topic", "theirs");
    await vi.runAllTimersAsync();
    expect(other.sent).toHaveLength(1);
    expect(other.saver.read().values.topic).toBe("Winds");
  });
});
