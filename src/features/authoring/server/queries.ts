import "server-only";
import { findPublishingGaps, type PublishingGap } from "@/features/authoring/rules";
import { Prisma } from "@/generated/prisma/client";
import type { AccessLevel, CourseLevel, CourseState, LessonType } from "@/generated/prisma/enums";
import { AppError } from "@/lib/app-error";
import { isAdmin } from "@/policy/actor";
import type { Deps } from "@/server/trpc/context";
import { getDraft } from "./get-draft";
import { blockingCount } from "./home/blocking-sql";

export interface TaughtCourse {
  id: string;
  slug: string;
  title: string;
  state: CourseState;
  liveVersion: number | null;
  /** A draft waits beside the live version. */
  hasUnpublishedChanges: boolean;
  scheduledFor: Date | null;
  archivedAt: Date | null;
  coverCategory: string | null;
  leadName: string | null;
  isLead: boolean;
  learners: number;
  completed: number;
  lastEditedAt: Date;
  /** Things that stop the waiting version from being published; null when none waits. */
  blockingCount: number | null;
}

const mostListed = 500;

/** The courses that the asker teaches (all of them for an admin), last edited first. One query. */
export async function listTaughtCourses({ db, actor }: Pick<Deps, "db" | "actor">): Promise<TaughtCourse[]> {
  if (actor.kind !== "person") return [];
  const taught = isAdmin(actor)
    ? Prisma.sql`true`
    : Prisma.sql`EXISTS (SELECT 1 FROM course_instructor i WHERE i.course_id = c.id AND i.user_id = ${actor.id}::uuid AND i.is_active)`;
  return db.$queryRaw<TaughtCourse[]>`
    SELECT c.id, c.slug, c.state::text AS state, c.scheduled_for AS "scheduledFor", c.archived_at AS "archivedAt",
           c.last_edited_at AS "lastEditedAt", coalesce(g.cover_grammar, g.slug) AS "coverCategory",
           coalesce(d.title, v.title, c.slug) AS title, v.number AS "liveVersion",
           d.id IS NOT NULL AND v.id IS NOT NULL AS "hasUnpublishedChanges",
           CASE WHEN d.id IS NOT NULL THEN ${blockingCount} END AS "blockingCount",
           lead.name AS "leadName", coalesce(lead.id = ${actor.id}::uuid, false) AS "isLead",
           (SELECT count(*)::int FROM enrollment e WHERE e.course_id = c.id AND e.status IN ('ACTIVE', 'SUSPENDED', 'COMPLETED')) AS learners,
           (SELECT count(*)::int FROM enrollment e WHERE e.course_id = c.id AND e.status = 'COMPLETED') AS completed
      FROM course c
      LEFT JOIN course_version v ON v.id = c.live_version_id
      LEFT JOIN course_version d ON d.course_id = c.id AND d.published_at IS NULL
      LEFT JOIN category g ON g.id = c.category_id
      LEFT JOIN course_instructor l ON l.course_id = c.id AND l.role = 'LEAD' AND l.is_active
      LEFT JOIN users lead ON lead.id = l.user_id
     WHERE ${taught}
     ORDER BY c.last_edited_at DESC LIMIT ${mostListed}`;
}

/**
 * Everything the studio shows of one course before its editors exist: details, outline, settings, what blocks a publish.
 * Four queries, whatever the size of the course.
 */
export async function getCourseForEditing({ db }: Pick<Deps, "db">, courseId: string) {
  const [course, shown, draft, categories] = await Promise.all([
    db.course.findUnique({ where: { id: courseId }, select: settingsColumns }),
    readNewestVersion(db, courseId),
    getDraft(db, courseId),
    db.category.findMany({
      where: { isActive: true },
      orderBy: [{ sortOrder: "asc" }, { name: "asc" }],
      select: { id: true, name: true },
    }),
  ]);
  if (!course || !shown) throw new AppError("NOT_FOUND", "common.not_found");
  const gaps: PublishingGap[] = draft ? findPublishingGaps(draft.facts) : [];
  return { ...course, ...shown, draft: draft && { number: draft.number, revision: draft.revision }, gaps, categories };
}

export type CourseForEditing = Awaited<ReturnType<typeof getCourseForEditing>>;

const settingsColumns = {
  id: true,
  slug: true,
  state: true,
  revision: true,
  visibility: true,
  categoryId: true,
  priceMinor: true,
  currency: true,
  discountPriceMinor: true,
  discountEndsAt: true,
  enrollmentOpensAt: true,
  enrollmentClosesAt: true,
  capacity: true,
  enrolledCount: true,
  hasCertificate: true,
  publishedAt: true,
  scheduledFor: true,
  archivedAt: true,
  lastEditedAt: true,
} as const satisfies Prisma.CourseSelect;

interface ShownVersion {
  number: number;
  publishedAt: Date | null;
  title: string;
  subtitle: string;
  description: string;
  language: string;
  level: CourseLevel;
  objectives: string[];
  modules: {
    id: string;
    title: string;
    isShown: boolean;
    lessons: {
      lessonId: string;
      title: string;
      section: string | null;
      type: LessonType;
      isRequired: boolean;
      accessLevel: AccessLevel;
      durationMinutes: number | null;
      /** Null without an assessment. */
      questionCount: number | null;
    }[];
  }[];
}

interface ShownRow extends ShownVersion {
  category: { slug: string; coverGrammar: string | null } | null;
  liveNumber: number | null;
  learnersUnderWay: number;
}

/** The draft, or what is live where nothing waits, with what its page says of the course around it. One query. */
async function readNewestVersion(db: Deps["db"], courseId: string) {
  const [row] = await db.$queryRaw<ShownRow[]>`
    SELECT v.number, v.published_at AS "publishedAt", v.title, v.subtitle, v.description, v.language, v.level::text AS level, v.objectives,
           coalesce((
             SELECT jsonb_agg(jsonb_build_object('id', m.id, 'title', m.title, 'isShown', m.published_at IS NOT NULL, 'lessons', coalesce((
               SELECT jsonb_agg(jsonb_build_object(
                        'lessonId', l.lesson_id, 'title', l.title, 'section', l.section, 'type', l.type, 'isRequired', l.is_required,
                        'accessLevel', l.access_level, 'durationMinutes', l.duration_minutes,
                        'questionCount', (SELECT (SELECT count(*) FROM assessment_question q WHERE q.assessment_version_id = a.id)
                                            FROM assessment_version a WHERE a.lesson_version_id = l.id))
                      ORDER BY l.position)
                 FROM lesson_version l WHERE l.module_version_id = m.id), '[]')) ORDER BY m.position)
               FROM module_version m WHERE m.version_id = v.id), '[]') AS modules,
           CASE WHEN g.id IS NOT NULL THEN jsonb_build_object('slug', g.slug, 'coverGrammar', g.cover_grammar) END AS category,
           live.number AS "liveNumber",
           (SELECT count(*)::int FROM enrollment e WHERE e.course_id = c.id AND e.status IN ('ACTIVE', 'SUSPENDED')) AS "learnersUnderWay"
      FROM course c
      JOIN course_version v ON v.course_id = c.id
      LEFT JOIN course_version live ON live.id = c.live_version_id
      LEFT JOIN category g ON g.id = c.category_id
     WHERE c.id = ${courseId}::uuid
     ORDER BY v.number DESC LIMIT 1`;
  if (!row) return null;
  const { category, liveNumber, learnersUnderWay, ...version } = row;
  const liveVersion = liveNumber === null ? null : { number: liveNumber };
  return { version, category, liveVersion, learnersUnderWay };
}
