import { randomUUID } from "node:crypto";
import { expect, test } from "vitest";
import { standardReview } from "@/features/questions/review-matrix";
import { testDatabase } from "@/testing/database";
import { gradebookScenes } from "@/testing/gradebook-scene";
import { isMeasured, within } from "@/testing/within";

const database = testDatabase();
const { aBook } = gradebookScenes(database);

/** A course with so many students, each of whom has tried every item, in two categories that drop one item each. */
async function aLargeBook({ students, items }: { students: number; items: number }) {
  const book = await aBook(items);
  const { db, courseId, course, api } = book;
  const people = Array.from({ length: students }, (_, at) => {
    const id = randomUUID();
    return { id, username: `s${id.replaceAll("-", "")}`, name: `Student ${String(at).padStart(4, "0")}` };
  });
  await db.user.createMany({ data: people });
  await db.enrollment.createMany({
    data: people.map(({ id: userId }) => ({ userId, courseId, versionId: course.versionId })),
  });
  const rules = {
    passingScore: 5000,
    maxAttempts: 0,
    timeLimitMinutes: 0,
    countingRule: "BEST",
    review: standardReview,
  };
  await db.$transaction(async (tx) => {
    // The figures of the site, which triggers count, are not what is looked at here.
    await tx.$executeRaw`SET LOCAL session_replication_role = replica`;
    await tx.$executeRaw`
      INSERT INTO assessment_attempt (id, enrollment_id, user_id, assessment_id, assessment_version_id, attempt_number, state, started_at, ended_at,
                                      question_order, rules, score, max_score, percentage, is_passed)
      SELECT gen_random_uuid(), e.id, e.user_id, v.assessment_id, v.id, 1, 'SUBMITTED', now(), now(), '[]', ${JSON.stringify(rules)}::jsonb, 1, 4,
             (row_number() OVER () * 37 % 10001) / 100.0, true
        FROM enrollment e JOIN assessment s ON s.course_id = e.course_id JOIN assessment_version v ON v.assessment_id = s.id
       WHERE e.course_id = ${courseId}::uuid`;
  });
  await db.$executeRaw`ANALYZE enrollment, assessment_attempt, users, item_grade, grade_item`;
  const ids = [randomUUID(), randomUUID()];
  const categories = ids.map((id, at) => ({ id, name: `Category ${at}`, weight: 5000, dropLowest: 1 }));
  await api.saveSetup({
    ...{ courseId, revision: 0, countsMissing: true, categories },
    items: book.itemIds.map((id, at) => ({ id, title: null, maxPoints: 1000, categoryId: ids[at % 2] ?? null })),
  });
  return book;
}

test("the first rows of a gradebook with 1,000 students", async () => {
  const { view } = await aLargeBook({ students: 1_000, items: 20 });
  // As on a site that has run for a while: plans are made, and the code is compiled.
  for (let at = 0; at < 10; at += 1) await view();
  const { order, rows } = await within("the first rows of a gradebook with 1,000 students", 40, () => view());
  expect([order.length, rows.length, rows[0]?.cells.length]).toEqual([1_000, 50, 20]);
  expect(rows.map(({ name }) => name)).toEqual(rows.map((_, at) => `Student ${String(at).padStart(4, "0")}`));
  const sorted = await within("a gradebook with 1,000 students by total", 500, () => view({ sort: "highest" }));
  expect(sorted.order).toHaveLength(1_000);
});

if (isMeasured)
  test("any page of a gradebook with 5,000 students and 200 items", async () => {
    const { courseId, api, view } = await aLargeBook({ students: 5_000, items: 200 });
    await view();
    const { order } = await within("the first rows of a gradebook with 5,000 students and 200 items", 250, () =>
      view(),
    );
    expect(order).toHaveLength(5_000);
    const enrollmentIds = order.slice(4_000, 4_050);
    const { rows } = await within("50 more rows of it, far down", 200, () => api.rows({ courseId, enrollmentIds }));
    expect([rows.length, rows[0]?.cells.length]).toEqual([50, 200]);
    await within("all of it by total", 10_000, () => view({ sort: "highest" }));
  }, 600_000);
