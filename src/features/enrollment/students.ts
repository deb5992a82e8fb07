import { endOfDayInZone } from "@/lib/zone-time";

/** Which students a list shows. `current` holds everybody with an enrollment. */
export const studentFilters = ["current", "notBegun", "quiet", "completed", "ended", "invited"] as const;
export type StudentFilter = (typeof studentFilters)[number];

export const studentSorts = ["active", "name", "progress", "enrolled"] as const;
export type StudentSort = (typeof studentSorts)[number];

export const STUDENTS_A_PAGE = 25;
/** Days without a visit after which a student counts as quiet. */
export const QUIET_DAYS = 14;
/** Days for which the invitation of someone without an account waits. */
export const INVITE_DAYS = 90;
/** Rows of one file. */
export const MOST_ROWS = 5_000;
/** Bytes of one file. */
export const MOST_BYTES = 2_000_000;

/** One row of a list of people, as it was read. */
export interface ListedPerson {
  /** Line of the file at which the row starts, counting from 1. */
  line: number;
  email: string;
  name: string;
  /** As written; empty for no end. */
  until: string;
}

export const rowProblems = [
  "no_address",
  "not_an_address",
  "bad_date",
  "no_such_day",
  "date_has_passed",
  "same_address",
  "no_seat_left",
  "broken_row",
] as const;
export type RowProblem = (typeof rowProblems)[number];

/** What an import would do with a row. `mend`: a value to write instead; `twin`: the line that has the same address. */
export type RowPlan = ListedPerson &
  (
    | { outcome: "enroll" | "invite"; key: string; endsAt: string | null }
    | { outcome: "skip"; why: "enrolled" | "invited"; key: string }
    | { outcome: "bad"; problem: RowProblem; mend: string | null; twin: number | null }
  );

/** How an address is to a course. `unproven`: only an account that never proved the address has it. */
export type Standing = "seated" | "invited" | "member" | "unproven" | "stranger";

export interface ImportFacts {
  now: Date;
  /** Of whoever imports (IANA): in it the days of the list end. */
  zone: string;
  /** Null without a limit. */
  placesLeft: number | null;
  /** Entering it takes more than an account: it is priced, or by invitation. */
  needsProof: boolean;
  standingOf: (key: string) => Standing;
  keyOf: (email: string) => string;
}

/**
 * What becomes of each row, in the order of the file. Someone whose only tie to an address is that they typed it gets a
 * enrollment of a free course at once, as anyone can take one; an enrollment that costs something waits until the address is proved.
 */
export function planRows(rows: readonly ListedPerson[], facts: ImportFacts): RowPlan[] {
  const seen = new Map<string, number>();
  let left = facts.placesLeft ?? Number.POSITIVE_INFINITY;
  return rows.map((row) => {
    const bad = (problem: RowProblem, more: { mend?: string | null; twin?: number } = {}): RowPlan => ({
      ...row,
      outcome: "bad",
      problem,
      mend: more.mend ?? null,
      twin: more.twin ?? null,
    });
    if (row.email === "") return bad("no_address");
    if (!isAddress(row.email)) return bad("not_an_address");
    const key = facts.keyOf(row.email);
    const twin = seen.get(key);
    if (twin !== undefined) return bad("same_address", { twin });
    seen.set(key, row.line);
    const end = readDay(row.until, facts.zone);
    if ("problem" in end) return bad(end.problem, { mend: end.mend });
    if (end.endsAt && end.endsAt <= facts.now) return bad("date_has_passed");
    const endsAt = end.endsAt?.toISOString() ?? null;
    const standing = facts.standingOf(key);
    if (standing === "seated") return { ...row, outcome: "skip", why: "enrolled", key };
    const enrollments = standing === "member" || (standing === "unproven" && !facts.needsProof);
    if (!enrollments && standing === "invited") return { ...row, outcome: "skip", why: "invited", key };
    if (!enrollments) return { ...row, outcome: "invite", key, endsAt };
    if (left <= 0) return bad("no_seat_left");
    left -= 1;
    return { ...row, outcome: "enroll", key, endsAt };
  });
}

const isAddress = (text: string): boolean =>
  text.length <= 320 && /^[^\s@<>",;]+@[^\s@<>",;]+\.[^\s@<>",;.]{2,}$/.test(text);

type Day = { endsAt: Date | null } | { problem: RowProblem; mend: string | null };

/** A day as "2027-01-31": until its end in a zone. Other ways of writing one are answered with this one where they are plain. */
export function readDay(text: string, zone: string): Day {
  if (text === "") return { endsAt: null };
  const iso = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text);
  const day = iso && dayOf(Number(iso[1]), Number(iso[2]), Number(iso[3]));
  if (day) return "written" in day ? { endsAt: endOfDayInZone(day.written, zone) } : day;
  const dotted = /^(\d{1,2})\.\s?(\d{1,2})\.\s?(\d{4})$/.exec(text);
  if (dotted) return rewritten(dayOf(Number(dotted[3]), Number(dotted[2]), Number(dotted[1])));
  const slashed = /^(\d{4})[/.](\d{1,2})[/.](\d{1,2})$/.exec(text);
  if (slashed) return rewritten(dayOf(Number(slashed[1]), Number(slashed[2]), Number(slashed[3])));
  return { problem: "bad_date", mend: null };
}

type BadDay = Extract<Day, { problem: RowProblem }>;

/** A day as it should be written. One that no month has becomes the month's last in the fix. */
function dayOf(year: number, month: number, day: number): { written: string } | BadDay {
  if (month < 1 || month > 12 || day < 1 || day > 31) return { problem: "bad_date", mend: null };
  const lastDay = new Date(Date.UTC(year, month, 0)).getUTCDate();
  const written = `${year}-${String(month).padStart(2, "0")}-${String(Math.min(day, lastDay)).padStart(2, "0")}`;
  if (day > lastDay) return { problem: "no_such_day", mend: written };
  return { written };
}

const rewritten = (day: { written: string } | BadDay): BadDay =>
  "written" in day ? { problem: "bad_date", mend: day.written } : day;
