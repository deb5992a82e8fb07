import { describe, expect, test } from "vitest";
import { describeCron } from "./describe-cron";
import { standingOf } from "./rules";
import { showError, showValue } from "./shown-value";

describe("a timetable in words", () => {
  test.each([
    ["* * * * *", { kind: "minutes", every: 1 }],
    ["*/10 * * * *", { kind: "minutes", every: 10 }],
    // 0, 45, 0: not every 45 minutes.
    ["*/45 * * * *", { kind: "other" }],
    ["2,32 * * * *", { kind: "hours", minutes: [2, 32] }],
    ["5 3 * * *", { kind: "daily", at: "03:05" }],
    ["30 2 * * 7,1", { kind: "weekly", at: "02:30", days: [0, 1] }],
    ["0 0 1 * *", { kind: "monthly", at: "00:00", day: 1 }],
    ["0 0 1 * 1", { kind: "other" }],
    ["0 9-17 * * *", { kind: "other" }],
    ["0 0 29 2 *", { kind: "other" }],
  ])("%s", (cron, sense) => {
    expect(describeCron(cron)).toEqual(sense);
  });
});

describe("what admins are shown of a run", () => {
  test("ids, figures, times and words of the machine", () => {
    const plain = {
      courseId: "0199f3c2-7a10-4c44-8b1e-3d5a9e0c1101",
      at: "2026-11-20T12:00:00.000Z",
      tier: "PREMIUM",
      event: "course/published",
      cron: "TZ=Europe/Berlin 30 2 * * 1",
      kind: "lead",
      count: 3,
      isDone: true,
      nothing: null,
    };
    expect(JSON.parse(showValue(plain) ?? "")).toEqual(plain);
  });

  test("of any other text its length, wherever it is, also as the name of a field", () => {
    const secrets = [
      "Marta",
      "marta.kovacs",
      "marta@frost.example",
      "Qm9vbSE0Yk1xZ1h2",
      "low water at the pier",
      "192.0.2.1",
    ];
    for (const secret of secrets) {
      const shown = showValue({ name: secret, deep: [{ title: secret }], [secret]: 1, kind: `${secret} 1` }) ?? "";
      if (secret !== "Marta") expect(shown).not.toContain(secret);
      expect(JSON.parse(shown)).toMatchObject({ name: `‹${secret.length}›`, deep: [{ title: `‹${secret.length}›` }] });
    }
  });

  test("not all of what is long", () => {
    expect(JSON.parse(showValue(Array.from({ length: 50 }, (_, n) => n)) ?? "")).toHaveLength(21);
    expect(
      showValue(
        Array.from({ length: 20 }, () => Array.from({ length: 20 }, () => "0199f3c2-7a10-4c44-8b1e-3d5a9e0c1101")),
      )?.length,
    ).toBeLessThan(4010);
    expect(showValue({})).toBeNull();
    expect(showValue(undefined)).toBeNull();
  });

  test("of an error its name and words, without addresses, tokens and what is quoted in it", () => {
    const token = "aGVsbG8gd29ybGQ0MzIxMDk4NzY1";
    const error = {
      name: "UpstreamError",
      message: `550 <marta@frost.example> refused "Dear Marta, welcome" with ${token}: see 'src/server/mail.ts' and course/published`,
      stack: "at /home/somebody",
    };
    expect(showError(error)).toEqual({
      name: "UpstreamError",
      message: `550 <‹@›> refused "‹19›" with ‹${token.length}›: see 'src/server/mail.ts' and course/published`,
    });
    expect(showError({ canary: "x" })).toBeNull();
  });
});

test("a run that will be tried again does not read as one at work", () => {
  const wakeAt = new Date("2026-03-02T09:00:00Z");
  expect(standingOf({ state: "RUNNING", wakeAt, errorName: "Error" })).toBe("RETRYING");
  expect(standingOf({ state: "RUNNING", wakeAt: null, errorName: "Error" })).toBe("RUNNING");
  expect(standingOf({ state: "CANCELLED", wakeAt: null, errorName: "FunctionOffError" })).toBe("SKIPPED");
});
