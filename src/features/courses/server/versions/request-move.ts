import "server-only";
import * as z from "zod";
import { moveRequested } from "@/features/courses/events";
import type { MoveGroup, MoveLearners } from "@/features/courses/schema";
import { AppError } from "@/lib/app-error";
import { personIdOf } from "@/policy/actor";
import { appendAudit } from "@/server/audit/append-audit";
import type { Tx } from "@/server/db/client";
import { queryRows, rowSchema } from "@/server/db/query-rows";
import { appendEvent } from "@/server/outbox/append-event";
import type { Deps } from "@/server/trpc/context";

const Row = rowSchema(() => ({ liveVersionId: z.string().nullable() }));

/** `ip` where someone asks; the site's own jobs have none. */
type MoveDeps = Pick<Deps, "db" | "actor" | "now"> & Partial<Pick<Deps, "ip">>;

export interface WantedMove {
  moveId: string;
  courseId: string;
  toVersionId: string;
  fromVersionId: string | null;
  groups: readonly MoveGroup[];
}

/**
 * Asks for a move of students, in the caller's transaction. The same id again is the same move; one that is in progress is
 * stopped where it is, because the newer one says where everybody goes.
 */
export async function requestMove(
  tx: Tx,
  { actor, now, ip = null }: Omit<MoveDeps, "db">,
  wanted: WantedMove,
): Promise<void> {
  const known = await tx.versionMove.findUnique({ where: { id: wanted.moveId }, select: { courseId: true } });
  if (known && known.courseId !== wanted.courseId) throw new AppError("NOT_FOUND", "common.not_found");
  if (known) return;
  const at = now();
  await tx.versionMove.updateMany({
    where: { courseId: wanted.courseId, state: { in: ["WAITING", "RUNNING"] } },
    data: { state: "STOPPED", finishedAt: at },
  });
  await tx.versionMove.create({
    data: {
      id: wanted.moveId,
      courseId: wanted.courseId,
      toVersionId: wanted.toVersionId,
      fromVersionId: wanted.fromVersionId,
      groups: [...wanted.groups],
      requestedById: personIdOf(actor),
      createdAt: at,
    },
  });
  await appendEvent(tx, moveRequested({ moveId: wanted.moveId, courseId: wanted.courseId }));
  await appendAudit(
    tx,
    { actor, now, ip },
    {
      action: "course.moveLearners",
      objectType: "course",
      objectId: wanted.courseId,
      values: { to: wanted.toVersionId, from: wanted.fromVersionId, groups: wanted.groups },
    },
  );
}

/**
 * An author moves students to the version that is live.
 * @throws AppError CONFLICT `courses.not_live_version` when it is no longer, or never was.
 */
export function moveLearners(deps: MoveDeps, wanted: MoveLearners): Promise<{ moveId: string }> {
  return deps.db.$transaction(async (tx) => {
    const [course] = await queryRows(tx, Row)`
      SELECT live_version_id AS "liveVersionId" FROM course WHERE id = ${wanted.courseId}::uuid FOR UPDATE`;
    if (!course) throw new AppError("NOT_FOUND", "common.not_found");
    if (course.liveVersionId !== wanted.toVersionId) throw new AppError("CONFLICT", "courses.not_live_version");
    await requestMove(tx, deps, wanted);
    return { moveId: wanted.moveId };
  });
}

/** Stops a move where it is; who has moved stays moved. Stopping twice changes nothing. */
export async function stopMove(
  { db, now }: Pick<Deps, "db" | "now">,
  { courseId, moveId }: { courseId: string; moveId: string },
): Promise<{ moveId: string }> {
  await db.versionMove.updateMany({
    where: { id: moveId, courseId, state: { in: ["WAITING", "RUNNING"] } },
    data: { state: "STOPPED", finishedAt: now() },
  });
  return { moveId };
}
