import "server-only";
import { builderSteps, expiryOf, type NoteSession } from "@/features/courses/builder";
import { AppError } from "@/lib/app-error";
import type { Tx } from "@/server/db/client";
import type { PersonDeps } from "@/server/trpc/context";
import { judgeSession } from "./judge-session";
import { isStillTheirs } from "./own-session";

const mostConflicts = 20;

interface Activity {
  sessionId: string;
  instructorId: string;
  at: Date;
  userAgent: string;
  step?: number;
  conflict?: string;
}

/**
 * Someone did something in a session: its end moves, and it remembers from which browser. False when it is not theirs or not
 * open. One statement, so that two browsers at once lose nothing of each other.
 */
export async function touchSession(tx: Tx, activity: Activity): Promise<boolean> {
  const { sessionId, instructorId, at, userAgent, step = null, conflict } = activity;
  const client = JSON.stringify({ userAgent: userAgent.slice(0, 300), at: at.toISOString() });
  const conflicts = JSON.stringify(conflict ? [{ field: conflict, at: at.toISOString() }] : []);
  const touched = await tx.$executeRaw`
    UPDATE course_creation_session s
       SET last_activity_at = ${at}, expires_at = ${expiryOf(at)}, updated_at = ${at},
           current_step = coalesce(${step}::int, s.current_step),
           metadata = s.metadata || jsonb_build_object('client', ${client}::jsonb, 'conflicts', (
             SELECT coalesce(jsonb_agg(c.entry ORDER BY c.n), '[]') FROM (
               SELECT e.entry, e.n FROM jsonb_array_elements(coalesce(s.metadata->'conflicts', '[]') || ${conflicts}::jsonb)
                 WITH ORDINALITY AS e(entry, n) ORDER BY e.n DESC LIMIT ${mostConflicts}) c))
     WHERE s.session_id = ${sessionId}::uuid AND s.instructor_id = ${instructorId}::uuid AND s.status <> 'ARCHIVED'
       AND ${isStillTheirs}`;
  return touched > 0;
}

/**
 * Remembers where someone is in the builder and what they confirmed there.
 * @throws AppError NOT_FOUND when the session is not theirs, or put away.
 */
export function noteSession(
  { db, now, actor, userAgent }: Pick<PersonDeps, "db" | "now" | "actor" | "userAgent">,
  { sessionId, step, confirm, conflict }: NoteSession,
): Promise<{ savedAt: Date }> {
  const instructorId = actor.id;
  const savedAt = now();
  return db.$transaction(async (tx) => {
    // The course first, as every edit of its draft does: two that take both never wait for each other.
    await tx.$executeRaw`
      SELECT 1 FROM course c JOIN course_creation_session s ON s.course_id = c.id
       WHERE s.session_id = ${sessionId}::uuid FOR NO KEY UPDATE OF c`;
    const place = step === undefined ? undefined : builderSteps.indexOf(step) + 1;
    if (!(await touchSession(tx, { sessionId, instructorId, at: savedAt, userAgent, step: place, conflict })))
      throw new AppError("NOT_FOUND", "common.not_found");
    if (confirm) {
      await tx.$executeRaw`
        UPDATE course_creation_session s SET data = s.data || jsonb_build_object('confirmed',
                 coalesce(s.data->'confirmed', '[]') - ${confirm.step}::text
                 || CASE WHEN ${confirm.isMeant} THEN jsonb_build_array(${confirm.step}::text) ELSE '[]' END)
         WHERE s.session_id = ${sessionId}::uuid`;
    }
    await judgeSession(tx, sessionId);
    return { savedAt };
  });
}
