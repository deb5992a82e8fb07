import { randomUUID } from "node:crypto";
import { expect, test } from "vitest";
import * as z from "zod";
import { getDraft } from "@/features/courses/server/get-draft";
import { aQuestionBank } from "@/testing/a-question-bank";
import { anAssessment } from "@/testing/an-assessment";
import { aClock } from "@/testing/clock";
import { testDatabase } from "@/testing/database";
import { depsOf } from "@/testing/deps-of";
import { removeAssessment, restoreAssessment } from "./assessment/remove-assessment";
import { listDraws } from "./draws/list-draws";
import { saveDraw } from "./draws/save-draw";
import { addResource } from "./lesson/edit-resources";
import { getLessonForEditing } from "./lesson/get-lesson";
import { removeResource, restoreResource } from "./lesson/remove-resource";
import { removeItems, restoreItems } from "./outline/remove-items";

const database = testDatabase();

/** A draft with an assessment that draws questions, and a resource. */
async function atWork() {
  const made = await anAssessment(database.db);
  const { courseId, lessonId, teacher } = made;
  await database.db.courseInstructor.create({ data: { courseId, userId: teacher.id, role: "LEAD" } });
  const deps = depsOf(database.db, teacher, aClock());
  const place = { courseId, lessonId };
  const { bankId } = await aQuestionBank(deps, [{ text: "Tide 1", tags: ["tides"] }]);
  const wanted = { tags: ["tides"], difficulty: null, count: 1, points: 1 };
  await saveDraw(deps, { ...place, ...wanted, drawKey: randomUUID(), bankId, readAgain: [randomUUID()] });
  const resourceId = randomUUID();
  await addResource(deps, { ...place, resourceId, title: "Gauge", body: { url: "https://tides.example.org/" } });
  const removal = { ...place, removalId: randomUUID() };
  return { deps, place, resourceId, removal };
}

/** All columns that have a default, as though they had come after the rows were kept, and one that has gone since. */
async function asOfAnOlderRelease(removalId: string) {
  const { rows: younger } = await database.pool.query<{ column_name: string }>(
    `SELECT DISTINCT column_name FROM information_schema.columns WHERE column_default IS NOT NULL AND column_name NOT LIKE '%id'
        AND table_name IN ('module_version', 'lesson_version', 'resource_version', 'assessment_version', 'assessment_draw')`,
  );
  const names = new Set(younger.map((row) => row.column_name));
  const before = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(before);
    const { data: row } = z.record(z.string(), z.unknown()).safeParse(value);
    if (!row) return value;
    const rest = Object.entries(row).flatMap(([name, held]) => (names.has(name) ? [] : [[name, before(held)]]));
    return Object.fromEntries([...rest, ...("created_at" in row || "title" in row ? [["long_gone", 1]] : [])]);
  };
  const { data } = await database.db.draftCourseContent.findUniqueOrThrow({ where: { id: removalId } });
  const older = JSON.stringify(before(data));
  expect(older).not.toBe(JSON.stringify(data));
  await database.pool.query("UPDATE draft_course_content SET data = $2::jsonb WHERE id = $1", [removalId, older]);
}

test("a lesson that an older release removed comes back, with defaults for what is new", async () => {
  const { deps, place, removal } = await atWork();
  const { courseId, removalId } = removal;
  await removeItems(deps, { courseId, removalId, moduleIds: [], lessonIds: [place.lessonId] });
  await asOfAnOlderRelease(removalId);
  await restoreItems(deps, { courseId, removalId });
  expect(await listDraws(deps, place)).toMatchObject([{ tags: [], readAgain: [], pool: [{ text: "Tide 1" }] }]);
  const { resources } = await getLessonForEditing(deps, courseId, place.lessonId);
  expect(resources).toMatchObject([{ title: "Gauge", description: "", isPremium: false }]);
});

test("a module that an older release removed comes back, with defaults for what is new", async () => {
  const { deps, place, removal } = await atWork();
  const { courseId, removalId } = removal;
  const moduleIds = async () => {
    const versionId = (await getDraft(database.db, courseId))?.versionId ?? "";
    const modules = await database.db.moduleVersion.findMany({ where: { versionId }, orderBy: { position: "asc" } });
    return modules.map(({ moduleId }) => moduleId);
  };
  const whole = await moduleIds();
  await removeItems(deps, { courseId, removalId, moduleIds: whole, lessonIds: [] });
  expect(await moduleIds()).toEqual([]);
  await asOfAnOlderRelease(removalId);
  await restoreItems(deps, { courseId, removalId });
  expect(await moduleIds()).toEqual(whole);
  expect(await listDraws(deps, place)).toMatchObject([{ pool: [{ text: "Tide 1" }] }]);
});

test("an assessment that an older release removed comes back, with defaults for what is new", async () => {
  const { deps, place, removal } = await atWork();
  await removeAssessment(deps, removal);
  await asOfAnOlderRelease(removal.removalId);
  await restoreAssessment(deps, removal);
  expect(await listDraws(deps, place)).toMatchObject([{ readAgain: [], pool: [{ text: "Tide 1" }] }]);
});

test("a resource that an older release removed comes back, with defaults for what is new", async () => {
  const { deps, place, resourceId, removal } = await atWork();
  await removeResource(deps, { ...removal, resourceId });
  await asOfAnOlderRelease(removal.removalId);
  await restoreResource(deps, removal);
  const { resources } = await getLessonForEditing(deps, place.courseId, place.lessonId);
  expect(resources).toMatchObject([{ id: resourceId, title: "Gauge", description: "" }]);
});
