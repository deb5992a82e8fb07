import { Client } from "pg";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { createCaller } from "@/server/trpc/root";
import { aClock } from "@/testing/clock";
import { testDatabase } from "@/testing/database";
import { actorOf, depsOf } from "@/testing/deps-of";
import { aCourseOf } from "@/testing/factories/course-of";
import { aPerson } from "@/testing/factories/person";

const clock = aClock("2026-11-20T12:00:00Z");
const test = testDatabase();

/** Statements sent to Postgres by whatever client. */
let sent = 0;
const { query } = Client.prototype;
beforeEach(() => {
  sent = 0;
  Client.prototype.query = function count(this: Client, ...args: unknown[]) {
    sent += 1;
    return Reflect.apply(query, this, args);
  } as typeof query;
});
afterEach(() => {
  Client.prototype.query = query;
});

/** The page asks one more: who is looking. */
async function queriesOf(lessons: number, isEnrolled: boolean): Promise<number> {
  const course = await aCourseOf(test.db, {
    modules: Array.from({ length: 3 }, () => ({ lessons: Array.from({ length: lessons }, () => ({})) })),
  });
  const person = isEnrolled ? await aPerson(test.db) : null;
  const api = createCaller(depsOf(test.db, actorOf(person), clock));
  if (person) await api.enrollment.enroll({ courseId: course.id });
  sent = 0;
  await api.learning.lesson({ slug: course.slug, lessonId: course.lessonIds[0] ?? "" });
  return sent;
}

describe("the page of a lesson with nothing in memory", () => {
  it("asks a student's four queries, however large the course is", async () => {
    expect(await queriesOf(1, true)).toBe(4);
    expect(await queriesOf(12, true)).toBe(4);
  });

  it("asks a guest's five, the way in included", async () => {
    expect(await queriesOf(2, false)).toBe(5);
  });
});
