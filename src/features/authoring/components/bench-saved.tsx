"use client";
import { type RefObject, useEffect, useRef, useSyncExternalStore } from "react";
import { savedStore } from "@/components/form/tell-saved";
import { SavedState } from "@/components/ui/saved-state";

/** The saved state of whatever is edited below the bench. */
export function BenchSaved() {
  const state = useSyncExternalStore(savedStore.subscribe, savedStore.read, savedStore.readOnServer);
  const here = useRef<HTMLSpanElement>(null);
  useBenchHeight(here);
  return (
    <span ref={here} className="bench__saved">
      <SavedState state={state} />
    </span>
  );
}

/** What sticks below the bench has to know how high that is: it wraps with its title, its tags and the reader's letters. */
function useBenchHeight(inside: RefObject<HTMLElement | null>): void {
  useEffect(() => {
    const bench = inside.current?.closest<HTMLElement>(".bench");
    if (!bench) return;
    const root = document.documentElement.style;
    const sizes = new ResizeObserver(() => root.setProperty("--bench-height", `${bench.offsetHeight}px`));
    sizes.observe(bench);
    return () => {
      sizes.disconnect();
      root.removeProperty("--bench-height");
    };
  }, [inside]);
}
