export type TestClock = { now: () => Date; advance: (milliseconds: number) => void; set: (time: string) => void };

/** A clock that stays still until told otherwise. Times are ISO 8601. */
export function aClock(time = "2026-03-02T09:00:00.000Z"): TestClock {
  let current = new Date(time).getTime();
  return {
    now: () => new Date(current),
    advance: (milliseconds) => {
      current += milliseconds;
    },
    set: (next) => {
      current = new Date(next).getTime();
    },
  };
}
