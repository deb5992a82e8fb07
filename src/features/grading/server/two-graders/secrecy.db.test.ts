import { describe, expect, test } from "vitest";
import type { Person } from "@/policy/actor";
import type { AssessmentPlan } from "@/testing/an-assessment";
import { testDatabase } from "@/testing/database";
import { hearQueries } from "@/testing/hear-queries";
import { type TwiceGraded, twoGradersScenes } from "@/testing/two-graders-scene";

const database = testDatabase();
const { twiceGraded } = twoGradersScenes(database);

/** What the first grade is known by: its words, its points, and who gave it. */
const firstWords = "quillon-remark";

async function heardAbout(set: TwiceGraded, person: Person) {
  const { courseId, lessonId, assessmentId, slug, versionId, questionVersionIds } = set.set.made;
  const { enrollmentId, id: userId } = set.learner;
  const known = new Map<string, unknown>(
    Object.entries({
      ...{ courseId, lessonId, slug, versionId, enrollmentId, userId, itemId: assessmentId, path: "none" },
      ...{ attemptId: set.attemptId, answerId: set.answerId, enrollmentIds: [enrollmentId] },
      ...{ questionVersionId: questionVersionIds[0], way: "AS_MARKED", count: "all" },
    }),
  );
  const more = {
    "grading.list": ["all", "first", "second", "others", "graded"].map((show) => ({ show })),
    "gradebook.get": [{ sort: "highest" }, { below: 100 }],
    "regrade.preview": [{ way: "FULL_POINTS" }, { way: "LEFT_OUT" }],
    "audit.list": [{ who: null, action: null, kind: null, thing: null, from: null, to: null, after: null }],
  };
  return hearQueries(database.db, { person, clock: set.set.clock, things: [known], more });
}

/** Which queries tell of the first grade: by its words or points, or by who gave it beside the answer. */
function tellsOfFirst({ staff, answerId, points }: Marked, heard: ReadonlyMap<string, string[]>): string[] {
  const oddPoints = new RegExp(`(?<![\\w.-])(?:${points}|${points / 100})(?![\\w-])`);
  return [...heard].flatMap(([path, said]) =>
    said.some(
      (words) =>
        words.includes(firstWords) ||
        oddPoints.test(words) ||
        (words.includes(answerId) && [staff.ann.id, "Quillon Vexley"].some((who) => words.includes(who))),
    )
      ? [path]
      : [],
  );
}

type Marked = Awaited<ReturnType<typeof marked>>;
let marks = 0;

async function marked(plan: AssessmentPlan = {}) {
  const set = await twiceGraded(plan);
  // Others in the log of the site have other points.
  marks += 1;
  const points = 711 + 2 * marks;
  await database.db.user.update({ where: { id: set.staff.ann.id }, data: { name: "Quillon Vexley" } });
  await set.ann.grade(set.answerId, points, { comment: firstWords });
  return { ...set, points };
}

describe("the first grade is secret", () => {
  test.each(["ben", "lead", "admin"] as const)("from %s in every query, until the second is stored", async (who) => {
    const set = await marked({ hidesNames: who === "ben" });
    const person = set.staff[who];
    const before = await heardAbout(set, person);
    expect(tellsOfFirst(set, before)).toEqual([]);
    // The walk reads what there is about the answer.
    const reads = (path: string) => before.get(path)?.some((words) => words.includes("The moon is late too."));
    expect(["grading.get", "assessment.review"].filter((path) => !reads(path))).toEqual([]);
    await set[who].grade(set.answerId, 650);
    expect(tellsOfFirst(set, await heardAbout(set, person))).toContain("grading.get");
  });

  test("from a second grader who names a grade that they can't know of", async () => {
    const { ben, answerId } = await marked();
    await expect(ben.grade(answerId, 100, { replaces: 1 })).rejects.toMatchObject({
      cause: { reason: "grading.graded_meanwhile", facts: { by: null, points: 0 } },
    });
  });

  test("from the student", async () => {
    const set = await marked();
    expect(tellsOfFirst(set, await heardAbout(set, set.learner))).toEqual([]);
  });
});
