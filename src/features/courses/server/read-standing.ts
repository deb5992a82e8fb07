import "server-only";
import { cache } from "react";
import * as z from "zod";
import { WaitingAnswers, waitingByGrade } from "@/features/courses/server/waiting-answers";
import type { Tx } from "@/server/db/client";
import { queryRows, type RowOf, rowSchema } from "@/server/db/query-rows";

const Standing = rowSchema(() => ({
  title: z.string(),
  liveVersion: z.number().nullable(),
  liveId: z.string().nullable(),
  livePublishedAt: z.date().nullable(),
  draftId: z.string().nullable(),
  draftNumber: z.number().nullable(),
  draftRevision: z.number().nullable(),
  /** Of the draft, or of the newest version where nothing waits. */
  newestNumber: z.number(),
  outcomes: z.number(),
  coverCategory: z.string().nullable(),
  scheduledFor: z.date().nullable(),
  /** Open sessions of the builder on it, each its instructor's own. */
  sessions: z.array(z.strictObject({ instructorId: z.string(), sessionId: z.string() })),
  /** Publishing hours that came and found the course, or a module of its draft, not ready. */
  refused: z.array(z.strictObject({ moduleId: z.string().nullable(), title: z.string(), at: z.string() })),
  /** Why an admin took it off the catalog. */
  takenOff: z.strictObject({ reason: z.string(), at: z.string() }).nullable(),
  /** Answers that wait for a person's points. */
  waitingAnswers: WaitingAnswers,
  archivedAt: z.date().nullable(),
  lastEditedAt: z.date(),
}));
export type Standing = RowOf<typeof Standing>;

/** Which versions a course has, live and waiting. One query, asked once a page; outside of a page's render nothing is kept. */
export const readStanding = cache(async (db: Tx, courseId: string): Promise<Standing | null> => {
  const [row] = await queryRows(db, Standing)`
    SELECT coalesce(d.title, v.title, c.slug) AS title, v.number AS "liveVersion", v.id AS "liveId", v.published_at AS "livePublishedAt",
           d.id AS "draftId", d.number AS "draftNumber", d.revision AS "draftRevision", n.number AS "newestNumber",
           cardinality(n.objectives) AS outcomes, coalesce(g.cover_grammar, g.slug) AS "coverCategory",
           c.scheduled_for AS "scheduledFor", ${waitingByGrade} AS "waitingAnswers",
           CASE WHEN c.unpublish_reason IS NOT NULL AND c.state <> 'LIVE'
                THEN jsonb_build_object('reason', c.unpublish_reason, 'at', c.unpublished_at) END AS "takenOff", c.archived_at AS "archivedAt", c.last_edited_at AS "lastEditedAt",
           coalesce((SELECT jsonb_agg(jsonb_build_object('instructorId', s.instructor_id, 'sessionId', s.session_id) ORDER BY s.last_activity_at DESC)
                       FROM course_creation_session s WHERE s.course_id = c.id AND s.status = 'ACTIVE'), '[]') AS sessions,
           CASE WHEN c.schedule_refused_at IS NULL THEN '[]' ELSE jsonb_build_array(jsonb_build_object(
             'moduleId', NULL, 'title', coalesce(d.title, v.title), 'at', c.schedule_refused_at)) END
           || coalesce((SELECT jsonb_agg(jsonb_build_object('moduleId', m.module_id, 'title', m.title, 'at', m.release_refused_at) ORDER BY m.position)
                          FROM module_version m WHERE m.version_id = d.id AND m.release_refused_at IS NOT NULL), '[]') AS refused
      FROM course c
      LEFT JOIN course_version v ON v.id = c.live_version_id
      LEFT JOIN course_version d ON d.course_id = c.id AND d.published_at IS NULL
      LEFT JOIN category g ON g.id = c.category_id
      JOIN LATERAL (SELECT number, objectives FROM course_version WHERE course_id = c.id ORDER BY number DESC LIMIT 1) n ON true
     WHERE c.id = ${courseId}::uuid`;
  return row ?? null;
});
