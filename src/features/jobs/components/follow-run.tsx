"use client";
import { useRouter } from "next/navigation";
import { useEffect } from "react";

const everyMs = 2000;
/** No one looks at one run for longer; a page left open asks no more. */
const mostLooks = 300;

/** Looks again while a run has not ended and someone looks on. */
export function FollowRun({ isOver }: { isOver: boolean }) {
  const router = useRouter();
  useEffect(() => {
    if (isOver) return;
    let looks = 0;
    const timer = setInterval(() => {
      if (document.visibilityState === "hidden") return;
      looks++;
      if (looks > mostLooks) clearInterval(timer);
      else router.refresh();
    }, everyMs);
    return () => clearInterval(timer);
  }, [isOver, router]);
  return null;
}
