import "server-only";
import * as z from "zod";
import { Prisma } from "@/generated/prisma/client";
import type { GateCondition, OpeningReason } from "@/policy/gate";
import { json, type RowOf, rowSchema } from "@/server/db/query-rows";
import { isLeadSuspended } from "@/server/db/suspended-lead";
import { publicCourses } from "./catalog-sql";
import { isReadable, PublicReview, publicReview } from "./public-review";
import { relatedCourses } from "./related-courses";
import { teacherPortrait, WithPortrait } from "./teacher-portrait";

export const CourseRow = rowSchema(() => ({
  id: z.string(),
  slug: z.string(),
  state: z.string(),
  visibility: z.string(),
  /** Its lead may not teach for now: it is listed nowhere and takes no new students. */
  isSuspended: z.boolean(),
  versionId: z.string(),
  versionNumber: z.number(),
  title: z.string(),
  subtitle: z.string(),
  description: z.string(),
  level: z.string(),
  language: z.string(),
  objectives: z.array(z.string()),
  requirements: z.array(z.string()),
  audience: z.array(z.string()),
  skills: z.array(z.string()),
  metaDescription: z.string(),
  metaKeywords: z.array(z.string()),
  minutes: z.number(),
  lessonCount: z.number(),
  /** Of them, those beside the lessons that completion counts. */
  optionalCount: z.number(),
  moduleCount: z.number(),
  assessmentCount: z.number(),
  revisedAt: z.date(),
  publishedAt: z.date(),
  priceMinor: z.number(),
  currency: z.string(),
  discountPriceMinor: z.number().nullable(),
  discountEndsAt: z.date().nullable(),
  enrollmentOpensAt: z.date().nullable(),
  enrollmentClosesAt: z.date().nullable(),
  capacity: z.number().nullable(),
  enrolledCount: z.number(),
  hasCertificate: z.boolean(),
  averageRating: z.number().nullable(),
  reviewCount: z.number(),
  ratingHistogram: z.array(z.number()),
  categorySlug: z.string().nullable(),
  categoryName: z.string().nullable(),
  coverGrammar: z.string().nullable(),
  /** Its bytes are at /api/pictures/SLUG; `mark` changes with the file. */
  picture: z
    .strictObject({
      mark: z.string(),
      alt: z.string(),
      width: z.number().nullable(),
      height: z.number().nullable(),
    })
    .nullable(),
  captionLanguages: z.array(z.string()),
  lowestPassingScore: z.number().nullable(),
  highestPassingScore: z.number().nullable(),
}));
export type CourseRow = RowOf<typeof CourseRow>;

const LessonRow = rowSchema(() => ({
  id: z.string(),
  title: z.string(),
  section: z.string().nullable(),
  type: z.string(),
  activity: z.string(),
  minutes: z.number().nullable(),
  isPreview: z.boolean(),
  isRequired: z.boolean(),
  hasAssessment: z.boolean(),
  /** Its own; those of its module hold for it too. */
  gates: z.array(json<GateCondition>()),
}));

export interface OutlineLesson extends RowOf<typeof LessonRow> {
  /** What its gates ask of whoever starts now. */
  waitsFor: OpeningReason[];
}

export const ModuleRow = rowSchema(() => ({
  id: z.string(),
  title: z.string(),
  description: z.string(),
  minutes: z.number(),
  /** ISO 8601; set for a module that opens later, which is not part of the page until then. */
  opensAt: z.string().nullable(),
  gates: z.array(json<GateCondition>()),
  lessons: z.array(LessonRow()),
}));
export type ModuleRow = RowOf<typeof ModuleRow>;

export interface OutlineModule extends Omit<ModuleRow, "lessons"> {
  waitsFor: OpeningReason[];
  lessons: OutlineLesson[];
}

export const TeacherOnPage = () =>
  WithPortrait().extend({
    username: z.string(),
    name: z.string(),
    headline: z.string(),
    bio: z.string(),
    isVerified: z.boolean(),
    /** Everybody finds a page about them as an instructor. */
    hasPage: z.boolean(),
    role: z.string(),
    courseCount: z.number(),
    learnerCount: z.number(),
    since: z.string(),
  });
export type TeacherOnPage = RowOf<typeof TeacherOnPage>;

export const ReviewsOnPage = rowSchema(() => ({
  items: z.array(PublicReview()),
  /** How many there are to read. */
  total: z.number(),
}));
export type ReviewsOnPage = RowOf<typeof ReviewsOnPage>;

/** One statement, which a signed-in viewer's own facts have to be beside. */
export const courseHead = (courseId: string, now: Date): Prisma.Sql => Prisma.sql`
  SELECT c."id", c."slug", c."state"::text AS "state", c."visibility"::text AS "visibility", ${isLeadSuspended("c")} AS "isSuspended", v."id" AS "versionId", v."number" AS "versionNumber",
         v."title", v."subtitle", v."description", v."level"::text AS "level", v."language", v."objectives", v."requirements", v."audience", v."skills",
         v."meta_description" AS "metaDescription", v."meta_keywords" AS "metaKeywords", COALESCE(v."duration_minutes", v."total_minutes") AS "minutes",
         v."lesson_count" AS "lessonCount", CASE WHEN v."required_lesson_count" > 0 THEN v."lesson_count" - v."required_lesson_count" ELSE 0 END AS "optionalCount", v."module_count" AS "moduleCount", v."assessment_count" AS "assessmentCount",
         ${relatedCourses(courseId)} AS "related", v."published_at" AS "revisedAt", c."published_at" AS "publishedAt", c."price_minor" AS "priceMinor", c."currency",
         c."discount_price_minor" AS "discountPriceMinor", c."discount_ends_at" AS "discountEndsAt", c."enrollment_opens_at" AS "enrollmentOpensAt",
         c."enrollment_closes_at" AS "enrollmentClosesAt", c."capacity", c."enrolled_count" AS "enrolledCount", c."has_certificate" AS "hasCertificate",
         c."average_rating"::float8 AS "averageRating", c."review_count" AS "reviewCount", c."rating_histogram" AS "ratingHistogram",
         g."slug" AS "categorySlug", g."name" AS "categoryName", g."cover_grammar" AS "coverGrammar",
         (SELECT jsonb_build_object('mark', left(f."sha256", 12), 'alt', CASE WHEN f."is_decorative" THEN '' ELSE COALESCE(f."alt_text", '') END,
                 'width', f."width", 'height', f."height")
            FROM "stored_file" f WHERE f."id" = v."thumbnail_file_id" AND f."state" = 'READY') AS "picture",
         COALESCE((SELECT array_agg(DISTINCT k."language") FROM "caption" k JOIN "lesson_version" l ON l."id" = k."lesson_version_id"
                    WHERE l."version_id" = v."id"), '{}') AS "captionLanguages",
         (SELECT min(a."passing_score")::float8 FROM "assessment_version" a JOIN "lesson_version" l ON l."id" = a."lesson_version_id"
           WHERE l."version_id" = v."id") AS "lowestPassingScore",
         (SELECT max(a."passing_score")::float8 FROM "assessment_version" a JOIN "lesson_version" l ON l."id" = a."lesson_version_id"
           WHERE l."version_id" = v."id") AS "highestPassingScore",
         ${outline(courseId, now)} AS "modules", ${reviews(courseId)} AS "reviews", ${versions(courseId)} AS "versions", ${teacherIds(courseId)} AS "teacherIds"
    FROM "course" c JOIN "course_version" v ON v."id" = c."live_version_id" LEFT JOIN "category" g ON g."id" = c."category_id"
   WHERE c."id" = ${courseId}::uuid`;

const gatesOf = (owner: Prisma.Sql): Prisma.Sql => Prisma.sql`
  COALESCE((SELECT jsonb_agg(q."condition" ORDER BY q."id") FROM "lesson_gate" q WHERE q."version_id" = m."version_id" AND ${owner}), '[]'::jsonb)`;

/** Modules that students see, those that open later included so that the copy ends when they do. */
const outline = (courseId: string, now: Date): Prisma.Sql => Prisma.sql`
  COALESCE((SELECT jsonb_agg(to_jsonb(o) - 'position' ORDER BY o."position") FROM (
    SELECT m."module_id" AS "id", m."title", m."description", CASE WHEN m."published_at" > ${now} THEN m."published_at" END AS "opensAt", m."position",
           ${gatesOf(Prisma.sql`q."module_id" = m."module_id"`)} AS "gates",
           COALESCE(sum(l."duration_minutes"), 0)::int AS "minutes",
           COALESCE(jsonb_agg(jsonb_build_object('id', l."lesson_id", 'title', l."title", 'section', l."section", 'type', l."type", 'activity', l."activity_type",
             'minutes', l."duration_minutes", 'isPreview', l."is_free_preview" OR l."access_level" = 'GUEST', 'isRequired', l."is_required",
             'hasAssessment', a."id" IS NOT NULL, 'gates', ${gatesOf(Prisma.sql`q."lesson_id" = l."lesson_id"`)}) ORDER BY l."position") FILTER (WHERE l."id" IS NOT NULL), '[]'::jsonb) AS "lessons"
      FROM "course" c JOIN "module_version" m ON m."version_id" = c."live_version_id" AND m."published_at" IS NOT NULL
      LEFT JOIN "lesson_version" l ON l."module_version_id" = m."id" LEFT JOIN "assessment_version" a ON a."lesson_version_id" = l."id"
     WHERE c."id" = ${courseId}::uuid GROUP BY m."id") o), '[]'::jsonb)`;

/** The three reviews most worth reading: featured, then helpful, then new. */
const reviews = (courseId: string): Prisma.Sql => Prisma.sql`
  jsonb_build_object('total', (SELECT count(*) FROM "review" w WHERE ${isReadable(courseId)}), 'items', COALESCE((SELECT jsonb_agg(to_jsonb(r)) FROM (
    SELECT ${publicReview}
      FROM "review" w JOIN "users" u ON u."id" = w."user_id"
     WHERE ${isReadable(courseId)}
     ORDER BY w."is_featured" DESC, w."helpful_count" DESC, w."created_at" DESC LIMIT 3) r), '[]'::jsonb))`;

/** Who teaches it, with what else they teach: facts of other courses, in one row. */
export const sameTeacher = (courseId: string): Prisma.Sql => Prisma.sql`
  SELECT   COALESCE((SELECT jsonb_agg(to_jsonb(t)) FROM (
    SELECT u."username", COALESCE(NULLIF(p."display_name", ''), u."name") AS "name", COALESCE(p."headline", '') AS "headline", COALESCE(p."bio", '') AS "bio", ${teacherPortrait} AS "portrait",
           COALESCE(p."is_verified", FALSE) AS "isVerified", COALESCE(p."status" = 'ACTIVE' AND p."is_public", FALSE) AS "hasPage", i."role"::text AS "role", u."created_at" AS "since",
           (SELECT count(*)::int FROM "course_instructor" j JOIN "course" o ON o."id" = j."course_id" WHERE j."user_id" = u."id" AND j."is_active" AND o."state" = 'LIVE') AS "courseCount",
           (SELECT COALESCE(sum(o."enrolled_count"), 0)::int FROM "course_instructor" j JOIN "course" o ON o."id" = j."course_id" WHERE j."user_id" = u."id" AND j."is_active" AND o."state" = 'LIVE') AS "learnerCount"
      FROM "course_instructor" i JOIN "users" u ON u."id" = i."user_id" LEFT JOIN "instructor_profile" p ON p."user_id" = u."id"
     WHERE i."course_id" = ${courseId}::uuid AND i."is_active" ORDER BY i."role" <> 'LEAD', i."joined_at" LIMIT 4) t), '[]'::jsonb) AS "teachers",
  COALESCE((SELECT jsonb_agg(to_jsonb(o)) FROM (
    SELECT DISTINCT c."slug", v."title", g."slug" AS "categorySlug", g."cover_grammar" AS "coverGrammar"
      FROM "course_instructor" i JOIN "course_instructor" j ON j."user_id" = i."user_id" AND j."is_active"
      JOIN "course" c ON c."id" = j."course_id" JOIN "course_version" v ON v."id" = c."live_version_id" LEFT JOIN "category" g ON g."id" = c."category_id"
     WHERE i."course_id" = ${courseId}::uuid AND i."role" = 'LEAD' AND i."is_active" AND c."id" <> i."course_id" AND ${publicCourses} LIMIT 3) o), '[]'::jsonb) AS "alsoByTeacher"`;

const versions = (courseId: string): Prisma.Sql => Prisma.sql`
  COALESCE((SELECT jsonb_agg(to_jsonb(n)) FROM (
    SELECT v."number", v."published_at" AS "publishedAt", v."change_note" AS "changeNote" FROM "course_version" v
     WHERE v."course_id" = ${courseId}::uuid AND v."published_at" IS NOT NULL AND v."discarded_at" IS NULL ORDER BY v."number" DESC LIMIT 3) n), '[]'::jsonb)`;

/** The lead first, and no more than the page names. */
const teacherIds = (courseId: string): Prisma.Sql => Prisma.sql`
  ARRAY(SELECT i."user_id" FROM "course_instructor" i WHERE i."course_id" = ${courseId}::uuid AND i."is_active"
         ORDER BY i."role" <> 'LEAD', i."joined_at" LIMIT 4)`;
