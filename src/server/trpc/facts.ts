import "server-only";
import { cache } from "react";
import * as z from "zod";
import { Prisma } from "@/generated/prisma/client";
import { CourseState } from "@/generated/prisma/enums";
import { AppError } from "@/lib/app-error";
import { personIdOf } from "@/policy/actor";
import type { AttemptFacts } from "@/policy/attempt";
import type { CertificateFacts } from "@/policy/certificate";
import type { CourseFacts } from "@/policy/course";
import type { LessonFacts } from "@/policy/lesson";
import type { PreviewFacts } from "@/policy/preview";
import { hashOfToken, subjectOfToken } from "@/server/auth/secret-token";
import { oncePerPage } from "@/server/cache/page-context";
import { ask } from "@/server/db/ask";
import { askTogether, ofCalls } from "@/server/db/ask-together";
import { enrollmentStatusAt, isCurrentEnrollment } from "@/server/db/current-enrollment";
import { isPricedAt } from "@/server/db/price-in-force";
import { rowSchema } from "@/server/db/query-rows";
import { isLeadSuspended } from "@/server/db/suspended-lead";
import type { Deps } from "./context";

/** Columns of `courseColumns`. */
export const CourseRow = rowSchema(() => ({
  id: z.string(),
  slug: z.string(),
  state: z.enum(CourseState),
  visibility: z.enum(["PUBLIC", "UNLISTED", "INVITATION"]),
  isPriced: z.boolean(),
  isSuspended: z.boolean(),
  teaching: z
    .strictObject({
      role: z.enum(["LEAD", "EDITOR", "ASSISTANT"]),
      canEditContent: z.boolean(),
      canPublish: z.boolean(),
      canManageStudents: z.boolean(),
      canGrade: z.boolean(),
      canViewAnalytics: z.boolean(),
      canReplyToReviews: z.boolean(),
    })
    .nullable(),
  enrollment: z
    .strictObject({
      enrollmentId: z.string(),
      versionId: z.string(),
      status: z.enum(["ACTIVE", "SUSPENDED", "COMPLETED"]),
      opensEverything: z.boolean(),
      isBehind: z.boolean().exactOptional(),
    })
    .nullable(),
  isInvited: z.boolean(),
}));

/**
 * Columns of CourseFacts over `"course" c`, as the asker is to it: values, or columns that hold them. Part of every guard's
 * single query.
 */
export const courseColumns = (userId: string | null | Prisma.Sql, at: Date | Prisma.Sql): Prisma.Sql => Prisma.sql`
  c."id", c."slug", c."state"::text AS "state", c."visibility"::text AS "visibility", ${isPricedAt("c", at)} AS "isPriced", ${isLeadSuspended("c")} AS "isSuspended",
  (SELECT jsonb_build_object('role', i."role", 'canEditContent', i."can_edit_content", 'canPublish', i."can_publish",
          'canManageStudents', i."can_manage_students", 'canGrade', i."can_grade", 'canViewAnalytics', i."can_view_analytics",
          'canReplyToReviews', i."can_reply_to_reviews")
     FROM "course_instructor" i WHERE i."course_id" = c."id" AND i."user_id" = ${userId}::uuid AND i."is_active") AS "teaching",
  (SELECT jsonb_build_object('enrollmentId', e."id", 'versionId', e."version_id", 'status', e."status",
          'opensEverything', c."price_minor" > 0 OR e."grant_id" IS NOT NULL,
          'isBehind', c."state" = 'LIVE' AND c."live_version_id" <> e."version_id")
     FROM "enrollment" e WHERE e."course_id" = c."id" AND e."user_id" = ${userId}::uuid
      AND ${isCurrentEnrollment("e", at)}) AS "enrollment",
  EXISTS (SELECT 1 FROM "invite" v WHERE v."course_id" = c."id" AND v."accepted_by_id" = ${userId}::uuid
          AND v."withdrawn_at" IS NULL) AS "isInvited"`;

const notFound = (): AppError => new AppError("NOT_FOUND", "common.not_found");

/** @throws AppError NOT_FOUND when there is no such course. */
export function loadCourseFacts(
  { db, actor, now }: Pick<Deps, "db" | "actor" | "now">,
  ref: { courseId: string } | { slug: string },
): Promise<CourseFacts> {
  const userId = personIdOf(actor);
  return "courseId" in ref
    ? readCourse(db, userId, now, "id", ref.courseId)
    : readCourse(db, userId, now, "slug", ref.slug);
}

/** Procedures of one page that ask about the same course share one look; outside of a page's render nothing is kept. */
const readCourse = cache(
  async (
    db: Deps["db"],
    userId: string | null,
    now: Deps["now"],
    by: "id" | "slug",
    ref: string,
  ): Promise<CourseFacts> => {
    const where = by === "id" ? Prisma.sql`c."id" = ${ref}::uuid` : Prisma.sql`c."slug" = ${ref}`;
    const [row] = await ask(
      db,
      CourseRow,
      Prisma.sql`SELECT ${courseColumns(userId, now())} FROM "course" c WHERE ${where}`,
    );
    if (!row) throw notFound();
    return row;
  },
);

/** The lesson in the version that the asker is on: that of the enrollment, else the live one, else (for staff) the draft. */
export function loadLessonFacts(
  { db, actor, now }: Pick<Deps, "db" | "actor" | "now">,
  { slug, lessonId }: { slug: string; lessonId: string },
): Promise<LessonFacts> {
  const userId = personIdOf(actor);
  return oncePerPage(`lesson:${userId}:${slug}:${lessonId}`, () => readLesson(db, userId, now, slug, lessonId));
}

/** Shared by the procedures of one page, as above. */
const readLesson = cache(
  async (
    db: Deps["db"],
    userId: string | null,
    now: Deps["now"],
    slug: string,
    lessonId: string,
  ): Promise<LessonFacts> => {
    const [row] = await ask(
      db,
      () => CourseRow().extend({ liveVersionId: z.string().nullable(), isShown: z.boolean() }),
      Prisma.sql`
    SELECT f.*, EXISTS (
             SELECT 1 FROM "lesson_version" lv JOIN "module_version" mv ON mv."id" = lv."module_version_id"
              WHERE lv."lesson_id" = ${lessonId}::uuid AND mv."published_at" <= ${now()}
                AND lv."version_id" = COALESCE((f."enrollment"->>'versionId')::uuid, f."liveVersionId")) AS "isShown"
      FROM (SELECT ${courseColumns(userId, now())}, c."live_version_id" AS "liveVersionId"
              FROM "course" c JOIN "lesson" l ON l."course_id" = c."id" AND l."id" = ${lessonId}::uuid
             WHERE c."slug" = ${slug}) f`,
    );
    if (!row) throw notFound();
    const { isShown, liveVersionId: _, ...course } = row;
    return { id: lessonId, course, isShown };
  },
);

const readAttempt = askTogether(
  () =>
    z.strictObject({
      place: z.int(),
      userId: z.string(),
      courseId: z.string(),
      enrollmentStatus: z.enum(["ACTIVE", "SUSPENDED", "COMPLETED", "DROPPED", "EXPIRED"]),
      course: CourseRow().nullable(),
    }),
  (calls: readonly { attemptId: string; userId: string | null; at: Date }[]) => Prisma.sql`
    SELECT a."user_id" AS "userId", o."course_id" AS "courseId", ${enrollmentStatusAt("o", Prisma.sql`asked.at`)} AS "enrollmentStatus",
           (SELECT to_jsonb(f) FROM (SELECT ${courseColumns(Prisma.sql`asked.user_id`, Prisma.sql`asked.at`)} FROM "course" c
              WHERE c."id" = o."course_id" AND asked.user_id IS DISTINCT FROM a."user_id") f) AS "course", asked.place::int - 1 AS place
      FROM unnest(${ofCalls(calls, "uuid", ({ attemptId }) => attemptId)}, ${ofCalls(calls, "uuid", ({ userId }) => userId)},
                  ${ofCalls(calls, "timestamptz", ({ at }) => at.toISOString())}) WITH ORDINALITY AS asked(attempt_id, user_id, at, place)
      JOIN "assessment_attempt" a ON a."id" = asked.attempt_id JOIN "enrollment" o ON o."id" = a."enrollment_id"`,
);

/** @throws AppError NOT_FOUND when there is no such attempt. */
export async function loadAttemptFacts(
  { db, actor, now }: Pick<Deps, "db" | "actor" | "now">,
  attemptId: string,
): Promise<AttemptFacts> {
  const row = await readAttempt(db, { attemptId, userId: personIdOf(actor), at: now() });
  if (!row) throw notFound();
  const { place: _, ...facts } = row;
  return { id: attemptId, ...facts };
}

/** @throws AppError NOT_FOUND when no certificate has this number (in its canonical writing). */
export async function loadCertificateFacts(
  deps: Pick<Deps, "db" | "actor" | "now">,
  number: string,
): Promise<CertificateFacts> {
  const [row] = await ask(
    deps.db,
    () => CourseRow().extend({ certificateId: z.string(), userId: z.string() }),
    Prisma.sql`
    SELECT ${courseColumns(personIdOf(deps.actor), deps.now())}, t."id" AS "certificateId", t."user_id" AS "userId"
      FROM "certificate" t JOIN "course" c ON c."id" = t."course_id" WHERE t."number" = ${number}`,
  );
  if (!row) throw notFound();
  const { certificateId, userId, ...course } = row;
  return { id: certificateId, userId, course };
}

export interface PreviewLink extends PreviewFacts {
  token: string;
  courseId: string;
  /** What the link shows: the draft, or the newest version where nothing waits to be published. */
  versionId: string;
  /** Whom to ask once the link is dead: the name of the lead. */
  askWhom: string;
}

/**
 * What a preview link leads to, dead or alive. A dead one still names its course when this site once made it.
 * @throws AppError NOT_FOUND when it never did.
 */
export function loadPreviewLink({ db, now }: Pick<Deps, "db" | "now">, token: string): Promise<PreviewLink> {
  return readPreviewLink(db, now, token);
}

/** Shared by the procedures of one page, as above. */
const readPreviewLink = cache(async (db: Deps["db"], now: Deps["now"], token: string): Promise<PreviewLink> => {
  const [row] = await ask(
    db,
    () =>
      z.strictObject({
        /** The link was not taken back and its time has not passed. */
        isOpen: z.boolean(),
        courseId: z.string(),
        versionId: z.string(),
        askWhom: z.string(),
      }),
    Prisma.sql`
    SELECT c."id" AS "courseId", v."id" AS "versionId", COALESCE(CASE WHEN u."anonymized_at" IS NULL THEN u."name" END, '') AS "askWhom",
           COALESCE(c."preview_token_hash" = ${hashOfToken(token)} AND c."preview_expires_at" > ${now()} AND c."state" <> 'ARCHIVED', false) AS "isOpen"
      FROM "course" c
      JOIN LATERAL (SELECT n."id" FROM "course_version" n WHERE n."course_id" = c."id" ORDER BY n."number" DESC LIMIT 1) v ON true
      LEFT JOIN "course_instructor" i ON i."course_id" = c."id" AND i."role" = 'LEAD' AND i."is_active"
      LEFT JOIN "users" u ON u."id" = i."user_id"
     WHERE c."preview_token_hash" = ${hashOfToken(token)} OR c."id" = ${subjectOfToken(token)}::uuid`,
  );
  if (!row) throw notFound();
  return { ...row, token };
});
