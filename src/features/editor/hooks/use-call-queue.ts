"use client";
import { useEffect, useState } from "react";
import { describeFailure } from "@/components/api/client";
import { useRefusal } from "@/components/api/use-refusal";
import { tellSaved } from "@/components/form/tell-saved";
import { mayWorkLater, waitOrOnline } from "@/lib/kept/retry";
import type { SaveStatus } from "@/lib/kept/save-status";
import { CallQueue } from "./call-queue";

const isUnanswered = (error: unknown): boolean => mayWorkLater(describeFailure(error));

/** One queue for as long as the page is, which asks before it goes with what waits; it says to the course header how far it is, or to whoever says more than that. */
export function useCallQueue(tell: (state: SaveStatus) => void = tellSaved): CallQueue {
  const wordsFor = useRefusal("editor.errors");
  const [queue] = useState(() => new CallQueue({ tell, isUnanswered, wordsFor, wait: waitOrOnline }));
  useEffect(() => {
    const stay = (event: BeforeUnloadEvent) => {
      if (queue.holdsUnkept) event.preventDefault();
    };
    window.addEventListener("beforeunload", stay);
    return () => window.removeEventListener("beforeunload", stay);
  }, [queue]);
  return queue;
}
