import "server-only";
import * as z from "zod";
import type { Tx } from "@/server/db/client";
import { IdRow, queryRows } from "@/server/db/query-rows";
import type { Deps } from "@/server/trpc/context";
import { project } from "./projections/project";
import { recount } from "./recount";
import { siteSubject } from "./sources/source";
import { sourceNames } from "./sources/sources";

/** So many notes a transaction: short ones, which no one waits long for. */
const NOTES_A_TURN = 500;

/**
 * Counts what has changed since it was last called, a turn of it: notes go in the transaction that counts their rows, so a kill
 * in between loses none and counts none twice. Resolves to how many notes there were; 0 means that all is counted.
 */
export async function countChanges({ db, now }: Pick<Deps, "db" | "now">): Promise<number> {
  return db.$transaction(async (tx) => {
    const notes = await queryRows(tx, () => z.strictObject({ source: z.string(), sourceId: z.string() }))`
      DELETE FROM stat_change WHERE id IN (SELECT id FROM stat_change ORDER BY id LIMIT ${NOTES_A_TURN} FOR UPDATE SKIP LOCKED)
      RETURNING source, source_id::text AS "sourceId"`;
    const at = now();
    const of = (source: string) => notes.filter((note) => note.source === source).map(({ sourceId }) => sourceId);
    await noteLearnersOf(tx, of("team"));
    const changed = new Set<string>([...of("learner"), ...of("person")]);
    // Who teaches something, and how many do, hangs on teams too.
    if (of("course").length > 0) changed.add(siteSubject);
    for (const name of sourceNames) {
      for (const subjectId of await recount(tx, name, { ids: of(name), at })) changed.add(subjectId);
    }
    for (const userId of await peopleBehind(tx, of)) changed.add(userId);
    await project(tx, [...changed], at);
    return notes.length;
  });
}

/** Every note that there is. */
export async function countAllChanges(deps: Pick<Deps, "db" | "now">): Promise<void> {
  for (;;) {
    const at = deps.now();
    if ((await countChanges(deps)) === 0) return noteCountedAll(deps, at);
  }
}

/** Everything that had happened by then is counted: what a page says figures are as of. */
export async function noteCountedAll({ db }: Pick<Deps, "db">, at: Date): Promise<void> {
  const name = "figures";
  await db.heartbeat.upsert({ where: { name }, create: { name, beatAt: at }, update: { beatAt: at } });
}

/** A team's students are its instructors' students. */
async function noteLearnersOf(tx: Tx, courseIds: readonly string[]): Promise<void> {
  if (courseIds.length === 0) return;
  await tx.$executeRaw`
    INSERT INTO stat_change (source, source_id)
    SELECT DISTINCT 'learner', user_id FROM enrollment WHERE course_id = ANY (${[...courseIds]}::uuid[])`;
}

/** Whose rows have changed, beside those whom a note names. */
async function peopleBehind(tx: Tx, of: (source: string) => string[]): Promise<string[]> {
  const rows = await queryRows(tx, IdRow)`
    SELECT e.user_id::text AS id FROM lesson_progress p JOIN enrollment e ON e.id = p.enrollment_id
     WHERE p.id = ANY (${of("progress")}::uuid[])
    UNION SELECT user_id::text FROM assessment_attempt WHERE id = ANY (${of("attempt")}::uuid[])`;
  return rows.map(({ id }) => id);
}
