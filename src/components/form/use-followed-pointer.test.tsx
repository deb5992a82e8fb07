// @vitest-environment happy-dom
import { act, type PointerEvent as ReactPointerEvent } from "react";
import { createRoot } from "react-dom/client";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { useFollowedPointer } from "./use-followed-pointer";

let follow: ReturnType<typeof useFollowedPointer>;
let unmount: () => void;
let heard: string[];

function Surface() {
  follow = useFollowedPointer();
  return null;
}

const press = (pointerId: number) =>
  follow({ pointerId } as ReactPointerEvent, {
    move: ({ clientY }) => heard.push(`${pointerId} to ${clientY}`),
    end: (isLetGo) => heard.push(`${pointerId} ${isLetGo ? "let go" : "given up"}`),
  });
const send = (type: string, pointerId: number, clientY = 0) =>
  document.dispatchEvent(new PointerEvent(type, { pointerId, clientY }));

describe("a pointer that is followed", () => {
  beforeEach(async () => {
    vi.stubGlobal("IS_REACT_ACT_ENVIRONMENT", true);
    heard = [];
    const root = createRoot(document.createElement("div"));
    await act(async () => root.render(<Surface />));
    unmount = () => act(() => root.unmount());
  });
  afterEach(() => {
    unmount();
    vi.unstubAllGlobals();
  });

  it("is the first of several fingers, whatever the others do", () => {
    press(1);
    send("pointermove", 1, 10);
    press(2);
    send("pointermove", 2, 500);
    send("pointerup", 2);
    send("pointercancel", 3);
    send("pointermove", 1, 20);
    send("pointerup", 1);
    expect(heard).toEqual(["1 to 10", "1 to 20", "1 let go"]);
  });

  it("is not heard any more once it was let go, taken away or given up", () => {
    press(1);
    send("pointerup", 1);
    press(2);
    send("pointercancel", 2);
    press(3);
    document.dispatchEvent(new KeyboardEvent("keydown", { key: "Escape" }));
    for (const id of [1, 2, 3]) send("pointermove", id);
    expect(heard).toEqual(["1 let go", "2 given up", "3 given up"]);
  });

  it("is followed anew where it was let go unheard", () => {
    press(1);
    press(1);
    send("pointermove", 1, 10);
    send("pointerup", 1);
    expect(heard).toEqual(["1 to 10", "1 let go"]);
  });

  it("is not heard any more once what it was pressed on is gone", () => {
    press(1);
    unmount();
    send("pointermove", 1);
    expect(heard).toEqual([]);
  });
});
