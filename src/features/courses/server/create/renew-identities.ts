import "server-only";
import { tidyGate } from "@/features/courses/gates/schema";
import { readCondition } from "@/features/courses/server/gates/write-gate";
import { Prisma } from "@/generated/prisma/client";
import { uuidV7 } from "@/lib/uuid-v7";
import type { Tx } from "@/server/db/client";
import { IdRow, queryRows } from "@/server/db/query-rows";
import { moveLinks } from "./move-links";

export interface CopiedVersion {
  courseId: string;
  slug: string;
  versionId: string;
}

/** New ids by the old ones. */
export interface RenewedIdentities {
  assessmentIds: ReadonlyMap<string, string>;
}

/** New ids for old ones, as Postgres takes them: two lists that belong together. */
class Renewal {
  readonly to: string[];
  constructor(readonly from: readonly string[]) {
    this.to = from.map(() => uuidV7());
  }
  get sql(): Prisma.Sql {
    return Prisma.sql`unnest(${[...this.from]}::uuid[], ${this.to}::uuid[]) AS r (was, now)`;
  }
  get map(): Map<string, string> {
    return new Map(this.from.map((id, at) => [id, this.to[at] ?? id]));
  }
}

async function renew(tx: Tx, ids: Prisma.Sql): Promise<Renewal> {
  const rows = await queryRows(tx, IdRow)`SELECT DISTINCT o.id FROM (${ids}) AS o (id) ORDER BY o.id`;
  return new Renewal(rows.map(({ id }) => id));
}

/**
 * Gives the copy of another course's version identities of its own in place of those it was copied with, and returns which. Two or
 * three statements a kind, whatever the size of the course.
 */
export async function renewIdentities(tx: Tx, copy: CopiedVersion): Promise<RenewedIdentities> {
  const { courseId, versionId } = copy;
  const inVersion = Prisma.sql`SELECT l.id FROM lesson_version l WHERE l.version_id = ${versionId}::uuid`;
  const modules = await renew(
    tx,
    Prisma.sql`SELECT module_id FROM module_version WHERE version_id = ${versionId}::uuid`,
  );
  const lessons = await renew(
    tx,
    Prisma.sql`SELECT lesson_id FROM lesson_version WHERE version_id = ${versionId}::uuid`,
  );
  const resources = await renew(
    tx,
    Prisma.sql`SELECT resource_id FROM resource_version WHERE lesson_version_id IN (${inVersion})`,
  );
  await tx.$executeRaw`
    INSERT INTO module (id, course_id, source_key)
    SELECT r.now, ${courseId}::uuid, o.source_key FROM module o JOIN ${modules.sql} ON r.was = o.id`;
  await tx.$executeRaw`
    INSERT INTO lesson (id, course_id, source_key)
    SELECT r.now, ${courseId}::uuid, o.source_key FROM lesson o JOIN ${lessons.sql} ON r.was = o.id`;
  await tx.$executeRaw`
    INSERT INTO resource (id, course_id, source_key)
    SELECT r.now, ${courseId}::uuid, o.source_key FROM resource o JOIN ${resources.sql} ON r.was = o.id`;
  await tx.$executeRaw`
    UPDATE module_version m SET module_id = r.now, imported_hash = NULL, release_at = NULL, release_moves = false
      FROM ${modules.sql} WHERE m.version_id = ${versionId}::uuid AND m.module_id = r.was`;
  await tx.$executeRaw`
    UPDATE lesson_version l SET lesson_id = r.now, imported_hash = NULL
      FROM ${lessons.sql} WHERE l.version_id = ${versionId}::uuid AND l.lesson_id = r.was`;
  await tx.$executeRaw`
    UPDATE resource_version v SET resource_id = r.now
      FROM ${resources.sql} WHERE v.lesson_version_id IN (${inVersion}) AND v.resource_id = r.was`;
  await renewGates(tx, versionId, modules, lessons);
  const { assessments, questionVersions } = await renewAssessments(tx, copy, lessons, inVersion);
  await moveLinks(tx, copy, { lessonIds: lessons.map, questionVersionIds: questionVersions.to });
  return { assessmentIds: assessments.map };
}

/** What opens when names lessons and modules by their identity, also inside its condition. */
async function renewGates(tx: Tx, versionId: string, modules: Renewal, lessons: Renewal): Promise<void> {
  const gates = await tx.lessonGate.findMany({ where: { versionId } });
  // Apart, as nothing keeps a lesson and a module from having the same id.
  const [lessonIds, moduleIds] = [lessons.map, modules.map];
  const lesson = (id: string) => lessonIds.get(id) ?? id;
  const module = (id: string) => moduleIds.get(id) ?? id;
  for (const { id, lessonId, moduleId, condition } of gates) {
    const read = readCondition(condition);
    const renewed = tidyGate(
      read && { ...read, afterLessons: read.afterLessons?.map(lesson), afterModules: read.afterModules?.map(module) },
    );
    const owner = { lessonId: lessonId && lesson(lessonId), moduleId: moduleId && module(moduleId) };
    await tx.lessonGate.update({ where: { id }, data: { ...owner, ...(renewed && { condition: { ...renewed } }) } });
  }
}

/** Questions are copied whole: the other course may change its own without touching these. */
async function renewAssessments(
  tx: Tx,
  { courseId }: CopiedVersion,
  lessons: Renewal,
  inVersion: Prisma.Sql,
): Promise<{ assessments: Renewal; questionVersions: Renewal }> {
  const inAssessments = Prisma.sql`SELECT a.id FROM assessment_version a WHERE a.lesson_version_id IN (${inVersion})`;
  const placed = Prisma.sql`SELECT p.question_version_id FROM assessment_question p WHERE p.assessment_version_id IN (${inAssessments})`;
  const assessments = await renew(
    tx,
    Prisma.sql`SELECT assessment_id FROM assessment_version WHERE lesson_version_id IN (${inVersion})`,
  );
  const questions = await renew(tx, Prisma.sql`SELECT q.question_id FROM question_version q WHERE q.id IN (${placed})`);
  const versions = await renew(tx, placed);
  await tx.$executeRaw`
    INSERT INTO assessment (id, lesson_id, course_id)
    SELECT r.now, l.now, ${courseId}::uuid
      FROM assessment o JOIN ${assessments.sql} ON r.was = o.id
      JOIN unnest(${[...lessons.from]}::uuid[], ${lessons.to}::uuid[]) AS l (was, now) ON l.was = o.lesson_id`;
  await tx.$executeRaw`
    UPDATE assessment_version a SET assessment_id = r.now
      FROM ${assessments.sql} WHERE a.lesson_version_id IN (${inVersion}) AND a.assessment_id = r.was`;
  await tx.$executeRaw`
    INSERT INTO question (id, assessment_id, source_key, bank_question_id)
    SELECT r.now, a.now, o.source_key, o.bank_question_id
      FROM question o JOIN ${questions.sql} ON r.was = o.id
      JOIN unnest(${[...assessments.from]}::uuid[], ${assessments.to}::uuid[]) AS a (was, now) ON a.was = o.assessment_id`;
  await tx.$executeRaw`
    INSERT INTO question_version (id, question_id, number, type, text, points, penalty, explanation, feedback, numeric_value,
           numeric_tolerance, numeric_unit, body, bank_question_version_id, read_again)
    SELECT r.now, q.now, 1, o.type, o.text, o.points, o.penalty, o.explanation, o.feedback, o.numeric_value,
           o.numeric_tolerance, o.numeric_unit, o.body, o.bank_question_version_id, ${copiesOf(lessons, Prisma.sql`o.read_again`)}
      FROM question_version o JOIN ${versions.sql} ON r.was = o.id
      JOIN unnest(${[...questions.from]}::uuid[], ${questions.to}::uuid[]) AS q (was, now) ON q.was = o.question_id`;
  await copyAnswers(tx, versions);
  await tx.$executeRaw`
    UPDATE assessment_draw d SET read_again = ${copiesOf(lessons, Prisma.sql`d.read_again`)}
     WHERE d.assessment_version_id IN (${inAssessments}) AND d.read_again <> '{}'`;
  await tx.$executeRaw`
    UPDATE assessment_question p SET question_version_id = r.now
      FROM ${versions.sql} WHERE p.assessment_version_id IN (${inAssessments}) AND p.question_version_id = r.was`;
  return { assessments, questionVersions: versions };
}

/** A column of ids with the new ones in their place and order; those that aren't copied are left out. */
const copiesOf = (copied: Renewal, ids: Prisma.Sql): Prisma.Sql => Prisma.sql`
  ARRAY(SELECT r.now FROM unnest(${ids}) WITH ORDINALITY AS n (id, place) JOIN ${copied.sql} ON r.was = n.id ORDER BY n.place)`;

async function copyAnswers(tx: Tx, versions: Renewal): Promise<void> {
  const answers = await renew(
    tx,
    Prisma.sql`SELECT id FROM answer WHERE question_version_id = ANY(${[...versions.from]}::uuid[])`,
  );
  await tx.$executeRaw`
    INSERT INTO answer (id, question_version_id, position, ${Prisma.raw(answerColumns)})
    SELECT r.now, q.now, o.position, ${Prisma.raw(
      answerColumns
        .split(", ")
        .map((column) => `o.${column}`)
        .join(", "),
    )}
      FROM answer o JOIN ${answers.sql} ON r.was = o.id
      JOIN unnest(${[...versions.from]}::uuid[], ${versions.to}::uuid[]) AS q (was, now) ON q.was = o.question_version_id`;
}

/** Held against the table's columns by a test. */
export const answerColumns = "text, is_correct, explanation, is_case_sensitive, is_pattern, credit";
