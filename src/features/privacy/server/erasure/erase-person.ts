import "server-only";
import { personTag } from "@/features/accounts/server/person-tag";
import type { PersonalModel } from "@/features/privacy/data-map/fate";
import { personalModels } from "@/features/privacy/data-map/personal-data";
import { isAppError } from "@/lib/app-error";
import { formerMember } from "@/lib/former-member";
import { touchTags } from "@/server/cache/tag-cache";
import type { Db, Tx } from "@/server/db/client";
import { IdRow, queryRows } from "@/server/db/query-rows";
import type { Storage } from "@/server/storage/storage";
import { eraseExports, eraseFiles } from "./erase-files";
import { assertMayLeave } from "./may-leave";
import { scrubTraces } from "./scrub-traces";

export interface ErasureDeps {
  db: Db;
  storage: Storage;
  now: () => Date;
}

const mostMilliseconds = 120_000;

/**
 * Takes everything personal out of the database, in one transaction, and then the bytes of the files. A process that dies in
 * between leaves the request RUNNING, and the next run goes on with the bytes. Safe to repeat: what is erased is not looked at
 * again. Resolves to whether it was this run that came to the end.
 */
export async function erasePerson(deps: ErasureDeps, requestId: string): Promise<{ isErased: boolean }> {
  const { db, now } = deps;
  try {
    await db.$transaction(async (tx) => erase(tx, requestId, now()), { timeout: mostMilliseconds });
  } catch (error) {
    if (!isAppError(error)) throw error;
    await db.dataRequest.updateMany({
      where: { id: requestId, state: "PENDING" },
      data: { state: "FAILED", error: error.reason, updatedAt: now() },
    });
    return { isErased: false };
  }
  const begun = await db.dataRequest.findFirst({ where: { id: requestId, kind: "DELETION", state: "RUNNING" } });
  if (!begun) return { isErased: false };
  await eraseExports(deps, begun.userId);
  await eraseFiles(deps, begun.userId);
  const { count } = await db.dataRequest.updateMany({
    where: { id: requestId, state: "RUNNING" },
    data: { state: "DONE", doneAt: now(), updatedAt: now() },
  });
  return { isErased: count > 0 };
}

async function erase(tx: Tx, requestId: string, at: Date): Promise<void> {
  // The WHERE is the lock: whoever cancels at this moment waits, and finds nothing to cancel.
  const [request] = await tx.dataRequest.updateManyAndReturn({
    where: { id: requestId, kind: "DELETION", state: "PENDING", dueAt: { lte: at } },
    data: { state: "RUNNING", error: null, updatedAt: at },
  });
  if (!request) return;
  const { userId } = request;
  await assertMayLeave(tx, userId);
  const tags = await tagsOf(tx, userId);
  await scrubTraces(tx, userId, at);
  await tx.dataRequest.updateMany({
    where: { userId, kind: "EXPORT", state: { in: ["PENDING", "RUNNING"] } },
    data: { state: "CANCELLED", updatedAt: at },
  });
  const values = [userId, at, formerMember.name, formerMember.title] as const;
  for (const model of Object.values(personalModels)) await eraseModel(tx, model, values);
  await touchTags(tx, tags);
}

/** $1 the person, $2 now, $3 the mark in place of the name, $4 that in place of a title. Only our own table makes the statement. */
async function eraseModel(
  tx: Tx,
  model: PersonalModel,
  values: readonly [string, Date, string, string],
): Promise<void> {
  const { table, owner, leaving } = model;
  if (leaving === "keep") return;
  // Every parameter is named in each statement, or Postgres does not know its type.
  const all = "($1::uuid, $2::timestamptz, $3::text, $4::text) IS NOT NULL";
  const sets = leaving === "delete" ? [] : Object.entries(leaving).map(([column, value]) => `"${column}" = ${value}`);
  const change = leaving === "delete" ? `DELETE FROM "${table}" t` : `UPDATE "${table}" t SET ${sets.join(", ")}`;
  await tx.$executeRawUnsafe(`${change} WHERE ${all} AND ${owner}`, ...values);
}

/** Pages that are kept and show the person, or what they wrote. */
async function tagsOf(tx: Tx, userId: string): Promise<string[]> {
  const rows = await queryRows(tx, IdRow)`
    SELECT course_id::text AS id FROM course_instructor WHERE user_id = ${userId}::uuid
    UNION SELECT course_id::text FROM review WHERE user_id = ${userId}::uuid`;
  return ["catalog", "instructors", personTag(userId), `teacher:${userId}`, ...rows.map(({ id }) => `course:${id}`)];
}
