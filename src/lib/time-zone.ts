import * as z from "zod";

/** Whether a name is a time zone that this machine knows; the same list for browser and server is not promised, so both ask. */
function isTimeZone(name: string): boolean {
  try {
    return Boolean(new Intl.DateTimeFormat("en", { timeZone: name }));
  } catch {
    return false;
  }
}

/** The name of a time zone (IANA). */
export const TimeZone = z
  .string()
  .max(64)
  // No offsets: they know nothing of summer time.
  .regex(/^[A-Za-z][A-Za-z0-9_+\-/]*$/)
  .refine(isTimeZone);
