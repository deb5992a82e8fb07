import "server-only";
import * as z from "zod";
import { Prisma } from "@/generated/prisma/client";
import { CourseState } from "@/generated/prisma/enums";
import { isAdmin } from "@/policy/actor";
import { queryRows, type RowOf, rowSchema } from "@/server/db/query-rows";
import type { PersonDeps } from "@/server/trpc/context";
import { countBlocking } from "./list-gaps";

const Row = rowSchema(() => ({
  id: z.string(),
  slug: z.string(),
  title: z.string(),
  state: z.enum(CourseState),
  liveVersion: z.number().nullable(),
  /** A draft waits that changes something in the live version, or one in which no one has counted yet. */
  hasUnpublishedChanges: z.boolean(),
  /** As counted at the last edit; 0 where they were never counted. */
  unpublishedChanges: z.number(),
  isWaiting: z.boolean(),
  scheduledFor: z.date().nullable(),
  archivedAt: z.date().nullable(),
  coverCategory: z.string().nullable(),
  leadName: z.string().nullable(),
  isLead: z.boolean(),
  learners: z.number(),
  /** Null for an instructor who may not see the course's figures. */
  completed: z.number().nullable(),
  lastEditedAt: z.date(),
}));

export interface TaughtCourse extends Omit<RowOf<typeof Row>, "isWaiting"> {
  /** Things that stop the waiting version from being published; null when none waits that would change anything. */
  blockingCount: number | null;
}

const mostListed = 500;

/** The courses that the asker teaches (all of them for an admin), last edited first. Two queries. */
export async function listTaughtCourses({ db, actor }: Pick<PersonDeps, "db" | "actor">): Promise<TaughtCourse[]> {
  const taught = isAdmin(actor)
    ? Prisma.sql`true`
    : Prisma.sql`EXISTS (SELECT 1 FROM course_instructor i WHERE i.course_id = c.id AND i.user_id = ${actor.id}::uuid AND i.is_active)`;
  const seesFigures = isAdmin(actor)
    ? Prisma.sql`true`
    : Prisma.sql`EXISTS (SELECT 1 FROM course_instructor i WHERE i.course_id = c.id AND i.user_id = ${actor.id}::uuid AND i.is_active
                    AND (i.role = 'LEAD' OR i.can_view_analytics))`;
  const rows = await queryRows(db, Row)`
    SELECT c.id, c.slug, c.state::text AS state, c.scheduled_for AS "scheduledFor", c.archived_at AS "archivedAt",
           c.last_edited_at AS "lastEditedAt", coalesce(g.cover_grammar, g.slug) AS "coverCategory",
           coalesce(d.title, v.title, c.slug) AS title, v.number AS "liveVersion",
           d.id IS NOT NULL AND v.id IS NOT NULL AND coalesce(d.change_count, 1) > 0 AS "hasUnpublishedChanges",
           coalesce(d.change_count, 0) AS "unpublishedChanges",
           d.id IS NOT NULL AND (v.id IS NULL OR c.state <> 'LIVE' OR coalesce(d.change_count, 1) > 0) AS "isWaiting",
           lead.name AS "leadName", coalesce(lead.id = ${actor.id}::uuid, false) AS "isLead",
           (SELECT count(*)::int FROM enrollment e WHERE e.course_id = c.id AND e.status IN ('ACTIVE', 'SUSPENDED', 'COMPLETED')) AS learners,
           CASE WHEN ${seesFigures} THEN
             (SELECT count(*)::int FROM enrollment e WHERE e.course_id = c.id AND e.status = 'COMPLETED') END AS completed
      FROM course c
      LEFT JOIN course_version v ON v.id = c.live_version_id
      LEFT JOIN course_version d ON d.course_id = c.id AND d.published_at IS NULL
      LEFT JOIN category g ON g.id = c.category_id
      LEFT JOIN course_instructor l ON l.course_id = c.id AND l.role = 'LEAD' AND l.is_active
      LEFT JOIN users lead ON lead.id = l.user_id
     WHERE ${taught}
     ORDER BY c.last_edited_at DESC LIMIT ${mostListed}`;
  const blocking = await countBlocking(
    db,
    rows.flatMap(({ id, isWaiting }) => (isWaiting ? [id] : [])),
  );
  return rows.map(({ isWaiting, ...course }) => ({
    ...course,
    blockingCount: isWaiting ? (blocking.get(course.id) ?? 0) : null,
  }));
}
