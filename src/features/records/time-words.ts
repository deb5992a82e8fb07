import { studyTime } from "@/features/certificates/rules";

type Translate = (key: "hours" | "minutes" | "both", values: { hours: number; minutes: number }) => string;

/** Seconds as "3 hours 5 minutes", whole minutes that were completed. `t` speaks `records.time`. */
export function timeWords(t: Translate, seconds: number): string {
  const time = studyTime(Math.floor(seconds / 60));
  return t(time.hours === 0 ? "minutes" : time.minutes === 0 ? "hours" : "both", time);
}
