import "server-only";
import * as z from "zod";
import { MoveGroup } from "@/features/courses/schema";
import { AppError } from "@/lib/app-error";
import type { Tx } from "@/server/db/client";
import { IdRow, queryRows, rowSchema } from "@/server/db/query-rows";
import type { Deps } from "@/server/trpc/context";
import { moveEnrollment } from "./move-enrollment";

const MoveRow = rowSchema(() => ({
  courseId: z.string(),
  toVersionId: z.string(),
  fromVersionId: z.string().nullable(),
  groups: z.array(MoveGroup),
  state: z.enum(["WAITING", "RUNNING", "DONE", "STOPPED"]),
  cursor: z.string().nullable(),
}));

/** Enrollments that one call takes, each in a transaction of its own. */
const batch = 40;

/**
 * Takes the next enrollments of a move that an author asked for. Where it is is in the same transaction as the enrollment that it took:
 * a crash loses nothing, a second runner waits for the first and goes on after it. Resolves to whether enrollments may be left.
 */
export async function runMove({ db, now }: Pick<Deps, "db" | "now">, moveId: string): Promise<boolean> {
  for (let taken = 0; taken < batch; taken++) {
    const isMore = await db.$transaction((tx) => takeNextEnrollment(tx, moveId, now()), {
      maxWait: 10_000,
      timeout: 20_000,
    });
    if (!isMore) return false;
  }
  return true;
}

async function takeNextEnrollment(tx: Tx, moveId: string, at: Date): Promise<boolean> {
  const [move] = await queryRows(tx, MoveRow)`
    SELECT course_id AS "courseId", to_version_id AS "toVersionId", from_version_id AS "fromVersionId", groups, state::text AS state, cursor
      FROM version_move WHERE id = ${moveId}::uuid FOR UPDATE`;
  if (!move) throw new AppError("NOT_FOUND", "common.not_found");
  if (move.state === "DONE" || move.state === "STOPPED") return false;
  const [next] = await queryRows(tx, IdRow)`
    SELECT id FROM enrollment
     WHERE course_id = ${move.courseId}::uuid AND status IN ('ACTIVE', 'SUSPENDED', 'COMPLETED') AND version_id <> ${move.toVersionId}::uuid
       AND (${move.fromVersionId}::uuid IS NULL OR version_id = ${move.fromVersionId}::uuid)
       AND (${move.cursor}::uuid IS NULL OR id > ${move.cursor}::uuid)
     ORDER BY id LIMIT 1`;
  if (!next) {
    await tx.versionMove.update({ where: { id: moveId }, data: { state: "DONE", finishedAt: at } });
    return false;
  }
  const { groups, toVersionId } = move;
  const effect = await moveEnrollment(tx, { enrollmentId: next.id, toVersionId, groups, byLearner: false, at });
  await tx.versionMove.update({
    where: { id: moveId },
    data: {
      state: "RUNNING",
      cursor: next.id,
      ...(effect ? { moved: { increment: 1 } } : { stayed: { increment: 1 } }),
    },
  });
  return true;
}
