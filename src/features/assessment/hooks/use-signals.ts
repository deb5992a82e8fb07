import { useCallback, useEffect, useRef } from "react";
import type { ShownAttempt } from "@/features/assessment/components/shown-attempt";
import type { ServerClock } from "./server-clock";
import type { SignalWatch } from "./watch-signals";

/**
 * Notes what the rules of the attempt say is noted, with code that is fetched only then. Returns what sends everything noted so far:
 * an attempt that has ended takes no more of it.
 */
export function useSignals(attempt: ShownAttempt, clock: ServerClock): () => void {
  const watch = useRef<SignalWatch | null>(null);
  useEffect(() => {
    if (!attempt.recordsSignals) return;
    let isGone = false;
    const start = async () => {
      try {
        const { watchSignals } = await import("./watch-signals");
        if (!isGone) watch.current ??= watchSignals(attempt, clock);
      } catch {
        // Without its code nothing is noted, and the attempt goes on all the same.
      }
    };
    void start();
    window.addEventListener("online", start);
    return () => {
      isGone = true;
      window.removeEventListener("online", start);
      watch.current?.stop();
      watch.current = null;
    };
  }, [attempt, clock]);
  return useCallback(() => watch.current?.send(), []);
}
