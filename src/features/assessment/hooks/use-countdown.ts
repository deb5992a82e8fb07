import { useEffect, useRef, useState } from "react";
import type { ServerClock } from "./server-clock";

/** Minutes before the end at which the clock speaks. */
const spokenMinutes = [10, 5, 1];

export interface Countdown {
  /** Whole seconds left; null without a limit. */
  secondsLeft: number | null;
  /** The last warning that is due, in minutes left, or null. Only one that came true while the page was open is given. */
  warning: number | null;
}

/**
 * The minutes left to speak of, where one of the moments came since the last look, or null. A device that slept past several is told what is left
 * now.
 * @param before seconds left at the last look
 * @param left seconds left now
 */
export function dueWarning(before: number, left: number): number | null {
  const isDue = left > 0 && spokenMinutes.some((minutes) => before > minutes * 60 && left <= minutes * 60);
  return isDue ? Math.ceil(left / 60) : null;
}

/** Counts down to the deadline by the server's clock; `onZero` is called once. Another deadline is warned of anew. */
export function useCountdown(
  { deadlineAt, remainingSeconds }: { deadlineAt: Date | null; remainingSeconds: number | null },
  clock: ServerClock,
  onZero: () => void,
): Countdown {
  const [secondsLeft, setSecondsLeft] = useState(remainingSeconds);
  const [warning, setWarning] = useState<number | null>(null);
  const zero = useRef(onZero);
  zero.current = onZero;
  // Each saved answer tells the deadline again.
  const deadlineMs = deadlineAt?.getTime() ?? null;

  useEffect(() => {
    setWarning(null);
    if (deadlineMs === null) return setSecondsLeft(null);
    let before = 0;
    let timer: ReturnType<typeof setTimeout>;
    const tick = () => {
      const leftMs = deadlineMs - clock.now();
      const left = Math.max(0, Math.ceil(leftMs / 1000));
      setSecondsLeft(left);
      const due = dueWarning(before, left);
      if (due !== null) setWarning(due);
      before = left;
      if (leftMs <= 0) zero.current();
      else timer = setTimeout(tick, leftMs % 1000 || 1000);
    };
    tick();
    return () => clearTimeout(timer);
  }, [deadlineMs, clock]);

  return { secondsLeft, warning };
}
