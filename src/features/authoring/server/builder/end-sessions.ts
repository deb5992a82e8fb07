import "server-only";
import { expiryOf, type MoveSession } from "@/features/authoring/builder";
import { AppError } from "@/lib/app-error";
import type { Tx } from "@/server/db/client";
import type { Deps } from "@/server/trpc/context";
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

/** Puts away what nobody has touched for long. The courses themselves stay as they are. Resolves to how many. */
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
  { db, now, actor }: Pick<Deps, "db" | "now" | "actor">,
  { sessionId, move }: MoveSession,
): Promise<{ sessionId: string }> {
  const own = { sessionId, instructorId: actor.kind === "person" ? actor.id : "" };
  const at = now();
  const isBack = move === "restore";
  const { count } = await db.courseCreationSession.updateMany({
    where: { ...own, status: isBack ? "ARCHIVED" : "ACTIVE" },
    data: isBack ? { status: "ACTIVE", lastActivityAt: at, expiresAt: expiryOf(at) } : { status: "ARCHIVED" },
  });
  if (count > 0) return { sessionId };
  const known = await db.courseCreationSession.findFirst({ where: own, select: { status: true } });
  if (!known) throw new AppError("NOT_FOUND", "common.not_found");
  // Pressing twice is no conflict.
  if (known.status !== (isBack ? "ACTIVE" : "ARCHIVED")) throw new AppError("CONFLICT", "authoring.cannot_move");
  return { sessionId };
}
