import "server-only";
import * as z from "zod";
import { expiryOf, type MoveSession } from "@/features/courses/builder";
import { isStillTheirs } from "@/features/courses/server/sessions/own-session";
import { AppError } from "@/lib/app-error";
import { queryRows, rowSchema } from "@/server/db/query-rows";
import type { Deps, PersonDeps } from "@/server/trpc/context";

const Row = rowSchema(() => ({ hasMoved: z.boolean(), status: z.string() }));

/** Puts away what no one has touched for long. The courses themselves stay as they are. Resolves to how many. */
export function archiveExpired({ db, now }: Pick<Deps, "db" | "now">): Promise<number> {
  return db.$executeRaw`
    UPDATE course_creation_session SET status = 'ARCHIVED', updated_at = ${now()}
     WHERE status = 'ACTIVE' AND expires_at <= ${now()}`;
}

/**
 * Puts one's session away, or takes it out again with its full time before it.
 * @throws AppError NOT_FOUND; CONFLICT `courses.cannot_move`.
 */
export async function moveSession(
  { db, now, actor }: Pick<PersonDeps, "db" | "now" | "actor">,
  { sessionId, move }: MoveSession,
): Promise<{ sessionId: string }> {
  const at = now();
  const isBack = move === "restore";
  const personId = actor.id;
  const [known] = await queryRows(db, Row)`
    WITH own AS (
      SELECT s.id, s.status::text AS status FROM course_creation_session s
       WHERE s.session_id = ${sessionId}::uuid AND s.instructor_id = ${personId}::uuid AND ${isStillTheirs}
    ), moved AS (
      UPDATE course_creation_session s SET updated_at = ${at}, status = ${isBack ? "ACTIVE" : "ARCHIVED"}::creation_session_state,
             last_activity_at = CASE WHEN ${isBack} THEN ${at} ELSE s.last_activity_at END,
             expires_at = CASE WHEN ${isBack} THEN ${expiryOf(at)} ELSE s.expires_at END
        FROM own WHERE s.id = own.id AND s.status::text = ${isBack ? "ARCHIVED" : "ACTIVE"}
      RETURNING s.id
    )
    SELECT own.status, EXISTS (SELECT 1 FROM moved) AS "hasMoved" FROM own`;
  if (!known) throw new AppError("NOT_FOUND", "common.not_found");
  // Pressing twice is no conflict.
  if (!known.hasMoved && known.status !== (isBack ? "ACTIVE" : "ARCHIVED"))
    throw new AppError("CONFLICT", "courses.cannot_move");
  return { sessionId };
}
