import "server-only";

const units: Readonly<Record<string, number>> = { w: 604_800_000, d: 86_400_000, h: 3_600_000, m: 60_000, s: 1000 };

/**
 * When a wait ends that the SDK wrote as a duration ("1d2h30s", from `from`) or as an ISO time.
 * An empty duration is none at all. Throws RangeError for anything else.
 */
export function endOfWait(text: string, from: Date): Date {
  if (/^(\d+[wdhms])*$/.test(text)) {
    let ms = from.getTime();
    for (const [, count, unit = ""] of text.matchAll(/(\d+)([wdhms])/g)) ms += Number(count) * (units[unit] ?? 0);
    return new Date(ms);
  }
  const at = new Date(text);
  if (Number.isNaN(at.getTime())) throw new RangeError(`Not a duration or a time: ${text}`);
  return at;
}

/** `retry-after` as HTTP has it: seconds, or a date. Undefined if it is neither. */
export function parseRetryAfter(text: string | undefined, now: Date): Date | undefined {
  if (text === undefined || text === "") return undefined;
  const at = /^\d+(\.\d+)?$/.test(text) ? new Date(now.getTime() + Number(text) * 1000) : new Date(text);
  return Number.isNaN(at.getTime()) ? undefined : at;
}
