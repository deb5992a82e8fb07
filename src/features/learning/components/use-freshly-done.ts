"use client";
import { useEffect, useState } from "react";

/** Storage can be closed to a page; then nothing is fresh. */
function remember(name: string, isOpen: boolean): boolean {
  try {
    const wasOpen = sessionStorage.getItem(name) !== null;
    if (isOpen) sessionStorage.setItem(name, "1");
    else sessionStorage.removeItem(name);
    return wasOpen;
  } catch {
    return false;
  }
}

/**
 * Whether something was finished since this tab last saw it unfinished: true once, on the page that sees it first, also where it was
 * finished on another one (an attempt). `name` is of the thing and its student.
 */
export function useFreshlyDone(name: string, isDone: boolean): boolean {
  const [isFresh, setFresh] = useState(false);
  useEffect(() => {
    const wasOpen = remember(`lectern_open ${name}`, !isDone);
    if (!isDone) setFresh(false);
    else if (wasOpen) setFresh(true);
  }, [name, isDone]);
  return isFresh;
}
