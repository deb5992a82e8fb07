import "server-only";
import * as z from "zod";
import { decideEntry, type Entry, nextEntryChange } from "@/features/enrollment/rules";
import { EntryFactsRow, entryColumns } from "@/features/enrollment/server/entry-columns";
import { AppError } from "@/lib/app-error";
import { personIdOf } from "@/policy/actor";
import { type CourseFacts, isStaff } from "@/policy/course";
import { queryRows } from "@/server/db/query-rows";
import type { Deps } from "@/server/trpc/context";

export interface CourseEntry {
  slug: string;
  courseId: string;
  isPriced: boolean;
  isSignedIn: boolean;
  /** Teaches it, or an admin: looks in without an enrollment. */
  isStaff: boolean;
  /** When the last enrollment of a viewer who has none now came to its end automatically, else null. */
  endedAt: Date | null;
  /** The viewer's enrollment, if any. */
  enrollment: { status: "ACTIVE" | "SUSPENDED" | "COMPLETED"; progressPercentage: number } | null;
  entry: Entry;
  opensAt: Date | null;
  closesAt: Date | null;
  /** Enrollments left, or null without a limit. */
  placesLeft: number | null;
  /** When the answer changes automatically. */
  until: Date | null;
  /** What its cover is drawn by: the grammar or slug of its category. */
  category: string | null;
  /** Who teaches it, and so says what opens more of it. */
  teacher: string;
  /** The viewer's last request for an enrollment, while it waits or was declined. */
  request: OwnRequest | null;
}

export interface OwnRequest {
  id: string;
  state: "PENDING" | "DECLINED";
  askedAt: Date;
  /** Why it was declined; empty while it waits. */
  reason: string;
}

const EntryRow = () =>
  EntryFactsRow().extend({
    endedAt: z.date().nullable(),
    hasGrant: z.boolean(),
    progress: z.string().nullable(),
    category: z.string().nullable(),
    teacher: z.string().nullable(),
    request: z
      .strictObject({
        id: z.string(),
        state: z.enum(["PENDING", "DECLINED"]),
        /** Why it was declined; empty while it waits. */
        reason: z.string(),
        askedAt: z.string(),
      })
      .nullable(),
  });

/** How the viewer is to a course: in it, able to enter, or with a request that waits. One query. */
export async function getEntry({ db, actor, now }: Deps, course: CourseFacts): Promise<CourseEntry> {
  const userId = personIdOf(actor);
  const at = now();
  const [row] = await queryRows(db, EntryRow)`
    SELECT ${entryColumns(at)},
           EXISTS (SELECT 1 FROM access_grant g WHERE g.user_id = ${userId}::uuid AND g.course_id = c.id AND g.revoked_at IS NULL
                   AND (g.expires_at IS NULL OR g.expires_at > ${at})) AS "hasGrant",
           (SELECT max(h.expires_at) FROM enrollment h WHERE h.user_id = ${userId}::uuid AND h.course_id = c.id
               AND h.status <> 'DROPPED' AND h.expires_at <= ${at}) AS "endedAt",
           (SELECT e.progress_percentage::text FROM enrollment e WHERE e.id = ${course.enrollment?.enrollmentId ?? null}::uuid) AS "progress",
           (SELECT COALESCE(g.cover_grammar, g.slug) FROM category g WHERE g.id = c.category_id) AS "category",
           (SELECT COALESCE(p.display_name, u.name) FROM course_instructor i JOIN users u ON u.id = i.user_id
              LEFT JOIN instructor_profile p ON p.user_id = u.id
             WHERE i.course_id = c.id AND i.is_active ORDER BY i.role = 'LEAD' DESC, i.joined_at LIMIT 1) AS "teacher",
           (SELECT jsonb_build_object('id', r.id, 'state', r.state, 'askedAt', r.created_at, 'reason', r.decision_reason)
              FROM (SELECT * FROM access_request a WHERE a.user_id = ${userId}::uuid AND a.course_id = c.id
                     ORDER BY a.state = 'PENDING' DESC, a.created_at DESC LIMIT 1) r
             WHERE r.state IN ('PENDING', 'DECLINED')) AS "request"
      FROM course c WHERE c.id = ${course.id}::uuid`;
  if (!row) throw new AppError("NOT_FOUND", "common.not_found");
  const entry = decideEntry(row, { hasGrant: row.hasGrant, now: at });
  return {
    slug: course.slug,
    courseId: course.id,
    isPriced: row.isPriced,
    isSignedIn: userId !== null,
    isStaff: isStaff(actor, course),
    endedAt: course.enrollment ? null : row.endedAt,
    enrollment: course.enrollment && {
      status: course.enrollment.status,
      progressPercentage: Number(row.progress ?? 0),
    },
    entry,
    opensAt: row.opensAt,
    closesAt: row.closesAt,
    placesLeft: row.capacity === null ? null : Math.max(0, row.capacity - row.enrolled),
    until: nextEntryChange(row, at),
    category: row.category,
    teacher: row.teacher ?? "",
    request: row.request && { ...row.request, askedAt: new Date(row.request.askedAt) },
  };
}
