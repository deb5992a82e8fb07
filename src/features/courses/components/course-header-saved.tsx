"use client";
import { useRouter } from "next/navigation";
import { type RefObject, useEffect, useRef, useSyncExternalStore } from "react";
import { savedStore } from "@/components/form/tell-saved";
import { SavedState } from "@/components/ui/saved-state";

/** The saved state of whatever is edited below the course header. `isAsLive`: the header shows no changes that wait to be published. */
export function CourseHeaderSaved({ isAsLive }: { isAsLive: boolean }) {
  const state = useSyncExternalStore(savedStore.subscribe, savedStore.read, savedStore.readOnServer);
  const here = useRef<HTMLSpanElement>(null);
  useHeaderHeight(here);
  const router = useRouter();
  const savedAt = state.kind === "saved" ? state.at.getTime() : null;
  // What was just stored may be the first change: its tag and the way to publish it come from the server.
  useEffect(() => {
    if (isAsLive && savedAt !== null) router.refresh();
  }, [isAsLive, savedAt, router]);
  return (
    <span
      ref={here}
      className="contents [&>.state]:me-2 [&>.state]:min-inline-36 [&>.state]:min-block-[1lh] max-phone:[&>.state]:order-1 max-phone:[&>.state]:me-0"
    >
      <SavedState state={state} />
    </span>
  );
}

/** What sticks below the course header has to know how high that is: it wraps with its title, its tags and the reader's letters. */
function useHeaderHeight(inside: RefObject<HTMLElement | null>): void {
  useEffect(() => {
    const courseHeader = inside.current?.closest<HTMLElement>("[data-studio-header]");
    if (!courseHeader) return;
    const root = document.documentElement.style;
    const sizes = new ResizeObserver(() =>
      root.setProperty("--course-header-height", `${courseHeader.offsetHeight}px`),
    );
    sizes.observe(courseHeader);
    return () => {
      sizes.disconnect();
      root.removeProperty("--course-header-height");
    };
  }, [inside]);
}
