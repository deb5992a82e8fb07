import "server-only";
import * as z from "zod";
import { putBack, removeItems as withoutItems } from "@/features/authoring/outline/rules";
import type { RemoveItems, RestoreItems } from "@/features/authoring/outline/schema";
import { type EditDeps, editDraft, type OpenDraft } from "@/features/courses/server/draft/edit-draft";
import { Prisma } from "@/generated/prisma/client";
import { AppError } from "@/lib/app-error";
import { personIdOf } from "@/policy/actor";
import type { Tx } from "@/server/db/client";
import { insertKept } from "@/server/db/insert-kept";
import { readPlaces, writePlaces } from "./places";

/** Rows of removed things lie beside the draft as they were, so that an undo brings back the very same ones. */
const recordType = "removal";

/**
 * Takes modules (with what they hold) and lessons out of the draft. What was taken is kept and can be put back with the
 * removal's id; the same id again takes nothing more.
 */
export function removeItems(deps: EditDeps, input: RemoveItems): Promise<void> {
  const savedById = personIdOf(deps.actor);
  return editDraft(deps, input.courseId, async (tx, { versionId, at }) => {
    if (await tx.draftCourseContent.findUnique({ where: { id: input.removalId }, select: { id: true } })) return;
    const before = await readPlaces(tx, versionId);
    const modules = before.filter(({ id }) => input.moduleIds.includes(id));
    const lessons = before.flatMap((module) =>
      modules.includes(module) ? module.lessons : module.lessons.filter(({ id }) => input.lessonIds.includes(id)),
    );
    if (modules.length === 0 && lessons.length === 0) return;
    const moduleRows = modules.map(({ rowId }) => rowId);
    const lessonRows = lessons.map(({ rowId }) => rowId);
    const order = before.map(({ id, lessons: held }) => ({ id, lessons: held.map((lesson) => lesson.id) }));
    const record = { id: input.removalId, versionId, courseId: input.courseId, savedById, at, order };
    await keepRows(tx, record, moduleRows, lessonRows);
    await tx.lessonVersion.deleteMany({ where: { id: { in: lessonRows } } });
    await tx.moduleVersion.deleteMany({ where: { id: { in: moduleRows } } });
    await writePlaces(tx, before, withoutItems(before, input), at);
  });
}

/** How the whole outline stood before a removal, by which what comes back finds its place. */
const OldOrder = z.array(z.object({ id: z.string(), lessons: z.array(z.string()) }));
type OldOrder = z.infer<typeof OldOrder>;

interface Removal {
  id: string;
  versionId: string;
  courseId: string;
  savedById: string | null;
  at: Date;
  order: OldOrder;
}

const lessonTables = ["caption", "resource_version", "assessment_version"] as const;
/** In the order in which they are put back: a question is in the pool of a draw. */
const assessmentTables: readonly string[] = ["assessment_draw", "assessment_question"];

async function keepRows(tx: Tx, record: Removal, moduleRows: string[], lessonRows: string[]): Promise<void> {
  const rowsOf = (table: string, column: string, ids: Prisma.Sql) =>
    Prisma.sql`(SELECT coalesce(jsonb_agg(to_jsonb(t)), '[]') FROM ${Prisma.raw(table)} t WHERE ${Prisma.raw(column)} = ANY(${ids}))`;
  const lessons = Prisma.sql`${lessonRows}::uuid[]`;
  const assessments = Prisma.sql`ARRAY(SELECT id FROM assessment_version WHERE lesson_version_id = ANY(${lessons}))`;
  const beside = lessonTables.map(
    (table) => Prisma.sql`${table}::text, ${rowsOf(table, "lesson_version_id", lessons)}`,
  );
  await tx.$executeRaw`
    INSERT INTO draft_course_content (id, course_version_id, content_type, content_id, version, data, saved_by_id, last_saved_at)
    SELECT ${record.id}::uuid, ${record.versionId}::uuid, ${recordType}, ${record.courseId}, 1, jsonb_build_object(
             'module_version', ${rowsOf("module_version", "id", Prisma.sql`${moduleRows}::uuid[]`)},
             'lesson_version', ${rowsOf("lesson_version", "id", lessons)},
             'order', ${JSON.stringify(record.order)}::jsonb,
             ${Prisma.join(beside, ", ")},
             'assessment_draw', ${rowsOf("assessment_draw", "assessment_version_id", assessments)},
             'assessment_question', ${rowsOf("assessment_question", "assessment_version_id", assessments)}
           ), ${record.savedById}::uuid, ${record.at}`;
}

/**
 * Puts back what a removal took: where it stood among what is still there there or, when its module is gone, at the end of the
 * last one. Doing it again changes nothing.
 * @throws AppError NOT_FOUND when there is no such removal; CONFLICT `courses.outline_changed` when no module is left.
 */
export function restoreItems(deps: EditDeps, { courseId, removalId }: RestoreItems): Promise<void> {
  return editDraft(deps, courseId, async (tx, draft) => {
    const kept = await tx.draftCourseContent.findFirst({
      where: { id: removalId, contentType: recordType, contentId: courseId },
      select: { data: true },
    });
    if (!kept) throw new AppError("NOT_FOUND", "common.not_found");
    const { order } = z.object({ order: OldOrder }).parse(kept.data);
    const modules = await restoreModules(tx, draft, removalId);
    const lessons = await restoreLessons(tx, draft, removalId, order);
    for (const table of [...lessonTables, ...assessmentTables]) await restoreBeside(tx, table, removalId);
    const before = await readPlaces(tx, draft.versionId);
    await writePlaces(tx, before, putBack(before, order, { modules, lessons }), draft.at);
  });
}

/** At the end for the moment: the order is written afterwards. Returns the ids of what came back. */
async function restoreModules(tx: Tx, { versionId }: OpenDraft, removalId: string): Promise<Set<string>> {
  const inserted = await insertKept(
    tx,
    "module_version",
    Prisma.sql`
      SELECT e.r || jsonb_build_object('version_id', ${versionId}::uuid, 'position',
               (SELECT count(*) FROM module_version WHERE version_id = ${versionId}::uuid) + e.n - 1) AS r
        FROM draft_course_content d, jsonb_array_elements(d.data->'module_version') WITH ORDINALITY AS e (r, n)
       WHERE d.id = ${removalId}::uuid
         AND NOT EXISTS (SELECT 1 FROM module_version m WHERE m.version_id = ${versionId}::uuid AND m.module_id = (e.r->>'module_id')::uuid)`,
    "module_id",
  );
  await tx.$executeRaw`
    UPDATE module_version m SET position = x.place FROM (
      SELECT id, row_number() OVER (ORDER BY position) - 1 AS place FROM module_version WHERE version_id = ${versionId}::uuid) x
     WHERE x.id = m.id AND m.position <> x.place`;
  return new Set(inserted);
}

/** At the end of their modules for the moment, without a video that was deleted meanwhile. Returns the ids of what came back. */
async function restoreLessons(
  tx: Tx,
  { versionId }: OpenDraft,
  removalId: string,
  order: OldOrder,
): Promise<Set<string>> {
  const places = await readPlaces(tx, versionId);
  const last = places.at(-1);
  if (!last) throw new AppError("CONFLICT", "courses.outline_changed");
  const rowOf = new Map(places.map(({ id, rowId }) => [id, rowId]));
  const here = new Set(places.flatMap(({ lessons }) => lessons.map(({ id }) => id)));
  const homes = order.flatMap(({ id, lessons }) =>
    lessons.map((lesson) => [lesson, rowOf.get(id) ?? last.rowId] as const),
  );
  const absent = homes.filter(([lesson]) => !here.has(lesson));
  const inserted = await insertKept(
    tx,
    "lesson_version",
    Prisma.sql`
      SELECT e.r || jsonb_build_object('version_id', ${versionId}::uuid, 'module_version_id', h.home,
               'video_file_id', (SELECT s.id FROM stored_file s WHERE s.id = (e.r->>'video_file_id')::uuid),
               'position', (SELECT count(*) FROM lesson_version l WHERE l.module_version_id = h.home) + row_number() OVER (PARTITION BY h.home) - 1) AS r
        FROM draft_course_content d
        CROSS JOIN jsonb_array_elements(d.data->'lesson_version') AS e (r)
        JOIN unnest(${absent.map(([lesson]) => lesson)}::uuid[], ${absent.map(([, home]) => home)}::uuid[]) AS h (lesson, home)
          ON h.lesson = (e.r->>'lesson_id')::uuid
       WHERE d.id = ${removalId}::uuid`,
    "lesson_id",
  );
  return new Set(inserted);
}

/** What hung on the lessons and assessments that are there, but for files that were deleted meanwhile. */
async function restoreBeside(tx: Tx, table: string, removalId: string): Promise<void> {
  const parent = assessmentTables.includes(table) ? "assessment_version" : "lesson_version";
  await insertKept(
    tx,
    table,
    Prisma.sql`
      SELECT e.r FROM draft_course_content d, jsonb_array_elements(d.data->${table}) AS e (r)
       WHERE d.id = ${removalId}::uuid
         AND EXISTS (SELECT 1 FROM ${Prisma.raw(parent)} p WHERE p.id = (e.r->>${`${parent}_id`})::uuid)
         AND NOT EXISTS (SELECT 1 FROM ${Prisma.raw(table)} t WHERE t.id = (e.r->>'id')::uuid)
         AND (e.r->>'file_id' IS NULL OR EXISTS (SELECT 1 FROM stored_file s WHERE s.id = (e.r->>'file_id')::uuid))`,
  );
}
