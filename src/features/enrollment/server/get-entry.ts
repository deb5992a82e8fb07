import "server-only";
import { env } from "@/env/server";
import { answeredAddress } from "@/features/enrollment/answered-address";
import { decideEntry, type Entry, nextEntryChange } from "@/features/enrollment/rules";
import { Prisma } from "@/generated/prisma/client";
import { AppError } from "@/lib/app-error";
import { type CourseFacts, isStaff } from "@/policy/course";
import type { Deps } from "@/server/trpc/context";

export interface CourseEntry {
  slug: string;
  courseId: string;
  isPriced: boolean;
  isSignedIn: boolean;
  /** Teaches it, or an admin: looks in without a seat. */
  isStaff: boolean;
  /** When the last seat of a viewer who has none now came to its end by itself, else null. */
  endedAt: Date | null;
  /** The viewer's seat, if any. */
  seat: { status: "ACTIVE" | "SUSPENDED" | "COMPLETED"; progressPercentage: number } | null;
  entry: Entry;
  opensAt: Date | null;
  closesAt: Date | null;
  /** Seats left, or null without a limit. */
  seatsLeft: number | null;
  /** When the answer changes by itself. */
  until: Date | null;
  /** Whom to ask for access to a priced course; `contact` is null for whoever need not ask. */
  askAt: { courseTitle: string; teacher: string; contact: string | null };
}

interface EntryRow {
  endedAt: Date | null;
  isLive: boolean;
  opensAt: Date | null;
  closesAt: Date | null;
  capacity: number | null;
  enrolled: number;
  hasGrant: boolean;
  progress: string | null;
  courseTitle: string | null;
  teacher: string | null;
  contact: string | null;
  adminAddress: string | null;
}

/** Of the admin who has been here longest, demo accounts last. */
const adminAddress = Prisma.sql`
  (SELECT e.email FROM users u JOIN email_address e ON e.user_id = u.id
    WHERE u.role = 'ADMIN' AND u.is_active AND u.anonymized_at IS NULL
    ORDER BY u.is_demo, u.created_at, u.id, e.verified_at IS NULL, e.is_primary DESC, e.created_at LIMIT 1)`;

/** How the viewer stands to a course: in it, able to enter, or whom to ask. One query. */
export async function getEntry({ db, actor, now }: Deps, course: CourseFacts): Promise<CourseEntry> {
  const userId = actor.kind === "person" ? actor.id : null;
  const at = now();
  const [row] = await db.$queryRaw<EntryRow[]>(Prisma.sql`
    SELECT c.state = 'LIVE' AND c.live_version_id IS NOT NULL AS "isLive", c.enrollment_opens_at AS "opensAt",
           c.enrollment_closes_at AS "closesAt", c.capacity, c.enrolled_count AS "enrolled",
           EXISTS (SELECT 1 FROM access_grant g WHERE g.user_id = ${userId}::uuid AND g.course_id = c.id AND g.revoked_at IS NULL
                   AND (g.expires_at IS NULL OR g.expires_at > ${at})) AS "hasGrant",
           (SELECT max(h.expires_at) FROM enrollment h WHERE h.user_id = ${userId}::uuid AND h.course_id = c.id
               AND h.status <> 'DROPPED' AND h.expires_at <= ${at}) AS "endedAt",
           (SELECT e.progress_percentage::text FROM enrollment e WHERE e.id = ${course.seat?.enrollmentId ?? null}::uuid) AS "progress",
           (SELECT COALESCE(p.display_name, u.name) FROM course_instructor i JOIN users u ON u.id = i.user_id
              LEFT JOIN instructor_profile p ON p.user_id = u.id
             WHERE i.course_id = c.id AND i.is_active ORDER BY i.role = 'LEAD' DESC, i.joined_at LIMIT 1) AS "teacher",
           (SELECT v.title FROM course_version v WHERE v.id = c.live_version_id) AS "courseTitle",
           (SELECT s.value #>> '{}' FROM site_setting s WHERE s.key = 'access.contact') AS "contact",
           CASE WHEN ${course.isPriced} THEN ${adminAddress} END AS "adminAddress"
      FROM course c WHERE c.id = ${course.id}::uuid`);
  if (!row) throw new AppError("NOT_FOUND", "common.not_found");
  const entry = decideEntry({ ...row, isPriced: course.isPriced }, { hasGrant: row.hasGrant, now: at });
  const hasToAsk = !entry.isOpen && entry.why === "needs_access";
  return {
    slug: course.slug,
    courseId: course.id,
    isPriced: course.isPriced,
    isSignedIn: userId !== null,
    isStaff: isStaff(actor, course),
    endedAt: course.seat ? null : row.endedAt,
    seat: course.seat && { status: course.seat.status, progressPercentage: Number(row.progress ?? 0) },
    entry,
    opensAt: row.opensAt,
    closesAt: row.closesAt,
    seatsLeft: row.capacity === null ? null : Math.max(0, row.capacity - row.enrolled),
    until: nextEntryChange(row, at),
    askAt: {
      courseTitle: row.courseTitle ?? "",
      teacher: row.teacher ?? "",
      contact: hasToAsk ? row.contact || answeredAddress(env.MAIL_FROM) || row.adminAddress : null,
    },
  };
}
