import { randomUUID } from "node:crypto";
import { expect, test } from "vitest";
import { aLearnerOf } from "@/testing/an-assessment";
import { attemptScenes } from "@/testing/attempt-scene";
import { countQueries } from "@/testing/count-queries";
import { testDatabase } from "@/testing/database";
import { getAnalysis } from "./get-analysis";

const database = testDatabase();
const scenes = attemptScenes(database);

const [fresh, half, full] = [randomUUID(), randomUUID(), randomUUID()];
const choice = (id: string, text: string) => ({ id, text, isCorrect: id === fresh, feedback: "" });
const [ebb, flood] = [randomUUID(), randomUUID()];
const [falls, rises, stays] = [randomUUID(), randomUUID(), randomUUID()];

const questions = [
  {
    ...{ type: "FILL_IN_BLANKS" as const, text: "At [[1]] moon it is [[2]].", points: 2 },
    body: {
      blanks: [
        {
          ...{ kind: "dropdown", key: "1", feedback: "" },
          choices: [choice(fresh, "**new**"), choice(half, "half"), choice(full, "full")],
        },
        { kind: "text", key: "2", feedback: "", accepted: ["spring"], isCaseSensitive: false },
      ],
    },
  },
  {
    ...{ type: "MATCHING" as const, points: 2 },
    body: {
      pairs: [
        { promptId: ebb, prompt: "*Ebb*", answerId: falls, answer: "falls", feedback: "" },
        { promptId: flood, prompt: "Flood", answerId: rises, answer: "rises", feedback: "" },
      ],
      extras: [{ answerId: stays, answer: "stays" }],
    },
  },
  {
    ...{ type: "ORDERING" as const, points: 3 },
    answers: ["first", "second", "third"].map((text) => ({ text, isCorrect: true })),
  },
];

/** What each of eight students gives: a choice; what ebb and flood are matched with; the items in their order. Everyone writes "neap". */
const given: [string | null, (string | null)[], number[]][] = [
  // 1, 2 and 3 points.
  [fresh, [falls, rises], [0, 1, 2]],
  // 1, 2 and 1.
  [fresh, [falls, rises], [0, 2, 1]],
  // 1, 1 and 1.
  [fresh, [falls, stays], [0, 2, 1]],
  // 0, 1 and 1.
  [half, [falls, falls], [1, 0, 2]],
  // 0, 0 and 3.
  [half, [stays, falls], [0, 1, 2]],
  // Nothing is right.
  [full, [rises, falls], [1, 2, 0]],
  // 0, 0 and 1, with a pair left open.
  [half, [rises, null], [1, 0, 2]],
  // Everything is left open, but for the text.
  [null, [], []],
];

test("counts what was given in each part of answers, as it is counted by hand", async () => {
  const scene = await scenes.scene({ questions });
  const { made, clock, address } = scene;
  const of = { lessonId: made.lessonId, count: "first", version: null } as const;
  const analyze = () => getAnalysis(database, made.courseId, of);
  expect(
    (await analyze()).items.map(({ parts }) => parts.flatMap(({ uses }) => uses.map((use) => use.chosen))),
  ).toEqual([
    [0, 0, 0],
    [0, 0],
    [0, 0, 0],
  ]);
  const items = await database.db.answer.findMany({
    where: { questionVersionId: made.questionVersionIds[2] },
    orderBy: { position: "asc" },
  });
  const idAt = (place: number) => items[place]?.id ?? "";
  for (const [chosen, pairs, order] of given) {
    const learner = await aLearnerOf(database.db, made);
    const api = scenes.asActor(learner, clock);
    const { attemptId } = await api.start(address);
    const set = { ...scene, learner, api };
    await scenes.answer(set, attemptId, 0, { fields: { ...(chosen && { "1": chosen }), "2": "neap" } });
    const matched = [ebb, flood].flatMap((prompt, at) => (pairs[at] ? [prompt, pairs[at]] : []));
    if (matched.length > 0) await scenes.answer(set, attemptId, 1, { selectedAnswers: matched });
    if (order.length > 0) await scenes.answer(set, attemptId, 2, { selectedAnswers: order.map(idAt) });
    await api.submit({ attemptId });
  }

  const analysis = await analyze();
  // The first two have the most points, 6 and 4; the sixth and the eighth the fewest, none.
  expect(analysis).toMatchObject({ attempts: 8, groupSize: 2 });
  const [blanks, matching, ordering] = analysis.items;
  const counted = (item: typeof blanks) =>
    item?.parts.map(({ number, lead, uses }) => [
      ...[number, lead],
      uses.map(({ text, isCorrect, chosen, upper, lower }) => [text, isCorrect, chosen, upper, lower]),
    ]);
  expect([blanks?.countedBy, matching?.countedBy, ordering?.countedBy]).toEqual(["fields", "pairs", "places"]);
  expect(counted(blanks)).toEqual([
    [
      ...[1, ""],
      [
        ["new", true, 3, 2, 0],
        ["half", false, 3, 0, 0],
        ["full", false, 1, 0, 1],
      ],
    ],
  ]);
  expect(blanks?.wrongTexts).toEqual([{ part: 2, text: "neap", count: 8 }]);
  expect(counted(matching)).toEqual([
    [
      ...[1, "Ebb"],
      [
        ["falls", true, 4, 2, 0],
        ["rises", false, 2, 0, 1],
        ["stays", false, 1, 0, 0],
      ],
    ],
    [
      ...[2, "Flood"],
      [
        ["rises", true, 2, 2, 0],
        ["falls", false, 3, 0, 1],
        ["stays", false, 1, 0, 0],
      ],
    ],
  ]);
  expect(counted(ordering)).toEqual([
    [
      ...[1, ""],
      [
        ["first", true, 4, 2, 0],
        ["second", false, 3, 0, 1],
      ],
    ],
    [
      ...[2, ""],
      [
        ["second", true, 2, 1, 0],
        ["third", false, 3, 1, 1],
        ["first", false, 2, 0, 0],
      ],
    ],
    [
      ...[3, ""],
      [
        ["third", true, 4, 1, 0],
        ["second", false, 2, 1, 0],
        ["first", false, 1, 0, 1],
      ],
    ],
  ]);
  expect(analysis.items.flatMap(({ options }) => options)).toEqual([]);
  expect(await countQueries(analyze)).toBe(4);
});

test("counts a wrong text in any case as one, also among more texts than are read of a part", async () => {
  const text = { kind: "text", key: "1", feedback: "", accepted: ["right"], isCaseSensitive: false };
  const scene = await scenes.scene({
    questions: [{ type: "FILL_IN_BLANKS", text: "[[1]]", body: { blanks: [text] } }],
  });
  const { made, clock, address } = scene;
  const learner = await aLearnerOf(database.db, made);
  const api = scenes.asActor(learner, clock);
  const { attemptId } = await api.start(address);
  await scenes.answer({ ...scene, learner, api }, attemptId, 0, { fields: { "1": "Zero" } });
  await api.submit({ attemptId });
  // The same attempt again and again, each with another word, and one with the first word in capitals.
  await database.db.$executeRaw`
    WITH more AS (
      INSERT INTO assessment_attempt SELECT (jsonb_populate_record(a, jsonb_build_object('id', gen_random_uuid(), 'attempt_number', n + 1))).*
        FROM assessment_attempt a, generate_series(1, 150) AS n WHERE a.id = ${attemptId}::uuid
      RETURNING id, attempt_number)
    INSERT INTO attempt_answer
    SELECT (jsonb_populate_record(g, jsonb_build_object('id', gen_random_uuid(), 'attempt_id', m.id, 'fields',
             jsonb_build_object('1', CASE WHEN m.attempt_number = 2 THEN 'ZERO' ELSE 'word ' || m.attempt_number END)))).*
      FROM attempt_answer g, more m WHERE g.attempt_id = ${attemptId}::uuid`;
  const { items } = await getAnalysis(database, made.courseId, {
    ...{ lessonId: made.lessonId, count: "all", version: null },
  });
  expect(items[0]).toMatchObject({ attempts: 151, wrongTexts: [{ part: 1, text: "zero", count: 2 }] });
});
