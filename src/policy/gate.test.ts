import { describe, expect, test } from "vitest";
import fc from "@/testing/fast-check";
import { describeGates, findLocks, findStuckLessons, type GateCondition, type GatedLesson } from "./gate";

const now = new Date("2026-12-01T12:00:00Z");
const hour = 3_600_000;
const later = new Date(now.getTime() + hour);
const lesson = (id: string, gates: GateCondition[] = [], isRequired = true): GatedLesson => ({ id, isRequired, gates });
const learner = (wish: { completed?: string[]; begun?: string[]; enrolledAt?: Date } = {}) => ({
  enrolledAt: wish.enrolledAt ?? now,
  begun: new Set(wish.begun),
  completed: new Set(wish.completed),
});
const two = (gate: GateCondition) => [{ id: "m", gates: [], lessons: [lesson("a"), lesson("b", [gate])] }];

describe("a lesson behind a gate", () => {
  test("opens to whoever has completed what it waits for, and to no one else", () => {
    const modules = two({ afterLessons: ["a"] });
    expect(findLocks(modules, learner(), now).get("b")).toMatchObject({ afterLessons: ["a"] });
    expect(findLocks(modules, null, now).has("b")).toBe(true);
    expect(findLocks(modules, learner({ completed: ["a"] }), now).size).toBe(0);
  });

  test("opens at its time, not before", () => {
    const modules = two({ opensAt: later.toISOString() });
    expect(findLocks(modules, learner(), new Date(later.getTime() - 1)).get("b")).toMatchObject({ opensAt: later });
    expect(findLocks(modules, learner(), later).size).toBe(0);
  });

  test("opens days after the enrollment, each student at their own time", () => {
    const modules = two({ daysAfterEnrolment: 7 });
    const enrolledAt = new Date(now.getTime() - 7 * 24 * hour + 1);
    expect(findLocks(modules, learner({ enrolledAt }), now).get("b")).toMatchObject({
      opensAt: new Date(now.getTime() + 1),
      daysAfterEnrolment: null,
    });
    expect(findLocks(modules, learner({ enrolledAt }), new Date(now.getTime() + 1)).size).toBe(0);
    expect(findLocks(modules, null, now).get("b")).toMatchObject({ opensAt: null, daysAfterEnrolment: 7 });
  });

  test("waits for all that is named, and for what its module waits for", () => {
    const gate = { afterLessons: ["a"], opensAt: later.toISOString() };
    const modules = [...two(gate), { id: "n", gates: [{ afterModules: ["m"] }], lessons: [lesson("c")] }];
    const locks = findLocks(modules, learner({ completed: ["a"] }), now);
    expect(locks.get("b")).toMatchObject({ afterLessons: [], opensAt: later });
    expect(locks.get("c")).toMatchObject({ afterModules: ["m"] });
    expect(findLocks(modules, learner({ completed: ["a", "b"] }), now).size).toBe(0);
  });

  test("stays open once it was started, whatever becomes of its gate", () => {
    const modules = two({ afterLessons: ["a"], opensAt: later.toISOString() });
    expect(findLocks(modules, learner({ begun: ["b"] }), now).size).toBe(0);
  });

  test("waits only for the required lessons of a module, and for none that its version does not have", () => {
    const first = { id: "m", gates: [], lessons: [lesson("a"), lesson("x", [], false)] };
    const modules = [first, { id: "n", gates: [], lessons: [lesson("b", [{ afterModules: ["m", "gone"] }])] }];
    expect(findLocks(modules, learner({ completed: ["a"] }), now).size).toBe(0);
    expect(findLocks(two({ afterLessons: ["gone"] }), learner(), now).size).toBe(0);
  });
});

describe("lessons that never open", () => {
  test.each([
    ["itself", two({ afterLessons: ["b"] }), ["b"]],
    ["its own module", two({ afterModules: ["m"] }), ["b"]],
    [
      "one that waits for it",
      [
        {
          id: "m",
          gates: [],
          lessons: [
            lesson("a", [{ afterLessons: ["b"] }]),
            lesson("b", [{ afterLessons: ["a"] }]),
            lesson("c", [{ afterLessons: ["b"] }]),
          ],
        },
      ],
      ["a", "b", "c"],
    ],
    ["what opens in its turn", two({ afterLessons: ["a"] }), []],
  ] as const)("wait for %s", (_, modules, expected) => {
    expect([...findStuckLessons(modules)].sort()).toEqual(expected);
  });

  test("are exactly those that a student who does everything that is open never gets to", () => {
    const ids = ["a", "b", "c", "d", "e"];
    const gates = fc.array(fc.subarray(ids, { maxLength: 2 }), { minLength: 5, maxLength: 5 });
    fc.assert(
      fc.property(gates, fc.nat(5), (all, cut) => {
        const lessons = ids.map((id, at) => lesson(id, [{ afterLessons: all[at] ?? [] }]));
        const modules = [lessons.slice(0, cut), lessons.slice(cut)].map((some, at) => ({
          id: `m${at}`,
          gates: [],
          lessons: some,
        }));
        const completed: string[] = [];
        for (const _ of ids) {
          const locks = findLocks(modules, learner({ completed }), now);
          completed.push(...ids.filter((id) => !locks.has(id) && !completed.includes(id)));
        }
        expect(findStuckLessons(modules)).toEqual(new Set(ids.filter((id) => !completed.includes(id))));
      }),
    );
  });
});

test("the page of a course says what a gate asks of whoever starts, and nothing of a time that has passed", () => {
  const modules = [
    { id: "m", title: "First steps", gates: [], lessons: [{ ...lesson("a"), title: "Quiz 1", hasAssessment: true }] },
  ];
  const gate = { afterLessons: ["a"], afterModules: ["m"], daysAfterEnrolment: 3, opensAt: now.toISOString() };
  expect(describeGates([gate], modules, now)).toEqual([
    { kind: "assessment", id: "a", title: "Quiz 1" },
    { kind: "module", id: "m", title: "First steps" },
    { kind: "days", days: 3 },
  ]);
});
