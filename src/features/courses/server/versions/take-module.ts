import "server-only";
import * as z from "zod";
import { planModule } from "@/features/courses/module-order";
import { copyLessonsOfModule } from "@/features/courses/server/draft/copy-version";
import { uuidV7 } from "@/lib/uuid-v7";
import type { Tx } from "@/server/db/client";
import { queryRows, type RowOf, rowSchema } from "@/server/db/query-rows";

const OutlineRow = rowSchema(() => ({ id: z.string(), moduleVersionId: z.string(), lessons: z.array(z.string()) }));
type OutlineRow = RowOf<typeof OutlineRow>;

const outlineOf = (tx: Tx, versionId: string): Promise<OutlineRow[]> => queryRows(tx, OutlineRow)`
  SELECT m.module_id AS id, m.id AS "moduleVersionId",
         coalesce((SELECT jsonb_agg(l.lesson_id ORDER BY l.position) FROM lesson_version l WHERE l.module_version_id = m.id), '[]') AS lessons
    FROM module_version m WHERE m.version_id = ${versionId}::uuid ORDER BY m.position`;

/**
 * Makes one module of an unpublished version what it is in another: title, lessons and all that hangs on them, the files that its
 * texts name. A module that the source does not have goes. Positions stay whole numbers from 0.
 */
export async function takeModule(
  tx: Tx,
  { targetId, sourceId, moduleId }: { targetId: string; sourceId: string; moduleId: string },
): Promise<void> {
  const [target, source] = [await outlineOf(tx, targetId), await outlineOf(tx, sourceId)];
  const plan = planModule(target, source, moduleId);
  const from = source.find(({ id }) => id === moduleId);
  await tx.lessonVersion.deleteMany({
    where: { versionId: targetId, lessonId: { in: [...plan.taken, ...plan.dropped] } },
  });
  const old = target.find(({ id }) => id === moduleId);
  if (from) {
    const moduleVersionId = await placeModule(tx, { targetId, from, old });
    await copyLessonsOfModule(
      tx,
      { versionId: sourceId, moduleVersionId: from.moduleVersionId },
      { versionId: targetId, moduleVersionId },
    );
    await takeFiles(tx, { targetId, sourceId, moduleVersionId });
  } else if (old) {
    await sendHome(tx, { targetId, source, target, lessons: plan.kept });
    await tx.moduleVersion.delete({ where: { id: old.moduleVersionId } });
  }
  await takeGates(tx, { targetId, sourceId, moduleId, lessonIds: plan.taken });
  await renumber(tx, targetId, plan.order);
}

async function placeModule(
  tx: Tx,
  { targetId, from, old }: { targetId: string; from: OutlineRow; old: OutlineRow | undefined },
): Promise<string> {
  const {
    id: _,
    versionId: __,
    position: ___,
    ...content
  } = await tx.moduleVersion.findUniqueOrThrow({
    where: { id: from.moduleVersionId },
    omit: { createdAt: true, updatedAt: true },
  });
  if (old) {
    await tx.moduleVersion.update({ where: { id: old.moduleVersionId }, data: content });
    // What stays makes room for what comes.
    await tx.lessonVersion.updateMany({
      where: { moduleVersionId: old.moduleVersionId },
      data: { position: { increment: 100_000 } },
    });
    return old.moduleVersionId;
  }
  const id = uuidV7();
  await tx.moduleVersion.create({ data: { ...content, id, versionId: targetId, position: 1_000_000 } });
  return id;
}

/** Lessons of a module that goes, back to the end of the modules in which the source has them. */
async function sendHome(
  tx: Tx,
  {
    targetId,
    source,
    target,
    lessons,
  }: { targetId: string; source: OutlineRow[]; target: OutlineRow[]; lessons: string[] },
): Promise<void> {
  for (const [index, lessonId] of lessons.entries()) {
    const home = source.find((module) => module.lessons.includes(lessonId));
    const there = target.find(({ id }) => id === home?.id);
    if (!there) continue;
    await tx.lessonVersion.updateMany({
      where: { versionId: targetId, lessonId },
      data: { moduleVersionId: there.moduleVersionId, position: 100_000 + index },
    });
  }
}

/** Files that only the source has come along; a path that leads to another file there is taken over where the module names it. */
async function takeFiles(
  tx: Tx,
  { targetId, sourceId, moduleVersionId }: { targetId: string; sourceId: string; moduleVersionId: string },
): Promise<void> {
  await tx.$executeRaw`
    UPDATE course_file t SET file_id = s.file_id FROM course_file s
     WHERE t.version_id = ${targetId}::uuid AND s.version_id = ${sourceId}::uuid AND s.path = t.path AND s.file_id <> t.file_id
       AND (EXISTS (SELECT 1 FROM lesson_version l WHERE l.module_version_id = ${moduleVersionId}::uuid
                       AND strpos(l.content || l.registered_content || l.guest_content, s.path) > 0)
         OR EXISTS (SELECT 1 FROM lesson_version l JOIN assessment_version a ON a.lesson_version_id = l.id
                      JOIN assessment_question p ON p.assessment_version_id = a.id JOIN question_version q ON q.id = p.question_version_id
                      LEFT JOIN answer o ON o.question_version_id = q.id
                     WHERE l.module_version_id = ${moduleVersionId}::uuid
                       AND strpos(concat(a.description, q.text, q.explanation, q.feedback, q.body, o.text, o.explanation), s.path) > 0))`;
  await tx.$executeRaw`
    INSERT INTO course_file (id, version_id, path, file_id)
    SELECT gen_random_uuid(), ${targetId}::uuid, s.path, s.file_id FROM course_file s
     WHERE s.version_id = ${sourceId}::uuid ON CONFLICT (version_id, path) DO NOTHING`;
}

async function takeGates(
  tx: Tx,
  of: { targetId: string; sourceId: string; moduleId: string; lessonIds: string[] },
): Promise<void> {
  const where = { OR: [{ moduleId: of.moduleId }, { lessonId: { in: of.lessonIds } }] };
  await tx.lessonGate.deleteMany({ where: { versionId: of.targetId, ...where } });
  await tx.$executeRaw`
    INSERT INTO lesson_gate (id, version_id, lesson_id, module_id, condition)
    SELECT gen_random_uuid(), ${of.targetId}::uuid, g.lesson_id, g.module_id, g.condition FROM lesson_gate g
     WHERE g.version_id = ${of.sourceId}::uuid AND (g.module_id = ${of.moduleId}::uuid OR g.lesson_id = ANY(${of.lessonIds}::uuid[]))`;
}

async function renumber(tx: Tx, versionId: string, order: readonly string[]): Promise<void> {
  await tx.$executeRaw`
    UPDATE module_version m SET position = o.place - 1 FROM unnest(${[...order]}::uuid[]) WITH ORDINALITY AS o (id, place)
     WHERE m.version_id = ${versionId}::uuid AND m.module_id = o.id AND m.position <> o.place - 1`;
  await tx.$executeRaw`
    UPDATE lesson_version l SET position = o.place
      FROM (SELECT id, row_number() OVER (PARTITION BY module_version_id ORDER BY position) - 1 AS place FROM lesson_version
             WHERE version_id = ${versionId}::uuid) o
     WHERE o.id = l.id AND l.position <> o.place`;
}
