"use client";
import type { ReactNode } from "react";
import { useFreshlyDone } from "./use-freshly-done";

interface FreshlyProps {
  /** Of the thing and its student. */
  name: string;
  isDone: boolean;
  /** What is shown, and read out, on the page that first sees it done; without it the page only remembers what is not. */
  children?: ReactNode;
}

export function Freshly({ name, isDone, children }: FreshlyProps) {
  const isFresh = useFreshlyDone(name, isDone);
  return children === undefined ? null : <div role="status">{isFresh && children}</div>;
}
