"use client";
import { useState } from "react";
import { describeFailure } from "@/components/api/client";
import { useRefusal } from "@/components/api/use-refusal";
import { tellSaved } from "@/components/form/tell-saved";
import type { SaveState } from "@/components/ui/saved-state";
import { CallQueue } from "./call-queue";

const isUnanswered = (error: unknown): boolean => {
  const { httpStatus } = describeFailure(error);
  return httpStatus === null || httpStatus >= 500 || httpStatus === 429;
};

const wait = (seconds: number) =>
  new Promise<void>((resolve) => {
    const go = () => {
      clearTimeout(timer);
      window.removeEventListener("online", go);
      resolve();
    };
    const timer = setTimeout(go, seconds * 1_000);
    window.addEventListener("online", go);
  });

/** One queue for as long as the page is; it says to the course header how far it is, or to whoever says more than that. */
export function useCallQueue(tell: (state: SaveState) => void = tellSaved): CallQueue {
  const wordsFor = useRefusal("authoring.errors");
  const [queue] = useState(() => new CallQueue({ tell, isUnanswered, wordsFor, wait }));
  return queue;
}
