/** What a plain timetable says; of any other, its five fields speak for themselves. */
export type CronSense =
  | { kind: "minutes"; every: number }
  | { kind: "hours"; minutes: readonly number[] }
  | { kind: "daily"; at: string }
  /** 0 is Sunday. */
  | { kind: "weekly"; at: string; days: readonly number[] }
  | { kind: "monthly"; at: string; day: number }
  | { kind: "other" };

const number = /^\d{1,2}$/;
const numbers = /^\d{1,2}(,\d{1,2})*$/;
const step = /^\*\/(\d{1,2})$/;

const two = (value: string) => value.padStart(2, "0");

export function describeCron(cron: string): CronSense {
  const [minute = "", hour = "", day = "", month = "", weekday = ""] = cron.split(" ");
  const isEachDay = day === "*" && month === "*" && weekday === "*";
  if (isEachDay && hour === "*") return describeWithinHours(minute);
  if (!number.test(minute) || !number.test(hour) || month !== "*") return { kind: "other" };
  const at = `${two(hour)}:${two(minute)}`;
  if (isEachDay) return { kind: "daily", at };
  if (day === "*" && numbers.test(weekday)) {
    // 7 is Sunday as well.
    const days = [...new Set(weekday.split(",").map((one) => Number(one) % 7))];
    return { kind: "weekly", at, days: days.sort((a, b) => a - b) };
  }
  if (weekday === "*" && number.test(day)) return { kind: "monthly", at, day: Number(day) };
  return { kind: "other" };
}

function describeWithinHours(minute: string): CronSense {
  if (minute === "*") return { kind: "minutes", every: 1 };
  const every = Number(step.exec(minute)?.[1] ?? 0);
  // Of what does not divide the hour, the last wait of each is shorter: those are not "every so many minutes".
  if (every > 0 && 60 % every === 0) return { kind: "minutes", every };
  if (numbers.test(minute)) return { kind: "hours", minutes: minute.split(",").map(Number) };
  return { kind: "other" };
}
