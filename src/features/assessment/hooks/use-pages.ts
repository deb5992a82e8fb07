import { useSearchParams } from "next/navigation";
import { useEffect, useRef, useState } from "react";
import { pageNamed, pagesOf } from "@/features/assessment/components/pages-of";
import type { ShownAttempt } from "@/features/assessment/components/shown-attempt";

const named = () => new URLSearchParams(window.location.search).get("page");

/**
 * Which page is open: the address keeps it, so that reloading stays and Back goes back. Without one in the address it is the page
 * with the question `start`. What a turned page begins with takes the focus.
 */
export function usePages(attempt: ShownAttempt, start: number) {
  const pages = pagesOf(attempt);
  const pageWith = (index: number) =>
    Math.max(
      0,
      pages.findIndex(({ end }) => index < end),
    );
  const [open, setOpen] = useState(useSearchParams().get("page"));
  const at = open === null ? pageWith(start) : pageNamed(open, pages.length);
  const wanted = useRef<number | null>(null);
  const before = useRef(at);
  const { length: count } = pages;

  useEffect(() => {
    // The router may pass over an entry that a link within the page has made.
    const follow = () => setOpen(named());
    window.addEventListener("popstate", follow);
    return () => window.removeEventListener("popstate", follow);
  }, []);
  useEffect(() => {
    if (count > 1 && named() === null) window.history.replaceState(null, "", `?page=${at + 1}`);
  }, [count, at]);
  useEffect(() => {
    if (before.current === at) return;
    before.current = at;
    const question = wanted.current;
    wanted.current = null;
    const element = document.getElementById(question === null ? `page${at + 1}` : `q${question + 1}`);
    if (!element) return;
    element.tabIndex = -1;
    element.focus({ preventScroll: true });
    element.scrollIntoView();
  }, [at]);

  const turn = (to: number) => {
    window.history.pushState(null, "", `?page=${to + 1}`);
    setOpen(String(to + 1));
  };
  /** Turns to the page of a question. @returns false where it is open. */
  const turnTo = (index: number): boolean => {
    const to = pageWith(index);
    if (to === at) return false;
    wanted.current = index;
    turn(to);
    return true;
  };
  return { pages, at, turn, turnTo };
}

export type Pages = ReturnType<typeof usePages>;
