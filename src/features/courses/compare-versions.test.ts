import { describe, expect, it } from "vitest";
import fc from "@/testing/fast-check";
import {
  compareVersions,
  type DetailField,
  detailFields,
  type LessonFacts,
  type VersionFacts,
} from "./compare-versions";
import { moved } from "./order";

const details = Object.fromEntries(detailFields.map((field) => [field, ""])) as Record<DetailField, string>;
const lesson = (id: string, more: Partial<LessonFacts> = {}): LessonFacts => ({
  id,
  title: id,
  type: "READING",
  section: null,
  isRequired: true,
  isFreePreview: false,
  accessLevel: "REGISTERED",
  minutes: 10,
  text: "",
  teasers: "",
  video: "",
  captions: "",
  activity: "",
  resources: "",
  files: null,
  assessment: null,
  ...more,
});
const version = (...modules: LessonFacts[][]): VersionFacts => ({
  details,
  modules: modules.map((lessons, m) => ({
    id: `m${m}`,
    title: `Module ${m}`,
    description: "",
    isHidden: false,
    minutes: null,
    lessons,
  })),
});
const told = (before: VersionFacts, after: VersionFacts) =>
  compareVersions(before, after).map(({ kind, place, title }) => `${kind} ${place} ${title}`);

describe("what has moved", () => {
  it("is only what someone took elsewhere, not what made way", () => {
    expect(moved(["a", "b", "c"], ["n", "a", "b", "c"])).toEqual(new Set());
    expect(moved(["a", "b", "c", "d"], ["b", "c", "d", "a"])).toEqual(new Set(["a"]));
    expect(moved(["a", "b", "c"], ["c"])).toEqual(new Set());
  });

  it("is as little as can be: the rest is in its old order", () => {
    fc.assert(
      fc.property(fc.uniqueArray(fc.nat(30)), fc.uniqueArray(fc.nat(30)), (a, b) => {
        const [before, after] = [a.map(String), b.map(String)];
        const gone = moved(before, after);
        const stays = (id: string) => before.includes(id) && after.includes(id) && !gone.has(id);
        expect(after.filter(stays)).toEqual(before.filter(stays));
        expect(moved(before, before).size).toBe(0);
      }),
    );
  });
});

describe("comparing two versions", () => {
  it("finds nothing in equal ones", () => {
    const same = version([lesson("a"), lesson("b", { assessment: { title: "", rules: "", questions: [] } })]);
    expect(compareVersions(same, structuredClone(same))).toEqual([]);
  });

  it("tells a lesson that came, went, moved to another module or was renamed, each in its place", () => {
    const before = version([lesson("a"), lesson("b")], [lesson("c")]);
    const after = version([lesson("b", { title: "B!" })], [lesson("n"), lesson("c"), lesson("a")]);
    expect(told(before, version([lesson("b")], [lesson("c")]))).toEqual(["removed 1.1 a"]);
    expect(told(before, after)).toEqual(["changed 1.1 B!", "added 2.1 n", "moved 2.3 a"]);
  });

  it("tells each question that was added, removed, changed or moved by its number", () => {
    const quiz = (...questions: [string, string][]) =>
      version([
        lesson("a", {
          assessment: { title: "Check", rules: "r", questions: questions.map(([id, digest]) => ({ id, digest })) },
        }),
      ]);
    const [change] = compareVersions(
      quiz(["p", "1"], ["q", "1"], ["r", "1"], ["s", "1"]),
      quiz(["s", "1"], ["q", "2"], ["r", "1"], ["t", "1"]),
    );
    expect(change?.aspects).toEqual([
      { kind: "questionRemoved", question: 1 },
      { kind: "questionMoved", question: 1 },
      { kind: "questionChanged", question: 2 },
      { kind: "questionAdded", question: 4 },
    ]);
  });
});
