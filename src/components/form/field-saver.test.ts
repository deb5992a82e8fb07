import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { type FieldValue, isSameValue } from "@/lib/field-value";
import { FieldSaver, type KeptField, type SaveResult } from "./field-saver";

beforeEach(() => {
  vi.useFakeTimers();
  vi.spyOn(Math, "random").mockReturnValue(0.5);
});
afterEach(() => {
  vi.useRealTimers();
  vi.restoreAllMocks();
});

const at = new Date("2026-03-02T09:00:00Z");
const initial = { title: "Tides", subtitle: "", description: "", objectives: [] } satisfies Record<string, FieldValue>;
type Field = keyof typeof initial;

function aSaver(answer: (field: Field, change: KeptField) => SaveResult = () => ({ type: "saved", at })) {
  const sent: [Field, FieldValue, FieldValue][] = [];
  const kept = new Map<Field, KeptField>();
  const conflicts: Field[] = [];
  const saver = new FieldSaver<Field>(
    {
      send: async (field, change) => {
        sent.push([field, change.base, change.value]);
        return answer(field, change);
      },
      keep: (field, change) => (change === null ? kept.delete(field) : kept.set(field, change)),
      onConflict: (field) => conflicts.push(field),
      isStorable: (field, value) => field !== "title" || value !== "",
    },
    initial,
  );
  return { saver, sent, kept, conflicts };
}

describe("saving fields one by one", () => {
  test("what is typed goes once it settles, with its last state, over what was seen", async () => {
    const { saver, sent, kept } = aSaver();
    for (const typed of ["A", "A t", "A tide"]) saver.change("subtitle", typed);
    expect(kept.get("subtitle")?.value).toBe("A tide");
    await vi.advanceTimersByTimeAsync(700);
    expect(sent).toEqual([["subtitle", "", "A tide"]]);
    expect(kept.size).toBe(0);
    expect(saver.read()).toMatchObject({ state: { kind: "saved", at }, isDirty: false });
    saver.change("subtitle", "Another");
    await saver.flush();
    expect(sent[1]).toEqual(["subtitle", "A tide", "Another"]);
  });

  test("a value that cannot be stored waits until it can", async () => {
    const { saver, sent } = aSaver();
    saver.change("title", "");
    await saver.flush();
    expect(sent).toEqual([]);
    saver.change("title", "Tides 2");
    await saver.flush();
    expect(sent).toEqual([["title", "Tides", "Tides 2"]]);
  });

  test("without a line it is kept on the device and tried again until it arrives", async () => {
    let isOnline = false;
    const { saver, sent, kept } = aSaver(() => (isOnline ? { type: "saved", at } : { type: "unreachable" }));
    saver.change("subtitle", "Kept");
    await saver.flush();
    expect(saver.read().state).toEqual({ kind: "kept" });
    await vi.advanceTimersByTimeAsync(1000);
    expect(saver.read().state).toEqual({ kind: "retrying", at: new Date(Date.now() + 2000), isKept: true });
    expect(kept.get("subtitle")).toEqual({ base: "", value: "Kept" });
    isOnline = true;
    await vi.advanceTimersByTimeAsync(2000);
    expect(sent).toHaveLength(3);
    expect(kept.size).toBe(0);
  });

  test("what was typed before the device had answered is not lost to what an earlier visit kept", async () => {
    const { saver, sent } = aSaver();
    saver.change("subtitle", "typed now");
    saver.restore({ subtitle: { base: "", value: "typed then" }, description: { base: "", value: "kept" } });
    await saver.flush();
    expect(sent).toEqual([
      ["subtitle", "", "typed now"],
      ["description", "", "kept"],
    ]);
  });

  test("what an earlier visit kept is sent over what that visit had seen", async () => {
    const { saver, sent } = aSaver();
    saver.restore({ subtitle: { base: "before", value: "typed on the train" }, title: { base: "x", value: "Tides" } });
    await saver.flush();
    expect(sent).toEqual([["subtitle", "before", "typed on the train"]]);
  });

  test("where two versions meet both stay until one is chosen, and other fields go on", async () => {
    const { saver, sent, conflicts } = aSaver((field, { base }) =>
      field === "subtitle" && base === "" ? { type: "conflict", theirs: "Theirs" } : { type: "saved", at },
    );
    saver.change("subtitle", "Mine");
    saver.change("description", "Text");
    await saver.flush();
    expect(conflicts).toEqual(["subtitle"]);
    expect(saver.read()).toMatchObject({
      conflicts: { subtitle: "Theirs" },
      values: { subtitle: "Mine" },
      isDirty: true,
    });
    expect(sent.map(([field]) => field)).toEqual(["subtitle", "description"]);
    saver.resolve("subtitle", "mine");
    await saver.flush();
    expect(sent.at(-1)).toEqual(["subtitle", "Theirs", "Mine"]);
    expect(saver.read()).toMatchObject({ conflicts: {}, isDirty: false });
  });

  test("what is refused says why and stays on the device, and keeps back no other field", async () => {
    const { saver, sent, kept } = aSaver((field, { value }) =>
      field === "subtitle" && value === "Taken" ? { type: "refused", why: "Taken by someone." } : { type: "saved", at },
    );
    saver.change("subtitle", "Taken");
    saver.change("description", "Text");
    await saver.flush();
    expect(sent.map(([field]) => field)).toEqual(["subtitle", "description"]);
    expect(saver.read()).toMatchObject({ state: { kind: "refused", why: "Taken by someone." }, isDirty: true });
    expect([...kept.keys()]).toEqual(["subtitle"]);
    saver.change("title", "Tides 2");
    await saver.flush();
    expect(sent.slice(2).map(([field]) => field)).toEqual(["title", "subtitle"]);
    expect(saver.read().state).toEqual({ kind: "refused", why: "Taken by someone." });
    saver.change("subtitle", "Free");
    await saver.flush();
    expect(saver.read()).toMatchObject({ state: { kind: "saved", at }, isDirty: false });
    expect(kept.size).toBe(0);
  });

  test("what was changed while its earlier value was refused goes next", async () => {
    const { saver, sent } = aSaver((_, { value }) => {
      if (value !== "Taken") return { type: "saved", at };
      saver.change("subtitle", "Free");
      return { type: "refused", why: "Taken by someone." };
    });
    saver.change("subtitle", "Taken");
    await saver.flush();
    expect(sent.map(([, , value]) => value)).toEqual(["Taken", "Free"]);
    expect(saver.read()).toMatchObject({ state: { kind: "saved", at }, isDirty: false });
  });

  test("choosing the other's text sends nothing", async () => {
    const { saver, sent } = aSaver(() => ({ type: "conflict", theirs: "Theirs" }));
    saver.change("subtitle", "Mine");
    await saver.flush();
    saver.resolve("subtitle", "theirs");
    await saver.flush();
    expect(sent).toHaveLength(1);
    expect(saver.read().values.subtitle).toBe("Theirs");
  });

  test("lists are the same where their entries are, in order", () => {
    expect(isSameValue(["a", "b"], ["a", "b"])).toBe(true);
    expect([isSameValue(["a", "b"], ["b", "a"]), isSameValue(["a"], "a"), isSameValue(null, "")]).toEqual([
      false,
      false,
      false,
    ]);
  });
});
