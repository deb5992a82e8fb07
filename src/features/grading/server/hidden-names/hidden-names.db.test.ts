import { randomUUID } from "node:crypto";
import { describe, expect, test } from "vitest";
import type { Person } from "@/policy/actor";
import { createCaller } from "@/server/trpc/root";
import { type AssessmentPlan, aLearnerOf, aPerson, type QuestionPlan } from "@/testing/an-assessment";
import { attemptScenes } from "@/testing/attempt-scene";
import { testDatabase } from "@/testing/database";
import { depsOf } from "@/testing/deps-of";
import { hearQueries } from "@/testing/hear-queries";

const database = testDatabase();
const { asActor, scene, answer } = attemptScenes(database);

const essay: QuestionPlan = { type: "ESSAY", points: 3, text: "Why is high water late?", body: { graderNotes: "" } };
const minute = 60_000;
let made = 0;

/** A student by marked name, username and address, who has handed in an essay in words of their own. */
async function aWriter(set: Awaited<ReturnType<typeof scene>>, word: string) {
  const { db } = database;
  made += 1;
  const mark = `${word}-${made}-`;
  const learner = await aLearnerOf(db, set.made);
  const email = `${mark}x@frost.example`;
  await db.user.update({ where: { id: learner.id }, data: { name: `Name ${mark}`, username: `user-${mark}` } });
  await db.emailAddress.create({
    data: { userId: learner.id, email, emailKey: email, isPrimary: true, verifiedAt: set.clock.now() },
  });
  const api = asActor(learner, set.clock);
  const { attemptId } = await api.start(set.address);
  set.clock.advance(7 * minute);
  await answer({ ...set, api }, attemptId, 0, { textResponse: `Words of essay-${mark}.` });
  await api.submit({ attemptId });
  const { id: answerId } = await db.attemptAnswer.findFirstOrThrow({ where: { attemptId } });
  const handedIn = set.clock.now().toISOString();
  set.clock.advance(11 * minute);
  return {
    ...{ learner, api, attemptId, answerId },
    /** What says who it is. */
    person: [`Name ${mark}`, `user-${mark}`, email, learner.id, learner.enrollmentId],
    /** What says which answer it is. */
    work: [`essay-${mark}`, attemptId, answerId, handedIn],
  };
}

/** Essays of two students under hidden names, and those of the staff who could look at them. */
async function hiddenEssays(plan: AssessmentPlan = {}) {
  const set = await scene({ questions: [essay], passingScore: 50, hidesNames: true, ...plan });
  const writers = [await aWriter(set, "quillon"), await aWriter(set, "tarvish")] as const;
  const { courseId } = set.made;
  const member = async (rights: object) => {
    const person = await aPerson(database.db, "INSTRUCTOR");
    await database.db.courseInstructor.create({ data: { courseId, userId: person.id, role: "ASSISTANT", ...rights } });
    return person;
  };
  const staff = {
    lead: await member({ role: "LEAD" }),
    grader: await member({ canGrade: true }),
    tutor: await member({ canManageStudents: true, canViewAnalytics: true }),
    admin: await aPerson(database.db, "ADMIN"),
  };
  const call = (person: Person) => createCaller(depsOf(database.db, person, set.clock));
  const lead = call(staff.lead);
  const grade = (answerId: string, points: number) =>
    lead.grading.grade({ courseId, answerId, gradeId: randomUUID(), replaces: 0, points, comment: "" });
  const show = (person: Person = staff.lead) =>
    call(person).grading.showNames({ courseId, assessmentId: set.made.assessmentId });
  return { set, writers, staff, call, lead, courseId, grade, show };
}

/** A further version of the course with the same assessment. */
async function aFurtherVersion(
  { courseId, lessonId, assessmentId }: Hidden["set"]["made"],
  { number, hidesNames, publishedAt }: { number: number; hidesNames: boolean; publishedAt: Date | null },
) {
  const { db } = database;
  const { id: versionId } = await db.courseVersion.create({ data: { courseId, number, title: "Again" } });
  const { id: moduleId } = await db.module.create({ data: { courseId } });
  const { id: moduleVersionId } = await db.moduleVersion.create({
    data: { versionId, moduleId, position: 0, title: "Tides", publishedAt: new Date(0) },
  });
  const { id: lessonVersionId } = await db.lessonVersion.create({
    data: { versionId, moduleVersionId, lessonId, position: 0, title: "Again", type: "QUIZ", labChecks: [] },
  });
  await db.assessmentVersion.create({ data: { lessonVersionId, assessmentId, title: "Again", hidesNames } });
  await db.courseVersion.update({ where: { id: versionId }, data: { publishedAt } });
}

type Hidden = Awaited<ReturnType<typeof hiddenEssays>>;

/** What the input that reaches most of a query is made of, about one of the students. */
function thingsOf({ set: { made } }: Hidden, writer: Hidden["writers"][number]): Map<string, unknown> {
  const { enrollmentId, id: userId } = writer.learner;
  const { courseId, lessonId, assessmentId, slug, versionId, questionVersionIds } = made;
  return new Map<string, unknown>(
    Object.entries({
      ...{ courseId, lessonId, slug, versionId, enrollmentId, userId, itemId: assessmentId, path: "none" },
      ...{ attemptId: writer.attemptId, answerId: writer.answerId, enrollmentIds: [enrollmentId] },
      ...{ questionVersionId: questionVersionIds[0], way: "FULL_POINTS", count: "all" },
    }),
  );
}

const moreOf = ({ set: { made } }: Hidden): Record<string, object[]> => ({
  "grading.list": [{ show: "all" }, { show: "graded" }],
  "gradebook.get": [{ sort: "highest" }, { isMissing: true }, { below: 100 }],
  "statistics.analytics.rows": [
    { figure: "attempts", about: made.assessmentId },
    { figure: "finished", about: made.lessonId },
  ],
  "audit.list": [{ who: null, action: null, kind: null, thing: null, from: null, to: null, after: null }],
});

/** All that a person is told by the queries of the site, and by which. */
const heardBy = (hidden: Hidden, person: Person) =>
  hearQueries(database.db, {
    ...{ person, clock: hidden.set.clock, more: moreOf(hidden) },
    things: hidden.writers.map((writer) => thingsOf(hidden, writer)),
  });

/** Where a person and a piece of work are told together. */
function matches(hidden: Hidden, heard: ReadonlyMap<string, string[]>): string[] {
  const person = hidden.writers.flatMap((writer) => writer.person);
  const work = hidden.writers.flatMap((writer) => writer.work);
  return [...heard].flatMap(([path, said]) =>
    said.flatMap((words) => {
      const found = [person, work].map((marks) => marks.filter((mark) => words.includes(mark)));
      return found.every(({ length }) => length > 0) ? [`${path}: ${found.flat().join(", ")}`] : [];
    }),
  );
}

const tells = (heard: ReadonlyMap<string, string[]>, path: string, mark: string | undefined) =>
  heard.get(path)?.some((words) => mark !== undefined && words.includes(mark)) ?? false;

describe("while names are hidden", () => {
  test.each(["lead", "grader", "tutor", "admin"] as const)("nothing tells the %s whose an answer is", async (who) => {
    const hidden = await hiddenEssays();
    const [first, second] = hidden.writers;
    await hidden.grade(first.answerId, 200);
    const heard = await heardBy(hidden, hidden.staff[who]);
    expect(matches(hidden, heard)).toEqual([]);
    // What can be listened to is: the work where it may be read, and the people where they are listed.
    expect(tells(heard, "assessment.review", first.work[0])).toBe(true);
    expect(tells(heard, "gradebook.get", first.person[0])).toBe(true);
    expect(tells(heard, "grading.get", second.work[0])).toBe(who !== "tutor");
    expect(tells(heard, "enrollment.students.get", second.person[0])).toBe(who !== "grader");
    await hidden.grade(second.answerId, 100);
    expect(matches(hidden, await heardBy(hidden, hidden.staff[who]))).toEqual([]);
  });

  test("nothing that goes with a piece of work goes with a name elsewhere, either", async () => {
    const hidden = await hiddenEssays();
    for (const { answerId } of hidden.writers) await hidden.grade(answerId, 200);
    const [{ person, work }] = hidden.writers;
    const said = [...(await heardBy(hidden, hidden.staff.admin)).values()].flat();
    const ids = (marks: string[]) =>
      new Set(
        said
          .filter((words) => marks.some((mark) => words.includes(mark)))
          .flatMap((w) => w.match(/[0-9a-f-]{36}/g) ?? []),
      );
    const known = new Set(hidden.writers.flatMap((writer) => writer.work));
    expect([...ids(person)].filter((id) => known.has(id))).toEqual([]);
    expect([...ids(work)].filter((id) => person.includes(id))).toEqual([]);
  });

  test("the same walk finds a name beside the work where names aren't hidden", async () => {
    const hidden = await hiddenEssays({ hidesNames: false });
    await hidden.grade(hidden.writers[0].answerId, 200);
    const found = matches(hidden, await heardBy(hidden, hidden.staff.admin)).map((match) => match.split(":")[0]);
    const paths = [
      "grading.list",
      "grading.get",
      "gradebook.cell",
      "enrollment.students.get",
      "statistics.analytics.rows",
    ];
    expect(found).toEqual(expect.arrayContaining(paths));
  });

  test("each student has a number of their own, the same everywhere, which their ids don't give", async () => {
    const hidden = await hiddenEssays();
    const { answers } = await hidden.lead.grading.list({ courseId: hidden.courseId });
    const numbers = answers.map(({ number }) => number);
    expect(answers.map(({ student }) => student)).toEqual([null, null]);
    for (const number of numbers) expect(number).toMatch(/^\d{4}-\d{4}$/);
    expect(new Set(numbers).size).toBe(2);
    const get = () => hidden.lead.grading.get({ courseId: hidden.courseId, answerId: hidden.writers[0].answerId });
    expect((await get()).number).toBe(answers.find(({ answerId }) => answerId === hidden.writers[0].answerId)?.number);
    const before = (await get()).number;
    await database.db.assessment.update({
      where: { id: hidden.set.made.assessmentId },
      data: { numberKey: randomUUID() },
    });
    expect((await get()).number).not.toBe(before);
  });

  test("the preview of a regrade has numbers in their order, and neither names nor enrollments", async () => {
    const hidden = await hiddenEssays();
    for (const { answerId } of hidden.writers) await hidden.grade(answerId, 100);
    const { lessonId, questionVersionIds } = hidden.set.made;
    const asked = { lessonId, questionVersionId: questionVersionIds[0] ?? "", way: "FULL_POINTS" as const };
    const preview = await hidden.lead.regrade.preview({ courseId: hidden.courseId, ...asked });
    const numbers = preview.students.map(({ number }) => number);
    expect(numbers).toHaveLength(2);
    expect(numbers).toEqual([...numbers].sort());
    expect(preview.students.map(({ name, key }) => [name, key])).toEqual(numbers.map((number) => [null, number]));
    const said = JSON.stringify(preview);
    expect(hidden.writers.flatMap(({ person }) => person).filter((mark) => said.includes(mark))).toEqual([]);
  });

  test("limits of a student's own aren't told beside their answer", async () => {
    const set = await scene({ questions: [essay], hidesNames: true, timeLimitMinutes: 10, maxAttempts: 2 });
    const limits = { extraTimePercent: 50, extraMinutes: 0, extraAttempts: 3, opensAt: null, closesAt: null };
    await database.db.assessmentAccommodation.create({
      data: { ...limits, assessmentId: set.made.assessmentId, userId: set.learner.id, reason: "" },
    });
    const { attemptId } = await set.api.start(set.address);
    set.clock.advance(12 * minute);
    await answer(set, attemptId, 0, { textResponse: "Late." });
    await set.api.submit({ attemptId });
    const staff = asActor(await aPerson(database.db, "ADMIN"), set.clock);
    const [own, seen] = [await set.review(attemptId), await staff.review({ attemptId })];
    expect(own).toMatchObject({ rules: { timeLimitMinutes: 15, maxAttempts: 5 }, timeTakenSeconds: 720 });
    expect(seen).toMatchObject({
      rules: { timeLimitMinutes: 10, maxAttempts: 2 },
      timeTakenSeconds: null,
      attemptsLeft: 1,
    });
  });

  test("the gradebook leaves the results out of cells, totals, order and file, and the student still has theirs", async () => {
    const hidden = await hiddenEssays();
    const { courseId, lead, writers, set } = hidden;
    await hidden.grade(writers[0].answerId, 300);
    const book = await lead.gradebook.get({ courseId, sort: "highest" });
    // One of three students has handed in nothing.
    expect(book.rows.map(({ cells, total }) => [cells[0]?.is, cells[0]?.points, total])).toEqual(
      book.order.map(() => ["hidden", null, null]),
    );
    expect(book.order).toHaveLength(3);
    expect((await lead.gradebook.get({ courseId, isMissing: true })).order).toEqual([]);
    const own = createCaller(depsOf(database.db, writers[0].learner, set.clock));
    expect((await own.gradebook.mine({ courseId })).categories[0]?.items[0]).toMatchObject({
      is: "graded",
      points: 10_000,
    });
  });
});

/** All lines of a file that comes in pieces. */
async function linesOf(file: AsyncIterable<string>): Promise<string[]> {
  let text = "";
  for await (const piece of file) text += piece;
  return text.trim().split("\r\n");
}

test("files about students have no score that hidden names would go with, and have it once they are shown", async () => {
  const hidden = await hiddenEssays();
  const { courseId, lead, writers } = hidden;
  const [{ person }] = writers;
  for (const { answerId } of writers) await hidden.grade(answerId, 300);
  const files = async () => {
    const grades = await linesOf(await lead.gradebook.export({ courseId }));
    const students = await linesOf(await lead.enrollment.students.export({ courseId }));
    return [grades, students].map((lines) => lines.find((line) => line.includes(person[0] ?? "none")) ?? "");
  };
  const [grades, students] = await files();
  // Progress, lessons done, lessons in all, and the mean score.
  expect([grades?.slice(-2), students]).toEqual([",,", expect.stringContaining(",100,1,1,,")]);
  await hidden.show();
  const [shownGrades, shownStudents] = await files();
  expect([shownGrades, shownStudents]).toEqual([
    expect.stringMatching(/,100\.00,100\.00$/),
    expect.stringContaining(",100,1,1,100,"),
  ]);
});

describe("showing the names", () => {
  const refused = (reason: string) => ({ cause: { reason } });

  test("waits for every answer, is for those who may publish, and is logged once", async () => {
    const hidden = await hiddenEssays();
    const { staff, show, writers, set } = hidden;
    await expect(show()).rejects.toMatchObject({ cause: { reason: "grading.answers_wait", facts: { count: 2 } } });
    for (const { answerId } of writers) await hidden.grade(answerId, 200);
    await expect(show(staff.grader)).rejects.toMatchObject(refused("common.forbidden"));
    await expect(show(staff.tutor)).rejects.toMatchObject(refused("common.forbidden"));
    expect(await hidden.lead.grading.list({ courseId: hidden.courseId })).toMatchObject({
      hidden: [{ id: set.made.assessmentId, waiting: 0 }],
    });
    await Promise.all([show(), show(staff.admin)]);
    await show();
    const where = { action: "assessment.showNames", objectId: set.made.assessmentId };
    expect(await database.db.auditEvent.count({ where })).toBe(1);
    const { answers, hidden: left } = await hidden.lead.grading.list({ courseId: hidden.courseId, show: "all" });
    expect(left).toEqual([]);
    expect(answers.map(({ student, number }) => [student?.startsWith("Name "), number])).toEqual([
      [true, null],
      [true, null],
    ]);
    const { rows } = await hidden.lead.gradebook.get({ courseId: hidden.courseId });
    expect(rows.map(({ cells }) => cells[0]?.is).sort()).toEqual(["graded", "graded", "missing"]);
  });

  test("holds for attempts that are handed in later", async () => {
    const hidden = await hiddenEssays();
    for (const { answerId } of hidden.writers) await hidden.grade(answerId, 200);
    await hidden.show();
    await aWriter(hidden.set, "lateling");
    const { answers } = await hidden.lead.grading.list({ courseId: hidden.courseId });
    expect(answers).toMatchObject([{ student: expect.stringContaining("lateling"), number: null }]);
  });

  test("isn't done by a version that doesn't hide them, nor asked for by a draft that would", async () => {
    const hidden = await hiddenEssays();
    const { made } = hidden.set;
    await aFurtherVersion(made, { number: 2, hidesNames: false, publishedAt: hidden.set.clock.now() });
    expect((await hidden.lead.grading.list({ courseId: hidden.courseId })).hidden).toHaveLength(1);
    const open = await hiddenEssays({ hidesNames: false });
    await aFurtherVersion(open.set.made, { number: 2, hidesNames: true, publishedAt: null });
    expect((await open.lead.grading.list({ courseId: open.courseId })).hidden).toEqual([]);
    await expect(open.show()).rejects.toMatchObject(refused("grading.names_not_hidden"));
  });

  test("is of the course's own assessments alone", async () => {
    const [one, other] = [await hiddenEssays(), await hiddenEssays()];
    const asked = { courseId: one.courseId, assessmentId: other.set.made.assessmentId };
    await expect(one.lead.grading.showNames(asked)).rejects.toMatchObject(refused("grading.names_not_hidden"));
  });

  test("leaves no person in what the log says of a grade given before", async () => {
    const hidden = await hiddenEssays();
    const [{ answerId, learner }] = hidden.writers;
    await hidden.grade(answerId, 200);
    const { values } = await database.db.auditEvent.findFirstOrThrow({ where: { objectId: answerId } });
    expect(JSON.stringify(values)).not.toContain(learner.id);
  });
});
