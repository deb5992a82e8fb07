"use client";
import { type PointerEvent as ReactPointerEvent, useEffect, useRef } from "react";

export interface Following {
  move: (at: PointerEvent) => void;
  /** False where it was given up: with Escape, or because the browser took the finger to scroll. */
  end: (isLetGo: boolean) => void;
}

/**
 * Follows a mouse, a pen or a finger from its press until it is let go, wherever it goes. Other fingers that touch the screen
 * meanwhile are not heard, nor followed.
 */
export function useFollowedPointer(): (pressed: ReactPointerEvent, following: Following) => void {
  const followed = useRef<{ id: number; stop: () => void } | null>(null);
  useEffect(() => () => followed.current?.stop(), []);

  return ({ pointerId: id }, following) => {
    // A mouse that is pressed twice was let go where nothing heard of it.
    if (followed.current && followed.current.id !== id) return;
    followed.current?.stop();
    const end = (isLetGo: boolean) => {
      stop();
      following.end(isLetGo);
    };
    const hear = (at: PointerEvent) => {
      if (at.pointerId !== id) return;
      if (at.type === "pointermove") following.move(at);
      else end(at.type === "pointerup");
    };
    const hearKey = ({ key }: KeyboardEvent) => key === "Escape" && end(false);
    const heard = ["pointermove", "pointerup", "pointercancel"] as const;
    const stop = () => {
      followed.current = null;
      for (const name of heard) document.removeEventListener(name, hear);
      document.removeEventListener("keydown", hearKey);
    };
    followed.current = { id, stop };
    for (const name of heard) document.addEventListener(name, hear);
    document.addEventListener("keydown", hearKey);
  };
}
