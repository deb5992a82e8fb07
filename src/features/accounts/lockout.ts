import { addSeconds } from "@/lib/time";

/** Wrong passwords in a row that cost nothing. */
export const freeTries = 4;
/** A wrong password is forgotten after this many hours, so that a count never outlives the day. */
export const countedHours = 24;
const firstSeconds = 60;
const mostSeconds = 3600;

/** Seconds for which no one new is let try after this many wrong passwords in a row: a minute, doubled each time, an hour at most. */
export const lockSeconds = (failures: number): number =>
  failures <= freeTries ? 0 : Math.min(firstSeconds * 2 ** (failures - freeTries - 1), mostSeconds);

/** Until when that lock holds, counted from the last of them; null for none. */
export const lockedUntil = (failures: number, lastAt: Date): Date | null => {
  const seconds = lockSeconds(failures);
  return seconds === 0 ? null : addSeconds(lastAt, seconds);
};

/**
 * Whether a sign-in that went well may have been a good guess: from a device that is new, after wrong passwords of someone.
 * Such a session confirms the password once more before it changes anything about the account.
 */
export const suspiciousFailures = 3;
