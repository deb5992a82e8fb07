import { randomUUID } from "node:crypto";
import { expect, test } from "vitest";
import { saveDraw } from "@/features/authoring/server/draws/save-draw";
import { anImageAt } from "@/testing/a-bank-file";
import { aQuestionBank } from "@/testing/a-question-bank";
import { anAssessment } from "@/testing/an-assessment";
import { aClock } from "@/testing/clock";
import { testDatabase } from "@/testing/database";
import { depsOf } from "@/testing/deps-of";
import { aCourse, anEnrollment } from "@/testing/factories/course";
import { aPerson } from "@/testing/factories/person";
import { clearDemo } from "./clear-demo";

const database = testDatabase();
const now = new Date("2026-03-02T09:00:00Z");

async function aDemoPerson(role: "STUDENT" | "INSTRUCTOR" | "ADMIN" = "STUDENT") {
  const person = await aPerson(database.db, { role });
  await database.db.user.update({ where: { id: person.id }, data: { isDemo: true } });
  return person;
}

test("demo content stays while the only admin is a demo one", async () => {
  await aDemoPerson("ADMIN");
  await expect(clearDemo(database.db, now)).rejects.toMatchObject({ reason: "administration.no_real_admin" });
});

test("clearing takes demo courses and people out and leaves real ones whole", async () => {
  const { db } = database;
  const admin = await aPerson(db, { role: "ADMIN" });
  const learner = await aPerson(db);
  const demoTeacher = await aDemoPerson("INSTRUCTOR");
  const demoLearner = await aDemoPerson();
  const demoCourse = await aCourse(db, {
    lessons: 2,
    assessments: 1,
    instructorId: demoTeacher.id,
    course: { isDemo: true },
  });
  const realCourse = await aCourse(db, { title: "A real course", instructorId: demoTeacher.id });
  await anEnrollment(db, { userId: learner.id, course: demoCourse, completedAt: now });
  await anEnrollment(db, { userId: demoLearner.id, course: realCourse });
  const enrollment = await anEnrollment(db, { userId: learner.id, course: realCourse });
  await db.course.update({ where: { id: realCourse.id }, data: { enrolledCount: 2 } });
  await db.testimonial.create({ data: { name: "Demo", role: "Demo", content: "Demo", rating: 5, isDemo: true } });

  const cleared = await clearDemo(db, now);

  expect(cleared).toMatchObject({ courses: 1, people: 3, handedOver: { courses: 1, files: 0 } });
  expect(await db.user.count({ where: { isDemo: true } })).toBe(0);
  expect(await db.testimonial.count()).toBe(0);
  expect(
    await db.course.findMany({ select: { id: true, createdById: true, enrolledCount: true, state: true } }),
  ).toEqual([{ id: realCourse.id, createdById: admin.id, enrolledCount: 1, state: "LIVE" }]);
  expect(await db.courseInstructor.findMany({ select: { userId: true, role: true } })).toEqual([
    { userId: admin.id, role: "LEAD" },
  ]);
  expect(await db.enrollment.findMany({ select: { id: true } })).toEqual([enrollment]);
});

test("a bank that a real course draws from goes to the admin with all its questions and files, any other goes", async () => {
  const { db } = database;
  const admin = await aPerson(db, { role: "ADMIN" });
  const made = await anAssessment(db);
  await db.user.update({ where: { id: made.teacher.id }, data: { isDemo: true } });
  await db.courseInstructor.create({
    data: { courseId: made.courseId, userId: made.teacher.id, role: "LEAD", canEditContent: true, canPublish: true },
  });
  const deps = depsOf(db, made.teacher, aClock());
  const { bankId } = await aQuestionBank(deps, [{ text: "Tide", tags: ["tides"] }, { text: "Knot" }]);
  const other = await aQuestionBank(deps, [{ text: "Alone" }]);
  const of = { ownerId: made.teacher.id, originalName: "map.png" };
  const kept = await anImageAt(db, { bankId }, of);
  const gone = await anImageAt(db, { bankId: other.bankId }, of);
  const small = { width: 10, height: 10, storageKey: "small", mimeType: "image/webp", sizeBytes: 1 };
  const { storageKey } = await db.storedFile.update({ where: { id: gone.fileId }, data: { variants: [small] } });
  await saveDraw(deps, {
    ...{ courseId: made.courseId, lessonId: made.lessonId, drawKey: randomUUID(), bankId },
    ...{ tags: ["tides"], difficulty: null, count: 1, points: 1, readAgain: [] },
  });

  const cleared = await clearDemo(db, now);

  expect(cleared).toMatchObject({ files: 1, handedOver: { files: 1 }, storageKeys: [storageKey, "small"] });
  const banks = await db.questionBank.findMany({ select: { id: true, ownerId: true, questions: true } });
  expect(banks).toMatchObject([{ id: bankId, questions: [{ bankId }, { bankId }] }]);
  expect(await db.user.count({ where: { id: banks[0]?.ownerId ?? "", role: "ADMIN" } })).toBe(1);
  expect(await db.assessmentDraw.count({ where: { bankId } })).toBe(1);
  expect(await db.assessmentQuestion.count({ where: { drawKey: { not: null } } })).toBe(1);
  expect(admin.id).not.toBe(made.teacher.id);
  const files = await db.storedFile.findMany({ where: { id: { in: [kept.fileId, gone.fileId] } } });
  expect(files).toMatchObject([{ id: kept.fileId, ownerId: banks[0]?.ownerId }]);
});

test("a demo account that the audit log names loses its person and its way in, not its place in the log", async () => {
  const { db } = database;
  await aPerson(db, { role: "ADMIN" });
  const demoAdmin = await aDemoPerson("ADMIN");
  await database.pool.query(`INSERT INTO audit_event SELECT (jsonb_populate_record(null::audit_event, $1::jsonb)).*`, [
    JSON.stringify(await auditRow(demoAdmin.id)),
  ]);

  await clearDemo(db, now);

  const kept = await db.user.findUniqueOrThrow({ where: { id: demoAdmin.id }, include: { emailAddresses: true } });
  expect(kept).toMatchObject({ name: "Former demo account", isActive: false, passwordHash: null, emailAddresses: [] });
});

/** An audit row with every column that must be given, whatever else the table comes to hold. */
async function auditRow(actorId: string): Promise<Record<string, unknown>> {
  const { rows } = await database.pool.query<{ column_name: string; data_type: string; column_default: string | null }>(
    "SELECT column_name, data_type, column_default FROM information_schema.columns WHERE table_name = 'audit_event' AND is_nullable = 'NO'",
  );
  const samples: Record<string, unknown> = { uuid: crypto.randomUUID(), "timestamp with time zone": now, jsonb: {} };
  const required = rows.map((row) => [row.column_name, samples[row.data_type] ?? (row.data_type === "text" ? "x" : 1)]);
  return { ...Object.fromEntries(required), actor_id: actorId };
}
