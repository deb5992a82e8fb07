import { randomUUID } from "node:crypto";
import { expect, test } from "vitest";
import { aLearnerOf } from "@/testing/an-assessment";
import { attemptScenes } from "@/testing/attempt-scene";
import { testDatabase } from "@/testing/database";
import { rowsRead } from "@/testing/rows-read";
import { getStanding } from "./get-standing";
import { readAttempt } from "./read-attempt";

const database = testDatabase();
const { answer, asActor, scene } = attemptScenes(database);

/** Students before the same assessment, each with a running attempt and a way to answer its second question. */
async function aClass(size: number) {
  const first = await scene();
  const questionVersionId = first.made.questionVersionIds[1] ?? "";
  const students = [];
  for (let number = 0; number < size; number += 1) {
    const learner = number === 0 ? first.learner : await aLearnerOf(database.db, first.made);
    const api = asActor(learner, first.clock);
    const { attemptId } = await api.start(first.address);
    const save = (revision: number, textResponse: string) =>
      api.saveAnswer({ attemptId, questionVersionId, clientId: randomUUID(), revision, textResponse });
    students.push({ attemptId, api, save });
  }
  return { students, first };
}

const stored = async (attemptId: string) =>
  (
    await database.db.attemptAnswer.findMany({ where: { attemptId }, select: { textResponse: true, revision: true } })
  )[0];

test("the answers of a whole class at one moment are each stored with their own student", async () => {
  const { students } = await aClass(12);
  const saved = await Promise.all(students.map(({ save }, number) => save(1, `of ${number}`)));
  expect(saved.map(({ answer }) => answer.textResponse)).toEqual(students.map((_, number) => `of ${number}`));
  for (const [number, { attemptId }] of students.entries())
    expect(await stored(attemptId)).toEqual({ textResponse: `of ${number}`, revision: 1 });
});

test("of two tabs' answers at one moment the later one is stored, and both are told that", async () => {
  const { students } = await aClass(1);
  const [student] = students;
  if (!student) throw new Error("no student");
  const [later, earlier] = await Promise.all([student.save(6, "later"), student.save(5, "earlier")]);
  expect(later).toMatchObject({ isCurrent: true, answer: { textResponse: "later" } });
  expect(earlier).toMatchObject({ isCurrent: false, answer: { textResponse: "later", revision: 6 } });
  expect(await stored(student.attemptId)).toEqual({ textResponse: "later", revision: 6 });
});

test("an answer that is refused leaves those that came with it alone", async () => {
  const { students, first } = await aClass(3);
  await students[1]?.api.submit({ attemptId: students[1].attemptId });
  const settled = await Promise.allSettled(students.map(({ save }) => save(1, "4")));
  expect(settled).toMatchObject([
    { value: { isCurrent: true } },
    { reason: { message: "assessment.already_ended" } },
    { value: { isCurrent: true } },
  ]);
  expect(await first.running()).toMatchObject({ answers: [{ textResponse: "4" }] });
});

test("whose attempt is just being ended waits for that, and nobody else does", async () => {
  const { students } = await aClass(3);
  const [ending, ...others] = students;
  if (!ending) throw new Error("no student");
  const holder = await database.pool.connect();
  try {
    await holder.query("BEGIN");
    await holder.query(
      "UPDATE assessment_attempt SET state = 'SUBMITTED', ended_at = now(), score = 0, is_passed = false WHERE id = $1",
      [ending.attemptId],
    );
    const late = ending.save(1, "late").then(String, ({ message }: Error) => message);
    const saved = await Promise.all(others.map(({ save }) => save(1, "4")));
    expect(saved).toMatchObject([{ isCurrent: true }, { isCurrent: true }]);
    await holder.query("COMMIT");
    expect(await late).toBe("assessment.already_ended");
    expect(await stored(ending.attemptId)).toBeUndefined();
  } finally {
    holder.release(true);
  }
});

test("half a character, as a broken program sends it, is stored as its replacement", async () => {
  const { students } = await aClass(2);
  const saved = await Promise.all(students.map(({ save }, number) => save(1, number === 0 ? "a\ud800" : "whole 🙂")));
  expect(saved.map(({ answer }) => answer.textResponse)).toEqual(["a\ufffd", "whole 🙂"]);
});

test("answers are told in the same order, whichever way the database finds them", async () => {
  const set = await scene();
  const { attemptId } = await set.api.start(set.address);
  for (const question of [1, 0]) await answer(set, attemptId, question, {});
  const told = async (tables: "on" | "off") =>
    database.db.$transaction(async (db) => {
      // One of them reads the table from its start, where the later question's answer comes first.
      await db.$executeRawUnsafe(`SET LOCAL enable_seqscan = ${tables}`);
      for (const index of ["indexscan", "bitmapscan", "indexonlyscan"])
        await db.$executeRawUnsafe(`SET LOCAL enable_${index} = ${tables === "on" ? "off" : "on"}`);
      const deps = { db: db as typeof database.db, now: set.clock.now, actor: set.learner };
      const attempt = await readAttempt(db, { attemptId }, set.clock.now());
      const { answers } = await getStanding({ ...deps, ip: "192.0.2.1", userAgent: "test" }, attemptId);
      return [attempt?.answers, answers].map((list) => list?.map(({ questionVersionId }) => questionVersionId));
    });
  const [first, second] = set.made.questionVersionIds.toSorted();
  expect(await told("on")).toEqual([
    [first, second],
    [first, second],
  ]);
  expect(await told("off")).toEqual(await told("on"));
});

test("an answer looks at its own attempt and no answer of others, however many answer the question", async () => {
  const { students } = await aClass(12);
  await Promise.all(students.map(({ save }) => save(1, "4")));
  const [student] = students;
  const read = await rowsRead(database.pool, "INSERT INTO attempt_answer", async () => student?.save(2, "5"));
  expect([read.get("assessment_attempt"), read.get("attempt_answer")]).toEqual([1, 1]);
});
