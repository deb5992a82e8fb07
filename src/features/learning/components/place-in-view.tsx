"use client";
import { useEffect } from "react";

/** Scrolls the contents, and nothing else, to one's place in them. */
export function PlaceInView({ lessonId }: { lessonId: string }) {
  // biome-ignore lint/correctness/useExhaustiveDependencies: another lesson is another place
  useEffect(() => {
    const here = document.querySelector<HTMLElement>("details [aria-current]");
    const list = here?.closest<HTMLElement>("nav");
    if (!here || !list || list.scrollHeight <= list.clientHeight) return;
    const top = here.getBoundingClientRect().top - list.getBoundingClientRect().top + list.scrollTop;
    list.scrollTop = top - list.clientHeight / 3;
  }, [lessonId]);
  return null;
}
