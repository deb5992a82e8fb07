// @vitest-environment happy-dom
import { AppRouterContext } from "next/dist/shared/lib/app-router-context.shared-runtime";
import { act, type ContextType } from "react";
import { createRoot } from "react-dom/client";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { useRowOrder } from "./use-row-order";

const given = [{ id: "a" }, { id: "b" }, { id: "c" }];
const router = { refresh: () => undefined } as unknown as ContextType<typeof AppRouterContext> & object;

let order: ReturnType<typeof useRowOrder<{ id: string }>>;
let calls: { resolve: () => void; reject: (error: Error) => void }[];
let unmount: () => void;

const save = () => new Promise<void>((resolve, reject) => calls.push({ resolve, reject }));

function List() {
  order = useRowOrder({ given, save });
  return null;
}

const shown = () => order.list.map(({ id }) => id).join("");
const row = (id: string) => ({ id });
const answer = (at: number, error?: Error) =>
  act(async () => (error ? calls[at]?.reject(error) : calls[at]?.resolve()));

describe("rows that are ordered", () => {
  beforeEach(async () => {
    vi.stubGlobal("IS_REACT_ACT_ENVIRONMENT", true);
    calls = [];
    const root = createRoot(document.createElement("div"));
    await act(async () =>
      root.render(
        <AppRouterContext value={router}>
          <List />
        </AppRouterContext>,
      ),
    );
    unmount = () => act(() => root.unmount());
  });
  afterEach(() => {
    unmount();
    vi.unstubAllGlobals();
  });

  it("are shown in their new order at once, which is told once it is stored", async () => {
    let moved: unknown = "not yet";
    await act(async () => void order.step(row("a"), 1).then((place) => (moved = place)));
    expect([shown(), moved]).toEqual(["bac", "not yet"]);
    await answer(0);
    expect([shown(), moved]).toEqual(["bac", { place: 2, of: 3 }]);
  });

  it("go back where a move is refused; the moves after it stand", async () => {
    const moved: unknown[] = [];
    await act(async () => void order.step(row("a"), 1).then((place) => moved.push(place)));
    await act(async () => void order.step(row("c"), -1).then((place) => moved.push(place)));
    expect(shown()).toBe("bca");
    const why = new Error("No");
    await answer(0, why);
    expect([shown(), order.failure]).toEqual(["cab", { error: why }]);
    await answer(1);
    expect([shown(), moved]).toEqual(["cab", [null, expect.anything()]]);
  });

  it("come back where their removal is refused", async () => {
    let isGone: boolean | null = null;
    const without = (all: readonly { id: string }[]) => all.filter(({ id }) => id !== "b");
    await act(async () => void order.change(without, save).then((gone) => (isGone = gone)));
    expect(shown()).toBe("ac");
    await answer(0, new Error("No"));
    expect([shown(), isGone]).toEqual(["abc", false]);
  });
});
