import "server-only";
import * as z from "zod";
import { indexCourse } from "@/features/catalog/server/index-course";
import { coursePublished } from "@/features/courses/events";
import { findPublishingGaps, type GapCode, isBlocking } from "@/features/courses/rules";
import type { PublishCourse } from "@/features/courses/schema";
import { closeSessions } from "@/features/courses/server/sessions/close-sessions";
import { CourseState } from "@/generated/prisma/enums";
import { AppError } from "@/lib/app-error";
import { personIdOf } from "@/policy/actor";
import type { Tx } from "@/server/db/client";
import { queryRows, rowSchema } from "@/server/db/query-rows";
import { appendEvent } from "@/server/outbox/append-event";
import type { Deps } from "@/server/trpc/context";
import { type Draft, getDraft } from "./get-draft";
import { touchCourse } from "./touch-course";
import { noteChanges } from "./versions/count-changes";
import { holdBackReleases } from "./versions/hold-back-releases";
import { requestMove } from "./versions/request-move";

const Row = rowSchema(() => ({ state: z.enum(CourseState), liveVersionId: z.string().nullable() }));

export const PublishedCourse = z.object({
  courseId: z.string(),
  slug: z.string(),
  state: z.enum(CourseState),
  versionNumber: z.int(),
});
export type PublishedCourse = z.infer<typeof PublishedCourse>;

/** Indexing the texts of a large course takes longer than the five seconds that a transaction has by default. */
export const publishLimits = { maxWait: 10_000, timeout: 120_000 };

export type PublishDeps = Pick<Deps, "db" | "now" | "actor">;

/**
 * Turns a course's draft into the version that students see. All or nothing, and safe to retry: a course that is live with
 * nothing waiting comes back as it is; one that was taken off the catalog goes back on it. Students who are in progress
 * stay on their version, unless `move` says whose turn it is. Modules that wait for a time of their own stay out of it, and in a
 * draft on top of it. A course without a category gets the general one, because a live course must have one. `lets`: a gap that
 * does not hold up this publish.
 * @throws AppError NOT_FOUND; RULE_BROKEN `courses.not_ready` (facts: gaps); CONFLICT `courses.edited_meanwhile`,
 * `courses.archived`.
 */
export function publishCourse(
  deps: PublishDeps,
  { courseId, revision, changeNote = "", move }: PublishCourse,
  { lets }: { lets?: GapCode } = {},
): Promise<PublishedCourse> {
  return deps.db.$transaction(async (tx) => {
    const [course] = await queryRows(tx, Row)`
      SELECT state::text AS state, live_version_id AS "liveVersionId" FROM course WHERE id = ${courseId}::uuid FOR UPDATE`;
    if (!course) throw new AppError("NOT_FOUND", "common.not_found");
    if (course.state === "ARCHIVED") throw new AppError("CONFLICT", "courses.archived");
    const waiting = await getDraft(tx, courseId);
    const draft = waiting && (await holdBackReleases(tx, courseId, waiting, deps.now()));
    const versionId = draft ? await closeDraft(deps, tx, draft, { revision, changeNote, lets }) : course.liveVersionId;
    if (!versionId) throw new AppError("RULE_BROKEN", "courses.not_ready", { gaps: [{ code: "no_lessons" }] });
    if (draft || course.state !== "LIVE") await goLive(deps, tx, courseId, versionId);
    if (draft?.rest) await noteChanges(tx, courseId);
    if (move) await requestMove(tx, deps, { ...move, courseId, toVersionId: versionId, fromVersionId: null });
    return summarize(tx, courseId);
  }, publishLimits);
}

/** Checks an unpublished version and closes it: from here on it does not change. */
export async function closeDraft(
  { now, actor }: PublishDeps,
  tx: Tx,
  draft: Draft,
  { revision, changeNote, lets }: { revision: number | undefined; changeNote: string; lets?: GapCode | undefined },
): Promise<string> {
  if (revision !== undefined && revision !== draft.revision)
    throw new AppError("CONFLICT", "courses.edited_meanwhile", { seen: revision, current: draft.revision });
  const gaps = findPublishingGaps(draft.facts).filter((gap) => isBlocking(gap) && gap.code !== lets);
  if (gaps.length > 0) throw new AppError("RULE_BROKEN", "courses.not_ready", { gaps });
  const person = personIdOf(actor);
  // The revision in the WHERE is the lock: an edit that slipped in since the checks is not published unseen.
  const closed = await tx.$executeRaw`
    WITH shown AS (
      SELECT l.is_required, l.duration_minutes, m.id AS module_id, m.duration_minutes AS module_minutes,
             EXISTS (SELECT 1 FROM assessment_version a WHERE a.lesson_version_id = l.id) AS is_assessed
        FROM lesson_version l JOIN module_version m ON m.id = l.module_version_id
       WHERE l.version_id = ${draft.versionId}::uuid AND m.published_at IS NOT NULL
    ), modules AS (
      SELECT coalesce(max(module_minutes), sum(duration_minutes), 0) AS minutes FROM shown GROUP BY module_id
    )
    UPDATE course_version v
       SET published_at = ${now()}, published_by_id = ${person}::uuid, change_note = ${changeNote}, updated_at = ${now()},
           completeness_percentage = 100,
           module_count = (SELECT count(*) FROM modules),
           lesson_count = (SELECT count(*) FROM shown),
           required_lesson_count = (SELECT count(*) FROM shown WHERE is_required),
           assessment_count = (SELECT count(*) FROM shown WHERE is_assessed),
           total_minutes = coalesce(v.duration_minutes, (SELECT sum(minutes) FROM modules), 0)
     WHERE v.id = ${draft.versionId}::uuid AND v.published_at IS NULL AND v.revision = ${draft.revision}`;
  if (closed === 0) throw new AppError("CONFLICT", "courses.edited_meanwhile", { seen: draft.revision });
  if (draft.rest) {
    const parentVersionId = draft.versionId;
    await tx.courseVersion.update({ where: { id: draft.rest }, data: { publishedAt: null, parentVersionId } });
  }
  return draft.versionId;
}

/** Puts a published version before students and strangers. */
export async function goLive({ now }: PublishDeps, tx: Tx, courseId: string, versionId: string): Promise<void> {
  await tx.$executeRaw`
    INSERT INTO category (id, slug, name, sort_order)
    SELECT gen_random_uuid(), 'general', 'General', 1000
      FROM course WHERE id = ${courseId}::uuid AND category_id IS NULL
       AND NOT EXISTS (SELECT 1 FROM slug_redirect r WHERE r.kind = 'CATEGORY' AND r.slug = 'general')
    ON CONFLICT (slug) DO NOTHING`;
  await tx.$executeRaw`
    UPDATE course SET state = 'LIVE', live_version_id = ${versionId}::uuid, published_at = coalesce(published_at, ${now()}),
           category_id = coalesce(category_id, (SELECT id FROM category WHERE slug = 'general'),
             (SELECT r.category_id FROM slug_redirect r WHERE r.kind = 'CATEGORY' AND r.slug = 'general')),
           scheduled_for = NULL, schedule_refused_at = NULL, unpublished_at = NULL, unpublish_reason = NULL, last_edited_at = ${now()}, updated_at = ${now()}, revision = revision + 1
     WHERE id = ${courseId}::uuid`;
  await closeSessions(tx, courseId, now());
  await indexCourse(tx, courseId, now());
  await appendEvent(tx, coursePublished({ courseId, versionId }));
  await touchCourse(tx, courseId);
}

export async function summarize(tx: Tx, courseId: string): Promise<PublishedCourse> {
  const course = await tx.course.findUniqueOrThrow({
    where: { id: courseId },
    select: { slug: true, state: true, liveVersion: { select: { number: true } } },
  });
  return { courseId, slug: course.slug, state: course.state, versionNumber: course.liveVersion?.number ?? 0 };
}
