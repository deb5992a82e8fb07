import { randomUUID } from "node:crypto";
import { expect, test } from "vitest";
import { createCaller } from "@/server/trpc/root";
import { aLearnerOf, anAssessment, aPerson } from "@/testing/an-assessment";
import { aClock } from "@/testing/clock";
import { countQueries } from "@/testing/count-queries";
import { testDatabase } from "@/testing/database";
import { depsOf } from "@/testing/deps-of";

const database = testDatabase();
const clock = aClock();

/** A course with three students, two of them in a group, of whom one has left. */
async function aGroupedCourse() {
  const { db } = database;
  const made = await anAssessment(db, {});
  const { courseId } = made;
  const [inIt, left, outside] = [await aLearnerOf(db, made), await aLearnerOf(db, made), await aLearnerOf(db, made)];
  for (const { id, username } of [inIt, left, outside])
    await db.emailAddress.create({
      data: { userId: id, email: `${username}@tides.test`, emailKey: `${username}@tides.test`, isPrimary: true },
    });
  const staff = createCaller(depsOf(db, await aPerson(db, "ADMIN"), clock));
  const groupId = randomUUID();
  await staff.courseGroups.save({ courseId, groupId, name: "Evening" });
  await staff.courseGroups.addNamed({ courseId, groupId, whom: [inIt.username, left.username] });
  await staff.enrollment.students.remove({ courseId, enrollmentIds: [left.enrollmentId] });
  return { courseId, groupId, staff, inIt, left, outside };
}

async function linesOf(pieces: AsyncGenerator<string>): Promise<string[]> {
  let text = "";
  for await (const piece of pieces) text += piece;
  return text.trim().split("\r\n").slice(1);
}

test("the list of students and its file are of a group alone, in each of its views", async () => {
  const { courseId, groupId, staff, inIt, left, outside } = await aGroupedCourse();
  const { students } = staff.enrollment;
  const list = async (asked: object) => {
    const { students: rows, total, groups } = await students.list({ courseId, groupId, ...asked });
    expect(groups).toEqual([{ id: groupId, name: "Evening" }]);
    expect(total).toBe(rows.length);
    return rows.map(({ userId }) => userId);
  };
  expect(await list({})).toEqual([inIt.id]);
  expect(await list({ show: "ended" })).toEqual([left.id]);
  expect(await list({ q: outside.username })).toEqual([]);
  expect(await list({ show: "invited" })).toEqual([]);
  expect((await list({ groupId: null })).sort()).toEqual([inIt.id, outside.id].sort());
  const rows = await linesOf(await students.export({ courseId, groupId }));
  expect(rows.filter((row) => row.includes(inIt.username))).toHaveLength(1);
  expect(rows.filter((row) => row.includes(outside.username))).toEqual([]);
  expect(await linesOf(await students.export({ courseId }))).toHaveLength(3);
});

test("the gradebook and its file are of a group alone, and ask no more than without one", async () => {
  const { courseId, groupId, staff, inIt, outside } = await aGroupedCourse();
  const view = (asked: object) => staff.gradebook.get({ courseId, ...asked });
  for (const asked of [{}, { sort: "highest" }]) {
    const { order, groups } = await view({ ...asked, groupId });
    expect(order).toEqual([inIt.enrollmentId]);
    expect(groups).toEqual([{ id: groupId, name: "Evening" }]);
  }
  expect((await view({})).order.sort()).toEqual([inIt.enrollmentId, outside.enrollmentId].sort());
  expect(await linesOf(await staff.gradebook.export({ courseId, groupId }))).toEqual([
    expect.stringContaining(inIt.username),
  ]);
  expect(await countQueries(() => view({ groupId }))).toBe(await countQueries(() => view({})));
  expect(await countQueries(() => staff.enrollment.students.list({ courseId, groupId }))).toBeLessThanOrEqual(4);
  expect(await countQueries(() => staff.courseGroups.get({ courseId, groupId }))).toBeLessThanOrEqual(4);
});

test("a group of another course lets no one through", async () => {
  const { courseId, staff } = await aGroupedCourse();
  const { groupId } = await aGroupedCourse();
  expect((await staff.enrollment.students.list({ courseId, groupId })).students).toEqual([]);
  expect((await staff.gradebook.get({ courseId, groupId })).order).toEqual([]);
});
