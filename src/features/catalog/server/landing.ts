import "server-only";
import * as z from "zod";
import { LinkedFile } from "@/features/media/server/file-links";
import { plainText } from "@/features/media/server/plain-text";
import { Prisma } from "@/generated/prisma/client";
import { cached } from "@/server/cache/tag-cache";
import { queryRows, type RowOf, rowSchema } from "@/server/db/query-rows";
import type { Deps } from "@/server/trpc/context";
import { nextChange, recountAt } from "../rules";
import { publicCourses } from "./catalog-sql";
import { courseEntries, FeaturedCourse } from "./course-entries";
import { linkPortrait, teacherPortrait, type WithPortrait } from "./teacher-portrait";
import { VoiceFile, type VoicePicture, voicePicture } from "./voice-picture";

const SpreadRow = rowSchema(() => ({
  courseSlug: z.string(),
  courseTitle: z.string(),
  instructor: z.string(),
  headline: z.string(),
  /** The user name of the instructor; empty without one. */
  teacherName: z.string(),
  /** The user name at whose address the instructor has a public page, or null. */
  teacherPage: z.string().nullable(),
  categoryName: z.string().nullable(),
  coverGrammar: z.string().nullable(),
  level: z.string(),
  language: z.string(),
  courseMinutes: z.number(),
  lessonCount: z.number(),
  assessmentCount: z.number(),
  priceMinor: z.number(),
  currency: z.string(),
  discountPriceMinor: z.number().nullable(),
  /** What one will be able to do, as its author says; at most three. */
  objectives: z.array(z.string()),
  modules: z.array(z.strictObject({ title: z.string(), minutes: z.number() })),
  lessonId: z.string(),
  lessonTitle: z.string(),
  place: z.string(),
  minutes: z.number().nullable(),
  content: z.string(),
  portrait: LinkedFile().nullable(),
  discountEndsAt: z.string().nullable(),
  revisedAt: z.string().nullable(),
}));
type SpreadRow = RowOf<typeof SpreadRow>;

/** A course opened at its first open lesson. */
export interface LandingSpread
  extends WithPortrait,
    Omit<SpreadRow, "content" | "portrait" | "discountEndsAt" | "revisedAt"> {
  discountEndsAt: Date | null;
  revisedAt: Date | null;
  /** The lesson's opening words, without markup. */
  paragraphs: string[];
}

export interface Landing extends Omit<Rest, "testimonials" | "spread" | "countedAt"> {
  featured: FeaturedCourse[];
  testimonials: (Omit<VoiceRow, "file"> & { picture: VoicePicture | null })[];
  spread: LandingSpread | null;
  /** When the totals were last counted; until then they were right. */
  countedAt: Date;
  asOf: Date;
}

const VoiceRow = rowSchema(() => ({
  name: z.string(),
  role: z.string(),
  content: z.string(),
  rating: z.number(),
  file: VoiceFile().nullable(),
}));
type VoiceRow = RowOf<typeof VoiceRow>;

const Rest = rowSchema(() => ({
  /** Subjects with the number of public courses in them and in what they contain. */
  categories: z.array(
    z.strictObject({ slug: z.string(), name: z.string(), icon: z.string().nullable(), count: z.number() }),
  ),
  totals: z.strictObject({
    courses: z.number(),
    learners: z.number(),
    lessonsCompleted: z.number(),
    certificates: z.number(),
  }),
  testimonials: z.array(VoiceRow()),
  spread: SpreadRow().nullable(),
  countedAt: z.date().nullable(),
}));
type Rest = RowOf<typeof Rest>;

/** What the landing page shows, in two queries and kept by tag. */
export function getLanding({ db, now }: Pick<Deps, "db" | "now">): Promise<Landing> {
  return cached("landing", ["catalog", "categories", "site"], async () => {
    const at = now();
    const [featured, [rest]] = await Promise.all([
      queryRows(db, FeaturedCourse)(featuredCourses),
      queryRows(db, Rest)`
        SELECT ${categories} AS "categories", ${testimonials} AS "testimonials", ${spread} AS "spread", ${totals} AS "totals",
          (SELECT h."beat_at" FROM "heartbeat" h WHERE h."name" = 'figures') AS "countedAt"`,
    ]);
    const empty: Rest = {
      categories: [],
      testimonials: [],
      spread: null,
      totals: { courses: 0, learners: 0, lessonsCompleted: 0, certificates: 0 },
      countedAt: null,
    };
    const found = rest ?? empty;
    return {
      value: {
        ...found,
        featured,
        testimonials: await Promise.all(found.testimonials.map(showVoice)),
        spread: found.spread && (await openSpread(found.spread)),
        countedAt: found.countedAt ?? at,
        asOf: at,
      },
      until: nextChange(
        [...featured.map((c) => c.discountEndsAt), dateOf(found.spread?.discountEndsAt), recountAt(at)],
        at,
      ),
    };
  });
}

const showVoice = async ({ file, ...voice }: VoiceRow) => ({ ...voice, picture: file && (await voicePicture(file)) });

const dateOf = (text: string | null | undefined) => (text ? new Date(text) : null);

/** Enough for one page of a spread; a heading or a caption is no opening. */
const spreadLength = 700;
const shortestParagraph = 60;

async function openSpread({ content, discountEndsAt, revisedAt, ...found }: SpreadRow): Promise<LandingSpread> {
  const row = await linkPortrait(found);
  const paragraphs: string[] = [];
  let length = 0;
  for (const line of (await plainText(content)).split("\n")) {
    if (line.length < shortestParagraph) continue;
    if (paragraphs.length > 0 && length + line.length > spreadLength) break;
    paragraphs.push(line);
    length += line.length;
  }
  return { ...row, paragraphs, discountEndsAt: dateOf(discountEndsAt), revisedAt: dateOf(revisedAt) };
}

const featuredCourses = courseEntries(
  Prisma.sql`TRUE`,
  Prisma.sql`c."is_featured" DESC, c."enrolled_count" DESC, c."published_at" DESC`,
  6,
);

/** Featured ones in their order, or where none of those holds a course the most used; counted as the catalog's facet counts. */
const categories = Prisma.sql`
  COALESCE((WITH RECURSIVE placed AS (
      SELECT c."id", c."category_id" AS "nodeId" FROM "course" c WHERE ${publicCourses} AND c."category_id" IS NOT NULL
      UNION SELECT p."id", g."parent_id" FROM placed p JOIN "category" g ON g."id" = p."nodeId" WHERE g."parent_id" IS NOT NULL),
    held AS (
      SELECT g."slug", g."name", g."icon", g."is_featured", g."sort_order", count(*)::int AS "count"
        FROM placed p JOIN "category" g ON g."id" = p."nodeId" WHERE g."is_active" GROUP BY g."id")
    SELECT jsonb_agg(jsonb_build_object('slug', f."slug", 'name', f."name", 'icon', f."icon", 'count', f."count")) FROM (
      SELECT h.* FROM held h WHERE h."is_featured" OR NOT EXISTS (SELECT 1 FROM held o WHERE o."is_featured")
       ORDER BY CASE WHEN h."is_featured" THEN h."sort_order" END, h."count" DESC, h."name" LIMIT 8) f), '[]'::jsonb)`;

const testimonials = Prisma.sql`
  COALESCE((SELECT jsonb_agg(to_jsonb(f)) FROM (
    SELECT t."name", t."role", t."content", t."rating",
           CASE WHEN v."id" IS NOT NULL THEN jsonb_build_object('storageKey', v."storage_key", 'originalName', v."original_name",
             'mimeType', v."mime_type", 'width', v."width", 'height', v."height", 'variants', v."variants",
             'altText', v."alt_text", 'isDecorative', v."is_decorative") END AS "file"
      FROM "testimonial" t LEFT JOIN "stored_file" v ON v."id" = t."avatar_file_id" AND v."state" = 'READY' WHERE t."is_featured" ORDER BY t."position", t."created_at" LIMIT 3) f), '[]'::jsonb)`;

/** The first open lesson to read of the course that is first, and what that course's title page says. */
const spread = Prisma.sql`
  (SELECT to_jsonb(f) FROM (
    SELECT c."slug" AS "courseSlug", v."title" AS "courseTitle", v."level"::text AS "level", v."language",
           to_jsonb(v."objectives"[1:3]) AS "objectives", COALESCE(v."duration_minutes", v."total_minutes") AS "courseMinutes", v."lesson_count" AS "lessonCount",
           v."assessment_count" AS "assessmentCount", v."published_at" AS "revisedAt", c."price_minor" AS "priceMinor", c."currency",
           c."discount_price_minor" AS "discountPriceMinor", c."discount_ends_at" AS "discountEndsAt",
           g."name" AS "categoryName", COALESCE(g."cover_grammar", g."slug") AS "coverGrammar",
           COALESCE(NULLIF(p."display_name", ''), u."name", '') AS "instructor", COALESCE(p."headline", '') AS "headline",
           COALESCE(u."username", '') AS "teacherName", ${teacherPortrait} AS "portrait",
           CASE WHEN p."status" = 'ACTIVE' AND p."is_public" THEN u."username" END AS "teacherPage",
           (SELECT COALESCE(jsonb_agg(jsonb_build_object('title', o."title", 'minutes', COALESCE(o."duration_minutes",
              (SELECT COALESCE(sum(w."duration_minutes"), 0) FROM "lesson_version" w WHERE w."module_version_id" = o."id"))) ORDER BY o."position"), '[]'::jsonb)
              FROM "module_version" o WHERE o."version_id" = v."id" AND o."published_at" <= now()) AS "modules",
           l."lesson_id" AS "lessonId", l."title" AS "lessonTitle",
           (SELECT count(*) FROM "module_version" o WHERE o."version_id" = v."id" AND o."published_at" <= now() AND o."position" <= m."position")
             || '.' || (l."position" + 1) AS "place",
           l."duration_minutes" AS "minutes", left(l."content", 6000) AS "content"
      FROM "course" c JOIN "course_version" v ON v."id" = c."live_version_id" JOIN "lesson_version" l ON l."version_id" = v."id"
      JOIN "module_version" m ON m."id" = l."module_version_id" AND m."published_at" <= now()
      LEFT JOIN "category" g ON g."id" = c."category_id"
      LEFT JOIN "course_instructor" i ON i."course_id" = c."id" AND i."role" = 'LEAD' AND i."is_active"
      LEFT JOIN "users" u ON u."id" = i."user_id" LEFT JOIN "instructor_profile" p ON p."user_id" = u."id"
     WHERE ${publicCourses} AND l."type" = 'READING' AND (l."access_level" = 'GUEST' OR l."is_free_preview") AND l."content" <> ''
     ORDER BY c."is_featured" DESC, c."enrolled_count" DESC, m."position", l."position" LIMIT 1) f)`;

/** As features/statistics counted them, a moment after they changed; courses as the list beside them. */
const totals = Prisma.sql`
  jsonb_build_object(
    'courses', (SELECT count(*) FROM "course" c WHERE ${publicCourses}),
    'learners', COALESCE((SELECT f."total_students" FROM "platform_statistics" f), 0),
    'lessonsCompleted', COALESCE((SELECT f."lessons_completed" FROM "platform_statistics" f), 0),
    'certificates', COALESCE((SELECT f."certificates_issued" FROM "platform_statistics" f), 0))`;
