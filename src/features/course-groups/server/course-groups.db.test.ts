import { randomUUID } from "node:crypto";
import { expect, test } from "vitest";
import type { GiveGroupAccommodation } from "@/features/assessment/accommodation-schema";
import { createCaller } from "@/server/trpc/root";
import { aLearnerOf, aPerson } from "@/testing/an-assessment";
import { attemptScenes } from "@/testing/attempt-scene";
import { aClock } from "@/testing/clock";
import { countQueries } from "@/testing/count-queries";
import { testDatabase } from "@/testing/database";
import { depsOf } from "@/testing/deps-of";

const database = testDatabase();
const { scene, asActor } = attemptScenes(database);

const hour = 3_600_000;
const after = (hours: number) => new Date(aClock().now().getTime() + hours * hour);
const nothing = { extraTimePercent: 0, extraMinutes: 0, extraAttempts: 0, opensAt: null, closesAt: null, reason: "" };
type Given = Partial<Omit<GiveGroupAccommodation, "groupId">>;

/** People are named by their accounts, and each account has an address. */
async function withAddress<Someone extends { id: string; username: string }>(person: Someone): Promise<Someone> {
  const email = `${person.username}@tides.test`;
  await database.db.emailAddress.create({ data: { userId: person.id, email, emailKey: email, isPrimary: true } });
  return person;
}

/** An assessment, its student, and an admin, who looks after everyone's students. */
async function looked(plan: Parameters<typeof scene>[0] = {}) {
  const set = await scene(plan);
  await withAddress(set.learner);
  const admin = await aPerson(database.db, "ADMIN");
  const api = createCaller(depsOf(database.db, admin, set.clock));
  const { courseId, lessonId } = set.made;
  const groups = api.courseGroups;
  const limits = api.assessment.accommodations;
  const make = async (name = "Evening") => {
    const groupId = randomUUID();
    await groups.save({ courseId, groupId, name });
    return {
      groupId,
      add: (...whom: string[]) => groups.addNamed({ courseId, groupId, whom }),
      give: (part: Given) => limits.giveGroup({ courseId, lessonId, groupId, ...nothing, ...part }),
    };
  };
  const giveOwn = (part: Given) =>
    limits.give({ courseId, lessonId, whom: [set.learner.username], ...nothing, ...part });
  const current = { userId: set.learner.id, courseId };
  const leave = () =>
    database.db.enrollment.updateMany({ where: current, data: { status: "DROPPED", endedAt: set.clock.now() } });
  const comeBack = () =>
    database.db.enrollment.updateMany({ where: current, data: { status: "ACTIVE", endedAt: null } });
  return { ...set, staff: api, groups, limits, make, giveOwn, leave, comeBack, courseId, lessonId };
}

const noted = async (objectId: string) =>
  (await database.db.auditEvent.findMany({ where: { objectId }, orderBy: { sequence: "asc" } })).map(
    ({ action }) => action,
  );

test("a group is made, renamed and deleted once however often it is sent, and each change is noted", async () => {
  const set = await looked();
  const { groupId, add } = await set.make();
  const { courseId } = set;
  for (const _ of [1, 2]) await set.groups.save({ courseId, groupId, name: "Night" });
  for (const _ of [1, 2]) await add(set.learner.username);
  expect(await set.groups.list({ courseId })).toEqual([{ id: groupId, name: "Night", students: 1, accommodations: 0 }]);
  for (const _ of [1, 2]) await set.groups.removeMember({ courseId, groupId, userId: set.learner.id });
  for (const _ of [1, 2]) await set.groups.delete({ courseId, groupId });
  expect(await set.groups.list({ courseId })).toEqual([]);
  expect(await noted(groupId)).toEqual([
    "courseGroup.create",
    "courseGroup.rename",
    "courseGroup.addMembers",
    "courseGroup.removeMember",
    "courseGroup.delete",
  ]);
});

test("a name is taken whatever its case, in its course alone", async () => {
  const set = await looked();
  const { groupId } = await set.make("Évening_1");
  const { courseId } = set;
  const again = set.groups.save({ courseId, groupId: randomUUID(), name: "évening_1" });
  await expect(again).rejects.toMatchObject({ message: "course_groups.name_taken" });
  await set.groups.save({ courseId, groupId, name: "éVENING_1" });
  await set.make("EveningX1");
  await (await looked()).make("Évening_1");
  const twice = await Promise.allSettled(
    [1, 2].map(() => set.groups.save({ courseId, groupId: randomUUID(), name: "Twice" })),
  );
  expect(twice.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
});

test("a course has two hundred groups at most, and those may be renamed", async () => {
  const set = await looked();
  const { courseId } = set;
  const ids = Array.from({ length: 200 }, () => randomUUID());
  await database.db.courseGroup.createMany({ data: ids.map((id, at) => ({ id, courseId, name: `Group ${at}` })) });
  await expect(set.make("One more")).rejects.toMatchObject({
    message: "course_groups.too_many",
    cause: { facts: { most: 200 } },
  });
  await set.groups.save({ courseId, groupId: ids[0] ?? "", name: "Evening" });
  expect(await set.groups.list({ courseId })).toHaveLength(200);
});

test("those who are named join all or none, and the others are told", async () => {
  const set = await looked();
  const { add, groupId } = await set.make();
  const other = await withAddress(await aLearnerOf(database.db, set.made));
  const stranger = await withAddress(await aPerson(database.db));
  await expect(add(set.learner.username, stranger.username, "nobody@nowhere.test")).rejects.toMatchObject({
    message: "assessment.not_students",
    cause: { facts: { names: `${stranger.username}, nobody@nowhere.test` } },
  });
  expect((await set.groups.get({ courseId: set.courseId, groupId })).members).toEqual([]);
  expect(await add(set.learner.username)).toEqual({ added: 1, already: 0 });
  expect(await add(`@${other.username}`, `${set.learner.username}@tides.test`)).toEqual({ added: 1, already: 1 });
  const { members } = await set.groups.get({ courseId: set.courseId, groupId });
  expect(members.map(({ userId }) => userId).sort()).toEqual([set.learner.id, other.id].sort());
});

test("those chosen in a list join, and one who has left since lets no one in", async () => {
  const set = await looked();
  const { courseId } = set;
  const { groupId } = await set.make();
  const other = await aLearnerOf(database.db, set.made);
  const rows = await database.db.enrollment.findMany({ where: { courseId }, select: { id: true, userId: true } });
  const chosen = { courseId, groupId, enrollmentIds: rows.map(({ id }) => id) };
  await set.leave();
  await expect(set.groups.addChosen(chosen)).rejects.toMatchObject({ message: "course_groups.not_all_students" });
  const elsewhere = await looked();
  const foreign = await database.db.enrollment.findFirstOrThrow({ where: { courseId: elsewhere.courseId } });
  const mixed = { ...chosen, enrollmentIds: [foreign.id] };
  await expect(set.groups.addChosen(mixed)).rejects.toMatchObject({ message: "course_groups.not_all_students" });
  await set.comeBack();
  expect(await set.groups.addChosen(chosen)).toEqual({ added: 2, already: 0 });
  expect((await set.groups.get({ courseId, groupId })).members.map(({ userId }) => userId)).toContain(other.id);
});

test("who left is not shown and not counted, and is in the group again after coming back", async () => {
  const set = await looked();
  const { courseId } = set;
  const { groupId, add } = await set.make();
  await add(set.learner.username);
  await set.leave();
  expect(await set.groups.get({ courseId, groupId })).toMatchObject({ members: [], total: 0 });
  expect(await set.groups.list({ courseId })).toMatchObject([{ students: 0 }]);
  await set.comeBack();
  expect(await set.groups.get({ courseId, groupId })).toMatchObject({
    members: [{ userId: set.learner.id }],
    total: 1,
  });
});

test("members have the limits of their group, and students are shown neither its name nor the reason", async () => {
  const set = await looked({ maxAttempts: 1, timeLimitMinutes: 60 });
  const { add, give } = await set.make("Slow readers");
  await add(set.learner.username);
  await give({ extraTimePercent: 50, extraAttempts: 1, reason: "Reads slowly" });
  const shown = await set.api.startFacts(set.address);
  expect(shown).toMatchObject({ rules: { timeLimitMinutes: 90, maxAttempts: 2 }, attemptsLeft: 2 });
  expect(JSON.stringify(shown)).not.toMatch(/slow/i);
  const other = await aLearnerOf(database.db, set.made);
  const theirs = await asActor(other, set.clock).startFacts(set.address);
  expect(theirs).toMatchObject({ rules: { timeLimitMinutes: 60, maxAttempts: 1 } });
  await set.api.submit(await set.api.start(set.address));
  const second = await set.api.start(set.address);
  expect((await set.review(second.attemptId).catch(() => null))?.shown).toBeUndefined();
  await set.api.submit(second);
  expect(await set.review(second.attemptId)).toMatchObject({ attemptsLeft: 0, shown: { keys: true } });
});

test("right answers stay closed for a member who has an attempt more, and until the group's closing", async () => {
  const set = await looked({ maxAttempts: 1 });
  const { add, give } = await set.make();
  await add(set.learner.username);
  await give({ extraAttempts: 1 });
  const { attemptId } = await set.api.start(set.address);
  await set.api.submit({ attemptId });
  expect((await set.review(attemptId)).shown.keys).toBe(false);
  const closing = await looked({ closesAt: after(1), showCorrectAnswers: "AFTER_PASS_OR_LAST" });
  const late = await closing.make();
  await late.give({ closesAt: after(5).toISOString() });
  expect(await closing.api.startFacts(closing.address)).toMatchObject({ rules: { closesAt: after(1) } });
  await late.add(closing.learner.username);
  expect(await closing.api.startFacts(closing.address)).toMatchObject({ rules: { closesAt: after(5) } });
});

test("a person's own replaces that of their groups, and of several groups each part is the most generous", async () => {
  const set = await looked({ timeLimitMinutes: 60, maxAttempts: 1, opensAt: after(-1), closesAt: after(1) });
  const [one, two] = [await set.make("One"), await set.make("Two")];
  for (const { add } of [one, two]) await add(set.learner.username);
  await one.give({ extraTimePercent: 50, closesAt: after(3).toISOString() });
  await two.give({ extraMinutes: 10, extraAttempts: 2, closesAt: after(2).toISOString() });
  const rules = async () => (await set.api.startFacts(set.address))?.rules;
  expect(await rules()).toMatchObject({ timeLimitMinutes: 100, maxAttempts: 3, closesAt: after(3) });
  await set.giveOwn({ extraMinutes: 5 });
  expect(await rules()).toMatchObject({ timeLimitMinutes: 65, maxAttempts: 1, closesAt: after(1) });
  const { courseId, lessonId } = set;
  await set.limits.remove({ courseId, lessonId, userId: set.learner.id });
  expect(await rules()).toMatchObject({ timeLimitMinutes: 100 });
});

test("an attempt that runs gains with its group and when its student joins, and never loses", async () => {
  const set = await looked({ timeLimitMinutes: 60 });
  const { courseId, lessonId } = set;
  const [one, two] = [await set.make("One"), await set.make("Two")];
  await set.api.start(set.address);
  const deadline = async () => (await set.running()).deadlineAt;
  await one.give({ extraTimePercent: 50 });
  expect(await deadline()).toEqual(after(1));
  await one.add(set.learner.username);
  expect(await deadline()).toEqual(after(1.5));
  await two.add(set.learner.username);
  await two.give({ extraTimePercent: 100 });
  expect(await deadline()).toEqual(after(2));
  await two.give({ extraMinutes: 6 });
  expect(await deadline()).toEqual(after(2));
  await set.groups.removeMember({ courseId, groupId: one.groupId, userId: set.learner.id });
  await set.limits.removeGroup({ courseId, lessonId, groupId: two.groupId });
  await set.groups.delete({ courseId, groupId: two.groupId });
  expect(await deadline()).toEqual(after(2));
  expect((await set.api.startFacts(set.address))?.rules).toMatchObject({ timeLimitMinutes: 60 });
});

test("a group gives nothing to a member with limits of their own until those are removed, and nothing to those who left", async () => {
  const set = await looked({ timeLimitMinutes: 60 });
  const { courseId, lessonId } = set;
  const { add, give } = await set.make();
  await set.api.start(set.address);
  const deadline = async () =>
    (await database.db.assessmentAttempt.findFirstOrThrow({ where: { userId: set.learner.id } })).deadlineAt;
  await set.giveOwn({ extraMinutes: 6 });
  await add(set.learner.username);
  await give({ extraTimePercent: 100 });
  expect(await deadline()).toEqual(after(1.1));
  await set.leave();
  await set.limits.remove({ courseId, lessonId, userId: set.learner.id });
  await give({ extraTimePercent: 150 });
  expect(await deadline()).toEqual(after(1.1));
  await set.comeBack();
  await give({ extraTimePercent: 100 });
  expect(await deadline()).toEqual(after(2));
});

test("an own accommodation that is removed leaves the attempt that runs what the group gives", async () => {
  const set = await looked({ timeLimitMinutes: 60 });
  const { courseId, lessonId } = set;
  const { add, give } = await set.make();
  await set.giveOwn({ extraMinutes: 6 });
  await set.api.start(set.address);
  await add(set.learner.username);
  await give({ extraTimePercent: 100 });
  await set.limits.remove({ courseId, lessonId, userId: set.learner.id });
  expect((await set.running()).deadlineAt).toEqual(after(2));
});

test("who joins while a group is given something has it, whichever comes first", async () => {
  for (const order of [0, 1]) {
    const set = await looked({ timeLimitMinutes: 60 });
    const { add, give } = await set.make();
    await set.api.start(set.address);
    const both = [() => add(set.learner.username), () => give({ extraTimePercent: 50 })];
    if (order === 1) both.reverse();
    await Promise.all(both.map((call) => call()));
    expect((await set.running()).deadlineAt).toEqual(after(1.5));
  }
});

test("the same given again changes nothing and is noted once, and the list has it with its reason", async () => {
  const set = await looked({ timeLimitMinutes: 60 });
  const { courseId, lessonId } = set;
  const { groupId, give } = await set.make();
  const { assessmentId } = set.made;
  for (const _ of [1, 2]) await give({ extraMinutes: 5, reason: "Screen reader" });
  const list = await set.limits.list({ courseId, lessonId });
  expect(list).toMatchObject({
    people: [],
    groups: [{ groupId, name: "Evening", extraMinutes: 5, reason: "Screen reader", givenBy: "Ada Lovelace" }],
    choices: [{ id: groupId, name: "Evening" }],
  });
  expect(await set.groups.get({ courseId, groupId })).toMatchObject({ assessments: [{ lessonId }] });
  expect(await countQueries(() => set.limits.list({ courseId, lessonId }))).toBeLessThanOrEqual(5);
  for (const _ of [1, 2]) await set.limits.removeGroup({ courseId, lessonId, groupId });
  expect(await noted(assessmentId)).toEqual(["assessment.accommodate", "assessment.removeAccommodation"]);
});

test("what a group has goes with it, and a course reaches no group of another", async () => {
  const set = await looked();
  const { courseId, lessonId } = set;
  const { groupId, add, give } = await set.make();
  await add(set.learner.username);
  await give({ extraAttempts: 1 });
  const foreign = await looked();
  const ref = { courseId: foreign.courseId, groupId };
  const gone = { message: "enrollment.no_such_group" };
  await expect(set.groups.get(ref)).rejects.toMatchObject(gone);
  await expect(set.groups.save({ ...ref, name: "Mine" })).rejects.toMatchObject(gone);
  await expect(set.groups.addNamed({ ...ref, whom: [foreign.learner.username] })).rejects.toMatchObject(gone);
  const wish = { ...ref, ...nothing, lessonId: foreign.lessonId, extraAttempts: 9 };
  await expect(set.limits.giveGroup(wish)).rejects.toMatchObject(gone);
  await set.groups.delete(ref);
  await set.groups.removeMember({ ...ref, userId: set.learner.id });
  expect((await set.groups.get({ courseId, groupId })).members).toHaveLength(1);
  await set.groups.delete({ courseId, groupId });
  expect(await set.limits.list({ courseId, lessonId })).toMatchObject({ groups: [], choices: [] });
  expect(await database.db.courseGroupMember.count({ where: { groupId } })).toBe(0);
});

test("a student may neither see nor change groups", async () => {
  const set = await looked();
  const { groupId } = await set.make();
  const own = createCaller(depsOf(database.db, set.learner, set.clock)).courseGroups;
  const ref = { courseId: set.courseId, groupId };
  for (const call of [
    () => own.list({ courseId: set.courseId }),
    () => own.get(ref),
    () => own.addNamed({ ...ref, whom: [set.learner.username] }),
  ])
    await expect(call()).rejects.toMatchObject({ code: "FORBIDDEN" });
});
