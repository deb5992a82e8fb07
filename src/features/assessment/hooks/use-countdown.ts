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

/** Counts down to the deadline by the server's clock; `onZero` is called once. */
export function useCountdown(
  { deadlineAt, remainingSeconds }: { deadlineAt: Date | null; remainingSeconds: number | null },
  clock: ServerClock,
  onZero: () => void,
): Countdown {
  const [secondsLeft, setSecondsLeft] = useState(remainingSeconds);
  const [warning, setWarning] = useState<number | null>(null);
  const zero = useRef(onZero);
  zero.current = onZero;

  useEffect(() => {
    if (!deadlineAt) return setSecondsLeft(null);
    let before = Number.POSITIVE_INFINITY;
    let timer: ReturnType<typeof setTimeout>;
    const tick = () => {
      const leftMs = deadlineAt.getTime() - clock.now();
      const left = Math.max(0, Math.ceil(leftMs / 1000));
      setSecondsLeft(left);
      const due = spokenMinutes.find((minutes) => before > minutes * 60 && left <= minutes * 60 && before < Infinity);
      if (due !== undefined) setWarning(due);
      before = left;
      if (leftMs <= 0) zero.current();
      else timer = setTimeout(tick, leftMs % 1000 || 1000);
    };
    tick();
    return () => clearTimeout(timer);
  }, [deadlineAt, clock]);

  return { secondsLeft, warning };
}
