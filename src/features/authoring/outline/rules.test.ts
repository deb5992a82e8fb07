import { describe, expect, test } from "vitest";
import {
  moveLessons,
  moveModules,
  putBack,
  removeItems,
  stepLesson,
  stepModule,
} from "@/features/authoring/outline/rules";
import fc from "@/testing/fast-check";

const outlineOf = (...modules: string[]) =>
  modules.map((ids, m) => ({
    id: `m${m + 1}`,
    title: `Module ${m + 1}`,
    lessons: [...ids].map((id) => ({ id, title: id, section: null as string | null })),
  }));
const shape = (outline: { lessons: readonly { id: string }[] }[]) =>
  outline.map(({ lessons }) => lessons.map(({ id }) => id).join(""));

describe("moving lessons", () => {
  const outline = outlineOf("abc", "de", "");
  test.each([
    ["to the end of their module", ["a"], "m1", null, ["bca", "de", ""]],
    ["before another of their module", ["c"], "m1", "a", ["cab", "de", ""]],
    ["into another module, in their order", ["d", "a"], "m3", null, ["bc", "e", "ad"]],
    ["before one that moves too", ["a", "b"], "m1", "b", ["abc", "de", ""]],
    ["before one of another module", ["b"], "m2", "e", ["ac", "dbe", ""]],
    ["into a module that is not there", ["b"], "m9", null, ["abc", "de", ""]],
  ] as const)("%s", (_, lessonIds, moduleId, beforeLessonId, expected) => {
    expect(shape(moveLessons(outline, { lessonIds: [...lessonIds], moduleId, beforeLessonId }))).toEqual(expected);
  });

  test("take the heading of the lesson in front of their new place", () => {
    const [first, second] = outlineOf("ab", "cd");
    if (!first || !second) throw new Error("two modules were made");
    const headed = { ...second, lessons: second.lessons.map((lesson) => ({ ...lesson, section: "Week 2" })) };
    const moved = moveLessons([first, headed], { lessonIds: ["a"], moduleId: "m2", beforeLessonId: "d" });
    expect(moved[1]?.lessons.map(({ id, section }) => `${id} ${section}`)).toEqual([
      "c Week 2",
      "a Week 2",
      "d Week 2",
    ]);
  });
});

test("modules move before another or to the end", () => {
  const order = (moduleIds: string[], beforeModuleId: string | null) =>
    moveModules(outlineOf("a", "b", "c"), { moduleIds, beforeModuleId }).map(({ id }) => id);
  expect(order(["m3"], "m1")).toEqual(["m3", "m1", "m2"]);
  expect(order(["m1"], null)).toEqual(["m2", "m3", "m1"]);
  expect(order(["m1", "m2"], "m2")).toEqual(["m1", "m2", "m3"]);
});

test("a removed module takes its lessons along, a removed lesson leaves its module", () => {
  const left = removeItems(outlineOf("abc", "de"), { moduleIds: ["m2"], lessonIds: ["b"] });
  expect(shape(left)).toEqual(["ac"]);
});

describe("putting back", () => {
  const ids = fc.uniqueArray(fc.integer({ min: 0, max: 30 }).map(String), { maxLength: 10 });
  test("undoes any removal of lessons and modules, wherever they came back at first", () => {
    fc.assert(
      fc.property(
        fc.array(ids, { maxLength: 4 }),
        fc.array(fc.nat(30)),
        fc.array(fc.nat(3)),
        (lists, lessons, modules) => {
          const outline = lists.map((held, m) => ({
            id: `m${m}`,
            title: "",
            lessons: held.map((id) => ({ id: `${m}-${id}`, title: "", section: null as string | null })),
          }));
          const moduleIds = new Set(modules.map((m) => `m${m}`));
          const lessonIds = new Set(lessons.flatMap((n) => outline.map((_, m) => `${m}-${n}`)));
          const order = outline.map(({ id, lessons: held }) => ({ id, lessons: held.map((lesson) => lesson.id) }));
          const last = <T extends { id: string }>(list: T[], back: ReadonlySet<string>) => [
            ...list.filter(({ id }) => !back.has(id)),
            ...list.filter(({ id }) => back.has(id)),
          ];
          const cameBack = last(outline, moduleIds).map((module) => ({
            ...module,
            lessons: last(module.lessons, lessonIds),
          }));
          expect(putBack(cameBack, order, { modules: moduleIds, lessons: lessonIds })).toEqual(outline);
        },
      ),
    );
  });
});

describe("single steps", () => {
  test("lead through every place of a lesson and back", () => {
    let outline = outlineOf("ab", "", "c");
    const walk = (step: "up" | "down") => {
      const seen = [shape(outline).join("|")];
      for (;;) {
        const place = stepLesson(outline, "a", step);
        if (!place) return seen;
        outline = moveLessons(outline, { lessonIds: ["a"], ...place });
        seen.push(shape(outline).join("|"));
        if (seen.length > 20) throw new Error("the walk does not end");
      }
    };
    const down = walk("down");
    expect(down).toEqual(["ab||c", "ba||c", "b|a|c", "b||ac", "b||ca"]);
    expect(walk("up")).toEqual([...down].reverse());
  });

  test("of a module end at the first and the last", () => {
    const outline = outlineOf("a", "b", "c");
    expect([stepModule(outline, "m1", "up"), stepModule(outline, "m3", "down")]).toEqual([undefined, undefined]);
    expect([stepModule(outline, "m2", "up"), stepModule(outline, "m2", "down")]).toEqual(["m1", null]);
  });
});

test("no move loses, doubles or invents a lesson", () => {
  const ids = fc.uniqueArray(fc.string({ minLength: 1, maxLength: 2 }), { maxLength: 12 });
  fc.assert(
    fc.property(
      ids,
      fc.array(fc.nat(11)),
      fc.nat(3),
      fc.nat(14),
      fc.array(fc.nat(11)),
      (lessons, spread, to, before, picked) => {
        const outline = [0, 1, 2, 3].map((m) => ({
          id: `m${m}`,
          title: "",
          lessons: lessons.filter((_, n) => (spread[n] ?? 0) % 4 === m).map((id) => ({ id, title: id, section: null })),
        }));
        const moved = moveLessons(outline, {
          lessonIds: picked.flatMap((n) => lessons[n] ?? []),
          moduleId: `m${to}`,
          beforeLessonId: lessons[before] ?? null,
        });
        expect(moved.flatMap((module) => module.lessons.map(({ id }) => id)).sort()).toEqual([...lessons].sort());
      },
    ),
  );
});
