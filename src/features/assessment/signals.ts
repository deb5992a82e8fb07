/** What the page of an attempt may note. Changes of network are seen by the server alone. */
export const pageSignalKinds = ["PAGE_HIDDEN", "PASTED"] as const;
export type SignalKind = (typeof pageSignalKinds)[number] | "NETWORK_CHANGED";

/** How many of the page's signals an attempt takes; what comes after them isn't kept, and the list says so. */
export const mostSignals = 200;
/** How many the page sends in one request. */
export const signalsInOne = 50;

/** From how many networks an attempt is noted to be continued. */
export const mostNetworks = 50;

/** A look away that is shorter isn't noted, and a return that is shorter doesn't part two of them. */
export const shortestAbsenceMs = 5_000;

/** Bounds of the days for which addresses and browsers of attempts are kept, and what they are until an admin sets them. */
export const addressDaysLeast = 1;
export const addressDaysMost = 365;
export const usualAddressDays = 30;

/** Times are milliseconds since the start of the attempt, by the server's clock. */
export interface Absence {
  id: string;
  from: number;
  to: number;
  /** Without the short returns in it. */
  away: number;
}

/** What was away and back for a moment only is one absence, with the id of the first; in the order of time. */
export function joinAbsences(absences: readonly Absence[]): Absence[] {
  const joined: Absence[] = [];
  for (const absence of [...absences].sort((one, other) => one.from - other.from)) {
    const last = joined.at(-1);
    if (last && absence.from - last.to < shortestAbsenceMs)
      joined.splice(-1, 1, { ...last, to: Math.max(last.to, absence.to), away: last.away + absence.away });
    else joined.push(absence);
  }
  return joined;
}

export const isNoted = ({ away }: Absence): boolean => away >= shortestAbsenceMs;

/**
 * When something happened that a page says was so many milliseconds after the start: never before the start, never later than
 * `latest`. A page may have a wrong clock, and anyone may send anything.
 */
export function momentOf(startedAt: Date, sinceStartMs: number, latest: Date): Date {
  const said = startedAt.getTime() + sinceStartMs;
  return new Date(Math.max(startedAt.getTime(), Math.min(said, latest.getTime())));
}

/** Whole seconds away from `at` on, as far as they have passed by `latest`. */
export function secondsAway(at: Date, saidSeconds: number, latest: Date): number {
  return Math.max(0, Math.min(saidSeconds, Math.floor((latest.getTime() - at.getTime()) / 1000)));
}
