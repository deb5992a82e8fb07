"use client";
import { useEffect, useState } from "react";

/**
 * Whether something was finished since this tab last saw it unfinished: true once, on the page that sees it first, also where it was
 * finished on another one (an attempt). `name` is of the thing and its student.
 */
export function useFreshlyDone(name: string, isDone: boolean): boolean {
  const [isFresh, setFresh] = useState(false);
  useEffect(() => {
    const key = `lectern_open ${name}`;
    let wasOpen = false;
    try {
      wasOpen = Boolean(sessionStorage.getItem(key));
      sessionStorage.setItem(key, isDone ? "" : "1");
    } catch {
      // Storage can be closed to a page; then nothing is fresh.
    }
    setFresh((before) => isDone && (before || wasOpen));
  }, [name, isDone]);
  return isFresh;
}
