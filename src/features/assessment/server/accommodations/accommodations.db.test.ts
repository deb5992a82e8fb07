import { expect, test } from "vitest";
import type { GiveAccommodation } from "@/features/assessment/accommodation-schema";
import { aLearnerOf, aPerson } from "@/testing/an-assessment";
import { attemptScenes } from "@/testing/attempt-scene";
import { aClock } from "@/testing/clock";
import { testDatabase } from "@/testing/database";

const database = testDatabase();
const { scene, asActor, answer, keyOf } = attemptScenes(database);

const hour = 3_600_000;
const after = (hours: number) => new Date(aClock().now().getTime() + hours * hour);
const nothing = { extraTimePercent: 0, extraMinutes: 0, extraAttempts: 0, opensAt: null, closesAt: null, reason: "" };
type Given = Partial<Omit<GiveAccommodation, "whom">>;

/** People are named by their accounts, and each account has an address. */
async function withAddress<Someone extends { id: string; username: string }>(person: Someone): Promise<Someone> {
  const email = `${person.username}@tides.test`;
  await database.db.emailAddress.create({ data: { userId: person.id, email, emailKey: email, isPrimary: true } });
  return person;
}

/** An assessment with an admin at hand, who looks after everyone's students. */
async function looked(plan: Parameters<typeof scene>[0]) {
  const set = await scene(plan);
  await withAddress(set.learner);
  const admin = asActor(await aPerson(database.db, "ADMIN"), set.clock).accommodations;
  const place = { courseId: set.made.courseId, lessonId: set.made.lessonId };
  const give = (whom: string[], part: Given) => admin.give({ ...place, ...nothing, ...part, whom });
  return { ...set, admin, place, give };
}

test("a student's start screen and attempt have their own limits, and no one else's change", async () => {
  const set = await looked({ maxAttempts: 1, timeLimitMinutes: 60, closesAt: after(1.5) });
  const other = await aLearnerOf(database.db, set.made);
  const closesAt = after(5).toISOString();
  await set.give([set.learner.username], { extraTimePercent: 50, extraAttempts: 1, closesAt, reason: "Reads slowly" });
  const own = await set.api.startFacts(set.address);
  expect(own).toMatchObject({
    rules: { timeLimitMinutes: 90, maxAttempts: 2, closesAt: after(5) },
    attemptsLeft: 2,
    action: { type: "start", endsAt: after(1.5) },
  });
  expect(JSON.stringify(own)).not.toContain("Reads slowly");
  const theirs = await asActor(other, set.clock).startFacts(set.address);
  expect(theirs).toMatchObject({ rules: { timeLimitMinutes: 60, maxAttempts: 1 }, action: { endsAt: after(1) } });
  await set.api.submit(await set.api.start(set.address));
  const second = await set.api.start(set.address);
  await set.api.submit(second);
  await expect(set.api.start(set.address)).rejects.toMatchObject({ message: "assessment.attempts_used" });
  // Right answers wait for the last attempt of this student, which is not that of the others.
  const reviewed = await set.review(second.attemptId);
  expect(reviewed).toMatchObject({ attemptsLeft: 0, shown: { keys: true }, rules: { timeLimitMinutes: 90 } });
});

test("right answers stay closed after the last attempt of everyone while a student has one more", async () => {
  const set = await looked({ maxAttempts: 1 });
  await set.give([set.learner.username], { extraAttempts: 1 });
  const { attemptId } = await set.api.start(set.address);
  await set.api.submit({ attemptId });
  expect((await set.review(attemptId)).shown.keys).toBe(false);
  await set.admin.remove({ ...set.place, userId: set.learner.id });
  expect((await set.review(attemptId)).shown.keys).toBe(true);
});

test("an attempt that runs gains the time at once, keeps it, and never loses any", async () => {
  const set = await looked({ timeLimitMinutes: 60 });
  const { attemptId } = await set.api.start(set.address);
  set.clock.advance(0.9 * hour);
  await set.give([set.learner.username], { extraTimePercent: 100 });
  expect(await set.running()).toMatchObject({ deadlineAt: after(2) });
  await set.give([set.learner.username], { extraMinutes: 10 });
  await set.admin.remove({ ...set.place, userId: set.learner.id });
  expect(await set.api.standing({ attemptId })).toMatchObject({ isRunning: true, deadlineAt: after(2) });
  set.clock.advance(hour);
  const saved = await answer(set, attemptId, 0, { selectedAnswers: [(await keyOf(set.made)).id] });
  expect(saved).toMatchObject({ isCurrent: true, deadlineAt: after(2) });
  await set.api.submit({ attemptId });
  expect(await set.review(attemptId)).toMatchObject({ state: "SUBMITTED", rules: { timeLimitMinutes: 120 } });
});

test("the share is of the published limit, however often it is given", async () => {
  const set = await looked({ timeLimitMinutes: 60 });
  await set.give([set.learner.username], { extraTimePercent: 50 });
  await set.api.start(set.address);
  await set.give([set.learner.username], { extraTimePercent: 100 });
  await set.give([set.learner.username], { extraTimePercent: 100 });
  expect(await set.running()).toMatchObject({ deadlineAt: after(2) });
});

test("an attempt whose time was over stays over", async () => {
  const set = await looked({ timeLimitMinutes: 60 });
  const { attemptId } = await set.api.start(set.address);
  set.clock.advance(2 * hour);
  await set.give([set.learner.username], { extraMinutes: 600 });
  expect(await set.review(attemptId)).toMatchObject({ state: "EXPIRED", endedAt: after(1) });
});

test("several get theirs in one call, all or none, and the list names them with the reason", async () => {
  const set = await looked({ timeLimitMinutes: 60 });
  const other = await withAddress(await aLearnerOf(database.db, set.made));
  const stranger = await withAddress(await aPerson(database.db));
  const both = [set.learner.username, `@${other.username}`, set.learner.username];
  const refused = set.give([...both, stranger.username, "nobody@nowhere.test"], { extraMinutes: 5 });
  await expect(refused).rejects.toMatchObject({
    message: "assessment.not_students",
    cause: { facts: { names: `${stranger.username}, nobody@nowhere.test` } },
  });
  expect((await set.admin.list(set.place)).people).toEqual([]);
  await set.give(both, { extraMinutes: 5, reason: "Screen reader" });
  await set.give(both, { extraMinutes: 7, reason: "Screen reader" });
  const { people } = await set.admin.list(set.place);
  expect(people.map(({ userId }) => userId).sort()).toEqual([set.learner.id, other.id].sort());
  expect(people[0]).toMatchObject({ extraMinutes: 7, reason: "Screen reader", givenBy: "Ada Lovelace" });
});

test("none of several gets theirs where one has left the course", async () => {
  const set = await looked({ timeLimitMinutes: 60 });
  const left = await withAddress(await aLearnerOf(database.db, set.made));
  await database.db.enrollment.update({
    where: { id: left.enrollmentId },
    data: { status: "DROPPED", endedAt: set.clock.now() },
  });
  await expect(set.give([set.learner.username, left.username], { extraMinutes: 5 })).rejects.toMatchObject({
    message: "assessment.not_students",
    cause: { facts: { names: left.name } },
  });
  expect((await set.admin.list(set.place)).people).toEqual([]);
});

test("the same sent again changes nothing and is noted once", async () => {
  const set = await looked({ timeLimitMinutes: 60 });
  const noted = async () =>
    (await database.db.auditEvent.findMany({ where: { action: "assessment.accommodate" } })).length;
  const before = await noted();
  const wish = { extraMinutes: 5, closesAt: after(9).toISOString(), reason: "Screen reader" };
  await set.give([set.learner.username], wish);
  const { people } = await set.admin.list(set.place);
  set.clock.advance(hour);
  await set.give([set.learner.username], wish);
  expect((await set.admin.list(set.place)).people).toEqual(people);
  expect(await noted()).toBe(before + 1);
  await set.give([set.learner.username], { ...wish, reason: "Reads slowly" });
  expect(await noted()).toBe(before + 2);
});

test("a student may neither read nor give any, and no course reaches the assessment of another", async () => {
  const set = await looked({});
  const asStudent = asActor(set.learner, set.clock).accommodations;
  await expect(asStudent.list(set.place)).rejects.toMatchObject({ code: "FORBIDDEN" });
  const own = { ...set.place, ...nothing, whom: [set.learner.username], extraAttempts: 9 };
  await expect(asStudent.give(own)).rejects.toMatchObject({ code: "FORBIDDEN" });
  const { made } = await scene();
  const elsewhere = { courseId: made.courseId, lessonId: set.made.lessonId };
  await expect(set.admin.list(elsewhere)).rejects.toMatchObject({ message: "assessment.none_here" });
});
