import "server-only";
import { Prisma } from "@/generated/prisma/client";
import { uuidV7 } from "@/lib/uuid-v7";
import type { Tx } from "@/server/db/client";
import { IdRow, queryRows } from "@/server/db/query-rows";

/** What a copy takes over as it is; ids, parents and times are given again. Held against the tables' columns by a test. */
export const copiedColumns = {
  course_version:
    "title, subtitle, description, thumbnail_file_id, level, language, requirements, skills, objectives, audience, meta_keywords, meta_description, duration_minutes",
  module_version:
    "module_id, position, title, description, published_at, release_at, release_moves, duration_minutes, imported_hash",
  lesson_version:
    "lesson_id, position, section, title, type, activity_type, is_required, access_level, is_free_preview, content, registered_content, guest_content, video_url, video_file_id, video_seconds, transcript, embed_url, has_lab, lab_checks, duration_minutes, imported_hash",
  caption: "language, label, file_id",
  resource_version: "resource_id, position, title, type, description, file_id, url, is_premium, duration_minutes",
  assessment_version:
    "assessment_id, title, description, passing_score, max_attempts, time_limit_minutes, randomize_questions, randomize_answers, review, counting_rule, opens_at, closes_at, cooldown_minutes, feedback_bands, records_signals, hides_names, two_graders, agreement_percent, sections, paging",
  assessment_draw: "key, bank_id, tags, difficulty, count, points, position, section_key, read_again",
  assessment_question: "question_version_id, position, draw_key, section_key",
  course_file: "path, file_id",
  lesson_gate: "lesson_id, module_id, condition",
} as const;

type CopiedTable = keyof typeof copiedColumns;

/** New ids for old ones, handed to Postgres as two lists: the texts themselves never leave it. */
class Renaming {
  readonly fresh: string[];
  constructor(readonly old: readonly string[]) {
    this.fresh = old.map(() => uuidV7());
  }
  get sql(): Prisma.Sql {
    return Prisma.sql`unnest(${[...this.old]}::uuid[], ${this.fresh}::uuid[])`;
  }
}

interface Parent {
  column: string;
  ids: Renaming;
}

async function idsOf(tx: Tx, table: CopiedTable, parent: Parent): Promise<Renaming> {
  const rows = await queryRows(tx, IdRow)`
    SELECT id FROM ${Prisma.raw(table)} WHERE ${Prisma.raw(parent.column)} = ANY(${[...parent.ids.old]}::uuid[]) ORDER BY id`;
  return new Renaming(rows.map(({ id }) => id));
}

/** Copies a table's rows under their new parents. */
async function copyRows(tx: Tx, table: CopiedTable, parents: readonly Parent[]): Promise<Renaming> {
  const [first] = parents;
  if (!first) throw new Error(`${table} is copied under nothing`);
  const ids = await idsOf(tx, table, first);
  if (ids.old.length === 0) return ids;
  const columns = copiedColumns[table];
  const joins = parents.map(
    ({ column, ids: of }, n) =>
      Prisma.sql`JOIN ${of.sql} AS ${Prisma.raw(`p${n} (was, now)`)} ON ${Prisma.raw(`p${n}.was = o.${column}`)}`,
  );
  const places = parents.map(({ column }) => column).join(", ");
  const values = parents.map((_, n) => `p${n}.now`).join(", ");
  await tx.$executeRaw`
    INSERT INTO ${Prisma.raw(`${table} (id, ${places}, ${columns})`)}
    SELECT ${Prisma.raw(`i.now, ${values}, ${prefixed(columns)}`)}
      FROM ${Prisma.raw(table)} o JOIN ${ids.sql} AS i (was, now) ON i.was = o.id ${Prisma.join(joins, " ")}`;
  return ids;
}

const prefixed = (columns: string): string =>
  columns
    .split(", ")
    .map((column) => `o.${column}`)
    .join(", ");

/**
 * Copies a version's whole content as a new version with the given number: the stable identities stay, each row is new. One
 * statement or two a table, whatever the size of the course.
 */
export async function copyVersion(
  tx: Tx,
  { courseId, fromId, number, at }: { courseId: string; fromId: string; number: number; at: Date },
): Promise<string> {
  const id = uuidV7();
  const columns = copiedColumns.course_version;
  await tx.$executeRaw`
    INSERT INTO course_version ${Prisma.raw(`(id, course_id, number, parent_version_id, created_at, updated_at, ${columns})`)}
    SELECT ${id}::uuid, ${courseId}::uuid, ${number}, o.id, ${at}, ${at}, ${Prisma.raw(prefixed(columns))}
      FROM course_version o WHERE o.id = ${fromId}::uuid`;
  const version = new Renaming([fromId]);
  version.fresh[0] = id;
  const inVersion = { column: "version_id", ids: version };
  await copyRows(tx, "course_file", [inVersion]);
  await copyRows(tx, "lesson_gate", [inVersion]);
  const modules = await copyRows(tx, "module_version", [inVersion]);
  await copyLessons(tx, [inVersion, { column: "module_version_id", ids: modules }]);
  // What was last imported, by which the next import tells what was edited here.
  await tx.$executeRaw`
    INSERT INTO draft_course_content (id, course_version_id, content_type, content_id, version, data)
    SELECT ${uuidV7()}::uuid, ${id}::uuid, content_type, content_id, version, data
      FROM draft_course_content WHERE course_version_id = ${fromId}::uuid AND content_type = 'import'`;
  return id;
}

/** The lessons under the first parent, with everything that hangs on them. */
async function copyLessons(tx: Tx, parents: readonly Parent[]): Promise<void> {
  const lessons = await copyRows(tx, "lesson_version", parents);
  const inLesson = { column: "lesson_version_id", ids: lessons };
  await copyRows(tx, "caption", [inLesson]);
  await copyRows(tx, "resource_version", [inLesson]);
  const assessments = await copyRows(tx, "assessment_version", [inLesson]);
  const inAssessment = { column: "assessment_version_id", ids: assessments };
  await copyRows(tx, "assessment_draw", [inAssessment]);
  await copyRows(tx, "assessment_question", [inAssessment]);
}

export interface ModulePlace {
  versionId: string;
  moduleVersionId: string;
}

/** Copies the lessons of one module's version into another's, at the positions that they have there. */
export async function copyLessonsOfModule(tx: Tx, from: ModulePlace, to: ModulePlace): Promise<void> {
  const [modules, versions] = [new Renaming([from.moduleVersionId]), new Renaming([from.versionId])];
  modules.fresh[0] = to.moduleVersionId;
  versions.fresh[0] = to.versionId;
  await copyLessons(tx, [
    { column: "module_version_id", ids: modules },
    { column: "version_id", ids: versions },
  ]);
}
