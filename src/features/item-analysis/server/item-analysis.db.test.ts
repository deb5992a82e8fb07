import { describe, expect, test } from "vitest";
import { aLearnerOf } from "@/testing/an-assessment";
import { attemptScenes } from "@/testing/attempt-scene";
import { testDatabase } from "@/testing/database";
import fc from "@/testing/fast-check";
import { getAnalysis } from "./get-analysis";

const database = testDatabase();
const scenes = attemptScenes(database);

/** One single choice, one multiple choice and a number. */
const questions = [
  {
    type: "SINGLE_CHOICE",
    text: "Ebb is **when**?",
    answers: [{ text: "Out", isCorrect: true }, { text: "In" }, { text: "Up" }],
  },
  {
    type: "MULTIPLE_CHOICE",
    points: 2,
    answers: [{ text: "Moon", isCorrect: true }, { text: "Sun", isCorrect: true }, { text: "Wind" }],
  },
  { type: "NUMERIC", numericValue: "4.2", numericTolerance: "0.1" },
] as const;

/** What one student gives: an option, which options, a number; undefined leaves the question open. */
interface Sheet {
  one?: number | undefined;
  many?: number[] | undefined;
  number?: string | undefined;
}

async function aCohort() {
  const scene = await scenes.scene({
    questions: questions.map((question) => ({
      ...question,
      answers: "answers" in question ? [...question.answers] : [],
    })),
  });
  const { made, clock, address } = scene;
  const optionsOf = async (at: number) =>
    (
      await database.db.answer.findMany({
        where: { questionVersionId: made.questionVersionIds[at] },
        orderBy: { position: "asc" },
      })
    ).map(({ id }) => id);
  const [ones, several] = [await optionsOf(0), await optionsOf(1)];
  const idsOf = (of: string[], at: readonly number[]) => at.flatMap((each) => of[each] ?? []);

  /** The attempts of one student, each answered within a minute a question. */
  async function sit(...sheets: Sheet[]) {
    const learner = await aLearnerOf(database.db, made);
    const api = scenes.asActor(learner, clock);
    for (const { one, many, number } of sheets) {
      const { attemptId } = await api.start(address);
      const set = { ...scene, learner, api };
      clock.advance(30_000);
      if (one !== undefined) await scenes.answer(set, attemptId, 0, { selectedAnswers: idsOf(ones, [one]) });
      clock.advance(60_000);
      if (many) await scenes.answer(set, attemptId, 1, { selectedAnswers: idsOf(several, many) });
      clock.advance(10_000);
      if (number !== undefined) await scenes.answer(set, attemptId, 2, { textResponse: number });
      await api.submit({ attemptId });
    }
  }
  const analyze = (count: "first" | "last" | "all" = "first") =>
    getAnalysis(database, made.courseId, { lessonId: made.lessonId, count, version: null });
  return { ...scene, sit, analyze, ones, several };
}

/** Nine who know the subject better the further down they stand; the last knows nothing and leaves the number open. */
const nine: Sheet[] = [
  ...Array.from({ length: 4 }, () => ({ one: 0, many: [0, 1], number: "4.2" })),
  { one: 0, many: [0], number: "4,25" },
  { one: 1, many: [0], number: "5" },
  { one: 1, many: [2], number: " 5" },
  { one: 2, many: [0], number: "7" },
  { one: 1 },
];

describe("what attempts say about questions", () => {
  test("is counted from each student's first attempt, or their last, or all", async () => {
    const { sit, analyze } = await aCohort();
    await sit({ one: 1, many: [2], number: "1" }, { one: 0, many: [0, 1], number: "4.2" });
    await sit({ one: 0, many: [0, 1], number: "4.2" });
    const facilities = async (count: "first" | "last" | "all") => {
      const { attempts, items } = await analyze(count);
      return [attempts, ...items.map(({ facility }) => facility)];
    };
    expect(await facilities("first")).toEqual([2, 0.5, 0.5, 0.5]);
    expect(await facilities("last")).toEqual([2, 1, 1, 1]);
    const [attempts, one, many] = await facilities("all");
    expect([attempts, one, many]).toEqual([3, expect.closeTo(2 / 3, 9), expect.closeTo(2 / 3, 9)]);
  });

  test("tells options by groups, what was skipped, how long it took, and what was typed wrongly", async () => {
    const { sit, analyze, ones } = await aCohort();
    for (const sheet of nine) await sit(sheet);
    const { attempts, groupSize, isRightOrWrong, items } = await analyze();
    expect({ attempts, groupSize, isRightOrWrong }).toEqual({ attempts: 9, groupSize: 2, isRightOrWrong: false });
    const [one, many, number] = items;
    expect(one).toMatchObject({
      text: "Ebb is when?",
      facility: expect.closeTo(5 / 9, 9),
      skipped: 0,
      medianSeconds: 30,
    });
    expect(
      one?.options.map(({ id, isCorrect, chosen, upper, lower }) => ({ id, isCorrect, chosen, upper, lower })),
    ).toEqual([
      { id: ones[0], isCorrect: true, chosen: 5, upper: 2, lower: 0 },
      { id: ones[1], isCorrect: false, chosen: 3, upper: 0, lower: 2 },
      { id: ones[2], isCorrect: false, chosen: 1, upper: 0, lower: 0 },
    ]);
    expect(many).toMatchObject({ skipped: 1, medianSeconds: 60, wrongTexts: [] });
    expect(number).toMatchObject({ skipped: 1, medianSeconds: 10, options: [], wrongTexts: [{ text: "5", count: 2 }] });
  });

  test("tells which wrong outputs of code were entered, also where they cost points and were foreseen", async () => {
    const body = { language: null, starter: "", markedBy: "output", graderNotes: "" };
    const answers = [{ text: "A 58", isCorrect: true }, { text: "A 57", credit: 50 }, { text: "A 0" }];
    const scene = await scenes.scene({ questions: [{ type: "CODE", penalty: 25, body, answers }] });
    const { made, clock, address } = scene;
    for (const output of ["A 0", "A 0\r\n", "a 0", "A 57", "A 57", "A 58"]) {
      const learner = await aLearnerOf(database.db, made);
      const api = scenes.asActor(learner, clock);
      const { attemptId } = await api.start(address);
      await scenes.answer({ ...scene, learner, api }, attemptId, 0, { textResponse: "print()", fields: { output } });
      await api.submit({ attemptId });
    }
    const of = { lessonId: made.lessonId, count: "first", version: null } as const;
    const [item] = (await getAnalysis(database, made.courseId, of)).items;
    expect(item).toMatchObject({ attempts: 6, options: [], wrongTexts: [{ text: "A 0", count: 2 }] });
    // A half twice, all once, and three that cost a quarter.
    expect(item?.facility).toBeCloseTo((2 * 0.5 + 1 - 3 * 0.25) / 6, 9);
  });

  test("tells blank by blank what was wrong, foreseen or not, and not what earned a part", async () => {
    const neap = { text: "neap", credit: 0, feedback: "The smallest." };
    const tide = { text: "tide", credit: 50, feedback: "" };
    const text = { ...{ kind: "text", key: "1", feedback: "" }, accepted: ["spring", neap, tide] };
    const twice = { ...{ kind: "number", key: "2", feedback: "", value: "2", tolerance: "0.5" } };
    const scene = await scenes.scene({
      questions: [
        {
          ...{ type: "FILL_IN_BLANKS", text: "[[2]] times at [[1]]", points: 2 },
          body: { blanks: [{ ...text, isCaseSensitive: false }, twice] },
        },
      ],
    });
    const { made, clock, address } = scene;
    // The number comes first in the text. A wrong text is listed beside a right number, too.
    const given = [
      ["Neap", "4"],
      [" neap ", "2"],
      ["NEAP", "4"],
      ["flood", "4"],
      ["Flood", "3"],
      ["tide", "2.4"],
      ["Tide", "1"],
      ["spring", "2"],
    ];
    for (const [word = "", number = ""] of given) {
      const learner = await aLearnerOf(database.db, made);
      const api = scenes.asActor(learner, clock);
      const { attemptId } = await api.start(address);
      await scenes.answer({ ...scene, learner, api }, attemptId, 0, { fields: { "1": word, "2": number } });
      await api.submit({ attemptId });
    }
    const of = { lessonId: made.lessonId, count: "first", version: null } as const;
    const [item] = (await getAnalysis(database, made.courseId, of)).items;
    expect(item?.wrongTexts).toEqual([
      { part: 1, text: "4", count: 3 },
      { part: 2, text: "neap", count: 3 },
      { part: 2, text: "flood", count: 2 },
    ]);
    // Of 16 points: three right numbers, a right text, and two halves.
    expect(item?.facility).toBeCloseTo((3 + 1 + 2 * 0.5) / 16, 9);
  });

  test("leaves out attempts that still run, and says nothing where there are none", async () => {
    const { analyze, api, address } = await aCohort();
    await api.start(address);
    expect(await analyze()).toMatchObject({
      attempts: 0,
      set: { mean: null, alpha: null },
      sets: [{ version: 1, since: 1, attempts: 0 }],
    });
  });

  test("leaves out an attempt until a person has graded all of it", async () => {
    const { sit, analyze, made } = await aCohort();
    await sit({ one: 0 });
    await sit({ one: 1 });
    const waiting = await database.db.assessmentAttempt.findFirstOrThrow({
      where: { assessmentId: made.assessmentId },
    });
    const ungraded = { state: "GRADING", score: null, percentage: null, isPassed: null } as const;
    await database.db.assessmentAttempt.update({ where: { id: waiting.id }, data: ungraded });
    expect(await analyze()).toMatchObject({ attempts: 1, sets: [{ attempts: 1 }] });
  });

  test("counts a version with other questions by itself, and asks for the latest that was attempted", async () => {
    const { sit, made } = await aCohort();
    await sit({ one: 0 });
    const first = await database.db.lessonVersion.findFirstOrThrow({
      where: { lessonId: made.lessonId },
      include: { moduleVersion: true },
    });
    const { courseId, lessonId, assessmentId } = made;
    const version = await database.db.courseVersion.create({ data: { courseId, number: 2, title: "Second" } });
    const module = { versionId: version.id, moduleId: first.moduleVersion.moduleId, position: 0, title: "Tides" };
    const { id: moduleVersionId } = await database.db.moduleVersion.create({ data: module });
    const { id: lessonVersionId } = await database.db.lessonVersion.create({
      data: {
        versionId: version.id,
        moduleVersionId,
        lessonId,
        position: 0,
        title: "Rebuild",
        type: "QUIZ",
        labChecks: [],
      },
    });
    const [questionVersionId = ""] = made.questionVersionIds;
    await database.db.assessmentVersion.create({
      data: {
        lessonVersionId,
        assessmentId,
        title: "Second",
        questions: { create: { questionVersionId, position: 0 } },
      },
    });
    await database.db.courseVersion.update({ where: { id: version.id }, data: { publishedAt: new Date() } });
    const ask = (number: number | null) =>
      getAnalysis(database, courseId, { lessonId, count: "first", version: number });
    expect(await ask(null)).toMatchObject({
      version: 1,
      attempts: 1,
      sets: [
        { version: 2, attempts: 0 },
        { version: 1, attempts: 1 },
      ],
    });
    const second = await ask(2);
    expect([second.version, second.attempts, second.items.length]).toEqual([2, 0, 1]);
  });

  test("is not told of a lesson of another course", async () => {
    const [{ made }, other] = [await aCohort(), await aCohort()];
    const asked = { lessonId: made.lessonId, count: "first", version: null } as const;
    await expect(getAnalysis(database, other.made.courseId, asked)).rejects.toMatchObject({ code: "NOT_FOUND" });
  });
});

/** By the definitions, from the rows of the answers. */
async function fromRows(assessmentId: string, questionVersionIds: readonly string[]) {
  const attempts = await database.db.assessmentAttempt.findMany({
    where: { assessmentId, state: "SUBMITTED", attemptNumber: 1 },
    select: { answers: { select: { questionVersionId: true, pointsEarned: true } } },
  });
  const rows = attempts.map(({ answers }) =>
    questionVersionIds.map((id) =>
      Number(answers.find(({ questionVersionId }) => questionVersionId === id)?.pointsEarned ?? 0),
    ),
  );
  const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;
  const covary = (a: readonly number[], b: readonly number[]) =>
    mean(a.map((value, i) => (value - mean(a)) * ((b[i] ?? 0) - mean(b))));
  const total = rows.map((row) => row.reduce((sum, points) => sum + points, 0));
  const columns = questionVersionIds.map((_, at) => rows.map((row) => row[at] ?? 0));
  const k = columns.length;
  return {
    alpha: (k / (k - 1)) * (1 - columns.reduce((sum, own) => sum + covary(own, own), 0) / covary(total, total)),
    items: columns.map((own) => {
      const rest = total.map((points, i) => points - (own[i] ?? 0));
      return covary(own, rest) / Math.sqrt(covary(own, own) * covary(rest, rest));
    }),
  };
}

test("every figure can be counted again from the rows of the answers", async () => {
  const sheet = fc.record({
    one: fc.option(fc.nat(2), { nil: undefined }),
    many: fc.option(fc.subarray([0, 1, 2]), { nil: undefined }),
    number: fc.constantFrom("4.2", "4.25", "5", undefined),
  });
  await fc.assert(
    fc.asyncProperty(fc.array(sheet, { minLength: 4, maxLength: 12 }), async (sheets) => {
      const { made, sit, analyze } = await aCohort();
      for (const each of sheets) await sit(each);
      const { set, items } = await analyze();
      const right = await fromRows(made.assessmentId, made.questionVersionIds);
      const same = (value: number | null | undefined, counted: number | undefined) =>
        value === null
          ? expect(Number.isFinite(counted)).toBe(false)
          : expect(value).toBeCloseTo(counted ?? Number.NaN, 6);
      same(set.alpha, right.alpha);
      items.forEach(({ discrimination }, at) => {
        same(discrimination, right.items[at]);
      });
    }),
    { numRuns: 6 },
  );
});
