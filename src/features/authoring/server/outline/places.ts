import "server-only";
import * as z from "zod";
import type { Tx } from "@/server/db/client";
import { queryRows, type RowOf, rowSchema } from "@/server/db/query-rows";

/** `id` is the stable identity, `rowId` its row in this draft. */
const Placed = rowSchema(() => ({
  id: z.string(),
  rowId: z.string(),
  title: z.string(),
  lessons: z.array(
    z.strictObject({ id: z.string(), rowId: z.string(), title: z.string(), section: z.string().nullable() }),
  ),
}));

export type PlacedModule = RowOf<typeof Placed>;

/** The order of a draft's modules and lessons. One query. */
export async function readPlaces(tx: Tx, versionId: string): Promise<PlacedModule[]> {
  return queryRows(tx, Placed)`
    SELECT m.module_id AS id, m.id AS "rowId", m.title, coalesce((
             SELECT jsonb_agg(jsonb_build_object('id', l.lesson_id, 'rowId', l.id, 'title', l.title, 'section', l.section)
                    ORDER BY l.position) FROM lesson_version l WHERE l.module_version_id = m.id), '[]') AS lessons
      FROM module_version m WHERE m.version_id = ${versionId}::uuid ORDER BY m.position`;
}

/** Writes what moved, in one statement a table: a half-moved list is never seen. */
export async function writePlaces(
  tx: Tx,
  before: readonly PlacedModule[],
  after: readonly PlacedModule[],
  at: Date,
): Promise<void> {
  const modules = after.flatMap(({ rowId }, position) =>
    before[position]?.rowId === rowId ? [] : [{ rowId, position }],
  );
  if (modules.length > 0) {
    await tx.$executeRaw`
      UPDATE module_version m SET position = x.position, updated_at = ${at}
        FROM unnest(${modules.map(({ rowId }) => rowId)}::uuid[], ${modules.map(({ position }) => position)}::int[]) AS x (id, position)
       WHERE m.id = x.id`;
  }
  const stood = new Map(
    before.flatMap((module) =>
      module.lessons.map(
        (lesson, position) => [lesson.rowId, placeOf(module.rowId, position, lesson.section)] as const,
      ),
    ),
  );
  const lessons = after.flatMap((module) =>
    module.lessons.flatMap(({ rowId, section }, position) =>
      stood.get(rowId) === placeOf(module.rowId, position, section)
        ? []
        : [{ rowId, moduleRowId: module.rowId, position, section }],
    ),
  );
  if (lessons.length === 0) return;
  await tx.$executeRaw`
    UPDATE lesson_version l SET module_version_id = x.module, position = x.position, section = x.section, updated_at = ${at}
      FROM unnest(${lessons.map(({ rowId }) => rowId)}::uuid[], ${lessons.map(({ moduleRowId }) => moduleRowId)}::uuid[],
                  ${lessons.map(({ position }) => position)}::int[], ${lessons.map(({ section }) => section)}::text[])
           AS x (id, module, position, section)
     WHERE l.id = x.id`;
}

const placeOf = (moduleRowId: string, position: number, section: string | null): string =>
  `${moduleRowId} ${position} ${section ?? ""}`;
