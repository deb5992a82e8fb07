import { describe, expect, it } from "vitest";
import { type ImportFacts, planRows, readDay, type Standing } from "@/features/enrollment/students";
import { StudentFile } from "@/features/enrollment/students-schema";

const facts = (standings: Record<string, Standing> = {}, more: Partial<ImportFacts> = {}): ImportFacts => ({
  now: new Date("2026-11-20T12:00:00Z"),
  zone: "UTC",
  placesLeft: null,
  needsProof: false,
  standingOf: (key) => standings[key] ?? "stranger",
  keyOf: (email) => email.toLowerCase(),
  ...more,
});
const rows = (...emails: string[]) => emails.map((email, at) => ({ line: at + 2, email, name: "", until: "" }));

describe("the plan of an import", () => {
  it("says of every row what becomes of it", () => {
    const standings = { "a@x.example": "member", "b@x.example": "seated", "c@x.example": "invited" } as const;
    const plan = planRows(
      rows("a@x.example", "B@x.example", "c@x.example", "d@x.example", "no-at", "", "A@X.example"),
      facts(standings),
    );
    expect(plan.map((row) => [row.outcome, "problem" in row ? row.problem : ""])).toEqual([
      ["enroll", ""],
      ["skip", ""],
      ["skip", ""],
      ["invite", ""],
      ["bad", "not_an_address"],
      ["bad", "no_address"],
      ["bad", "same_address"],
    ]);
    expect(plan[6]).toMatchObject({ line: 8, twin: 2 });
  });

  it("gives an address that no one has proved an enrollment only where anyone could take one", () => {
    const unproven = { "a@x.example": "unproven" } as const;
    expect(planRows(rows("a@x.example"), facts(unproven))[0]?.outcome).toBe("enroll");
    expect(planRows(rows("a@x.example"), facts(unproven, { needsProof: true }))[0]?.outcome).toBe("invite");
  });

  it("gives no enrollment that is not there", () => {
    const members = { "a@x.example": "member", "b@x.example": "member" } as const;
    const plan = planRows(rows("a@x.example", "b@x.example", "c@x.example"), facts(members, { placesLeft: 1 }));
    expect(plan.map((row) => ("problem" in row ? row.problem : row.outcome))).toEqual([
      "enroll",
      "no_seat_left",
      "invite",
    ]);
  });

  it("reads a day as its end and offers the fix of one written otherwise", () => {
    const read = (text: string) => readDay(text, "UTC");
    expect(read("")).toEqual({ endsAt: null });
    expect(read("2027-01-31")).toEqual({ endsAt: new Date("2027-01-31T23:59:59.999Z") });
    expect(read("31.11.2026")).toEqual({ problem: "no_such_day", mend: "2026-11-30" });
    expect(read("1.12.2026")).toEqual({ problem: "bad_date", mend: "2026-12-01" });
    expect(read("2028/02/29")).toEqual({ problem: "bad_date", mend: "2028-02-29" });
    // Day or month first: no one can tell.
    expect(read("03/04/2027")).toEqual({ problem: "bad_date", mend: null });
    expect(read("soon")).toEqual({ problem: "bad_date", mend: null });
    const past = planRows([{ line: 2, email: "a@x.example", name: "", until: "2026-11-19" }], facts());
    expect(past[0]).toMatchObject({ outcome: "bad", problem: "date_has_passed" });
  });

  it("is made in a zone that there is", () => {
    const file = { courseId: "0197e2a4-5c1e-7b1d-9c55-0d1f6f2f9a33", file: "" };
    expect(StudentFile.parse(file).zone).toBe("UTC");
    expect(StudentFile.safeParse({ ...file, zone: "Europe/Berlin" }).success).toBe(true);
    expect(StudentFile.safeParse({ ...file, zone: "Nowhere/None" }).success).toBe(false);
  });

  it("ends a day where its importer is, also one on which clocks change", () => {
    const row = { line: 2, email: "a@x.example", name: "", until: "2026-11-20" };
    const endOf = (until: string, zone: string) => planRows([{ ...row, until }], facts({}, { zone }))[0];
    expect(endOf("2027-01-31", "America/Los_Angeles")).toMatchObject({ endsAt: "2027-02-01T07:59:59.999Z" });
    expect(endOf("2027-03-28", "Europe/Berlin")).toMatchObject({ endsAt: "2027-03-28T21:59:59.999Z" });
    // At noon of the 20th in London, the 20th is over in Kiritimati.
    expect(endOf("2026-11-20", "UTC")).toMatchObject({ outcome: "invite" });
    expect(endOf("2026-11-20", "Pacific/Kiritimati")).toMatchObject({ problem: "date_has_passed" });
  });
});
