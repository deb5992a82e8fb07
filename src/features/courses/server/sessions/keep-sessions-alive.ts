import "server-only";
import * as z from "zod";
import { expiryOf } from "@/features/courses/builder";
import type { Actor } from "@/policy/actor";
import type { Tx } from "@/server/db/client";
import { queryRows, rowSchema } from "@/server/db/query-rows";
import { judgeSession } from "./judge-session";
import { isStillTheirs } from "./own-session";

const Kept = rowSchema(() => ({ sessionId: z.string() }));

/**
 * Whoever edits a draft anywhere in the studio works in their open session of the builder too: its end moves, and what is done
 * is judged again. At most once a minute a session, because an edit comes with every pause in typing.
 */
export async function keepSessionsAlive(
  tx: Tx,
  { courseId, actor, at }: { courseId: string; actor: Actor; at: Date },
): Promise<void> {
  if (actor.kind !== "person") return;
  const kept = await queryRows(tx, Kept)`
    UPDATE course_creation_session s SET last_activity_at = ${at}, expires_at = ${expiryOf(at)}, updated_at = ${at}
     WHERE s.course_id = ${courseId}::uuid AND s.instructor_id = ${actor.id}::uuid AND s.status = 'ACTIVE'
       AND s.last_activity_at <= ${at}::timestamptz - interval '1 minute' AND ${isStillTheirs}
    RETURNING s.session_id AS "sessionId"`;
  for (const { sessionId } of kept) await judgeSession(tx, sessionId);
}
