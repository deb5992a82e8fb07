import { describe, expect, it } from "vitest";
import fc from "@/testing/fast-check";
import { type OutlineModule, planModule } from "./module-order";

const outline = (modules: Record<string, string>): OutlineModule[] =>
  Object.entries(modules).map(([id, lessons]) => ({ id, lessons: [...lessons] }));

/** What a version becomes by the plan, as the database is told. */
function take(target: readonly OutlineModule[], source: readonly OutlineModule[], moduleId: string): OutlineModule[] {
  const plan = planModule(target, source, moduleId);
  const gone = new Set([...plan.taken, ...plan.dropped]);
  return plan.order.map((id) => {
    const left = (target.find((module) => module.id === id)?.lessons ?? []).filter((lesson) => !gone.has(lesson));
    return id === moduleId ? { id, lessons: [...plan.taken, ...left] } : { id, lessons: left };
  });
}

describe("a module that is published automatically", () => {
  it("takes its place after the nearest module before it, and the others keep theirs", () => {
    const live = outline({ A: "a", B: "b" });
    const draft = outline({ B: "b", N: "n", A: "a" });
    expect(take(live, draft, "N").map(({ id }) => id)).toEqual(["A", "B", "N"]);
    expect(take(live, outline({ N: "n", A: "a", B: "b" }), "N").map(({ id }) => id)).toEqual(["N", "A", "B"]);
  });

  it("takes a lesson along from where it stood, and leaves one behind until the module that it went to follows", () => {
    const live = outline({ A: "ab", B: "c" });
    const draft = outline({ A: "a", B: "bc" });
    expect(take(live, draft, "B")).toEqual(outline({ A: "a", B: "bc" }));
    expect(take(live, draft, "A")).toEqual(outline({ A: "ab", B: "c" }));
    expect(take(take(live, draft, "A"), draft, "B")).toEqual(draft);
  });

  it("loses what the draft has nowhere anymore", () => {
    expect(take(outline({ A: "ab" }), outline({ A: "a" }), "A")).toEqual(outline({ A: "a" }));
  });

  it("leads to the draft's lessons when every module has gone, in whatever order, and never has a lesson twice", () => {
    const deal = fc
      .shuffledSubarray([..."abcdefgh"], { minLength: 1 })
      .chain((lessons) =>
        fc.tuple(...lessons.map((lesson) => fc.record({ lesson: fc.constant(lesson), home: fc.nat(2) }))),
      )
      .map((dealt) =>
        ["A", "B", "C"].map((id, n) => ({
          id,
          lessons: dealt.flatMap(({ lesson, home }) => (home === n ? [lesson] : [])),
        })),
      );
    fc.assert(
      fc.property(
        deal,
        deal,
        fc.shuffledSubarray(["A", "B", "C"], { minLength: 3, maxLength: 3 }),
        (live, draft, order) => {
          let version: OutlineModule[] = live;
          for (const id of order) {
            version = take(version, draft, id);
            const all = version.flatMap(({ lessons }) => lessons);
            expect(new Set(all).size).toBe(all.length);
            const wanted = draft.flatMap(({ lessons }) => lessons);
            const had = live.flatMap(({ lessons }) => lessons);
            // Whatever both have is never missing on the way.
            expect(wanted.filter((lesson) => had.includes(lesson) && !all.includes(lesson))).toEqual([]);
          }
          expect(version).toEqual(draft);
        },
      ),
    );
  });
});
