import "server-only";
import * as z from "zod";
import { isEndingSoon } from "@/features/courses/builder";
import { isStillTheirs } from "@/features/courses/server/sessions/own-session";
import { CourseState, CreationMethod, CreationSessionState } from "@/generated/prisma/enums";
import { queryRows, type RowOf, rowSchema } from "@/server/db/query-rows";
import type { PersonDeps } from "@/server/trpc/context";

const Row = rowSchema(() => ({
  sessionId: z.string(),
  status: z.enum(CreationSessionState),
  creationMethod: z.enum(CreationMethod),
  templateUsed: z.string(),
  /** Number of the step, from 1. */
  currentStep: z.number(),
  percentage: z.number(),
  lastActivityAt: z.date(),
  expiresAt: z.date(),
  /** Null where the course is gone. */
  courseId: z.string().nullable(),
  slug: z.string().nullable(),
  title: z.string().nullable(),
  coverCategory: z.string().nullable(),
  state: z.enum(CourseState).nullable(),
  errorCount: z.number(),
}));

export interface ListedSession extends RowOf<typeof Row> {
  /** It is still open and will be put away within days. */
  endsSoon: boolean;
}

const mostListed = 200;

/** The asker's sessions, last touched first. One query. */
export async function listSessions({
  db,
  actor,
  now,
}: Pick<PersonDeps, "db" | "actor" | "now">): Promise<ListedSession[]> {
  const rows = await queryRows(db, Row)`
    SELECT s.session_id AS "sessionId", s.status::text AS status, s.creation_method::text AS "creationMethod",
           s.template_used AS "templateUsed", s.current_step AS "currentStep", s.completion_percentage::float8 AS percentage,
           s.last_activity_at AS "lastActivityAt", s.expires_at AS "expiresAt", c.id AS "courseId", c.slug, v.title,
           coalesce(g.cover_grammar, g.slug) AS "coverCategory", c.state::text AS state,
           (SELECT count(*)::int FROM jsonb_object_keys(s.validation_errors)) AS "errorCount"
      FROM course_creation_session s
      LEFT JOIN course c ON c.id = s.course_id
      LEFT JOIN category g ON g.id = c.category_id
      LEFT JOIN LATERAL (SELECT title FROM course_version o WHERE o.course_id = c.id ORDER BY o.number DESC LIMIT 1) v ON true
     WHERE s.instructor_id = ${actor.id}::uuid AND ${isStillTheirs}
     ORDER BY s.last_activity_at DESC LIMIT ${mostListed}`;
  return rows.map((row) => ({ ...row, endsSoon: row.status === "ACTIVE" && isEndingSoon(row.expiresAt, now()) }));
}
