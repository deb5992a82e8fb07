import "server-only";
import { expiryOf, type MoveSession } from "@/features/authoring/builder";
import { AppError } from "@/lib/app-error";
import type { Tx } from "@/server/db/client";
import type { Deps, PersonDeps } from "@/server/trpc/context";
import { isStillTheirs } from "./own-session";
import { recountSuccess } from "./start-session";

/** The builder's work on a course is done: it was published. The figures of the templates it came from follow. */
export async function closeSessions(tx: Tx, courseId: string, at: Date): Promise<void> {
  const closed = await tx.$queryRaw<{ templateId: string | null }[]>`
    UPDATE course_creation_session SET status = 'PUBLISHED', published_course_id = course_id, updated_at = ${at},
           completion_percentage = round(100.0 * cardinality(array_append(array_remove(steps_completed, 'publish'), 'publish')) / total_steps, 2),
           steps_completed = array_append(array_remove(steps_completed, 'publish'), 'publish'),
           validation_errors = validation_errors - 'publish'
     WHERE course_id = ${courseId}::uuid AND status <> 'PUBLISHED'
    RETURNING template_id AS "templateId"`;
  const templates = closed.flatMap(({ templateId }) => templateId ?? []);
  if (templates.length > 0) await recountSuccess(tx, templates);
}

/** Puts away what no one has touched for long. The courses themselves stay as they are. Resolves to how many. */
export function archiveExpired({ db, now }: Pick<Deps, "db" | "now">): Promise<number> {
  return db.$executeRaw`
    UPDATE course_creation_session SET status = 'ARCHIVED', updated_at = ${now()}
     WHERE status = 'ACTIVE' AND expires_at <= ${now()}`;
}

/**
 * Puts one's session away, or takes it out again with its full time before it.
 * @throws AppError NOT_FOUND; CONFLICT `authoring.cannot_move`.
 */
export async function moveSession(
  { db, now, actor }: Pick<PersonDeps, "db" | "now" | "actor">,
  { sessionId, move }: MoveSession,
): Promise<{ sessionId: string }> {
  const at = now();
  const isBack = move === "restore";
  const personId = actor.id;
  const [known] = await db.$queryRaw<{ hasMoved: boolean; status: string }[]>`
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
    throw new AppError("CONFLICT", "authoring.cannot_move");
  return { sessionId };
}
